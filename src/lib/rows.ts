/** A result row: JSON values only, so that build-time answers and the browser's engine give the same. Dates are ISO text. */
export type DataRow = Record<string, string | number | boolean | null>;

/** The part of an Arrow table that is read here; apache-arrow's and flechette's tables both have it. */
interface ArrowTable {
  readonly numRows: number;
  readonly schema: {readonly fields: readonly {readonly name: string; readonly type: unknown}[]};
  getChildAt(index: number): {get(row: number): unknown} | null;
}

/** The rows of an Arrow table as plain objects. Throws for a type that has no JSON counterpart. */
export function decodeRows(table: ArrowTable): DataRow[] {
  const columns = table.schema.fields.map(({name, type}, i) => {
    const vector = table.getChildAt(i);
    return {name, decode: decoder(name, String(type)), get: (row: number) => vector?.get(row) ?? null};
  });
  return Array.from({length: table.numRows}, (_, row) =>
    Object.fromEntries(columns.map(({name, decode, get}) => [name, decode(get(row))]))
  );
}

function decoder(name: string, type: string): (value: unknown) => DataRow[string] {
  if (/^(Date|Timestamp)/.test(type)) return (value) => (value === null ? null : isoDate(value));
  return (value) => {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : null;
    if (typeof value === "bigint") return Number(value);
    throw new TypeError(`column ${name}: no plain value for ${type}`);
  };
}

function isoDate(value: unknown): string {
  const iso = new Date(Number(value)).toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso;
}
