import type {Column} from "./column.js";

/** By which column the rows are ordered. */
export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

/** What a click on the header of `key` leads to: ascending, descending, the original order (null). */
export function nextSort(current: Sort | null, key: string): Sort | null {
  if (current?.key !== key) return {key, descending: false};
  return current.descending ? null : {key, descending: true};
}

/**
 * The rows by the value of a column: numbers before texts, texts as the language orders them, digits
 * in them as numbers (7B before 13B). What has no value comes last in both directions, and rows that
 * compare alike keep their order. Rows of one group stand together, the group of the first row first.
 */
export function sortRows<Row extends object>(
  rows: readonly Row[],
  column: Column<Row>,
  {descending, lang}: {readonly descending: boolean; readonly lang: string}
): Row[] {
  const {compare} = new Intl.Collator(lang, {numeric: true});
  const sign = descending ? -1 : 1;
  const groups = new Map<string, number>();
  const groupOf = (row: Row) => {
    const name = column.group?.(row) ?? "";
    if (!groups.has(name)) groups.set(name, groups.size);
    return groups.get(name)!;
  };
  const keyed = rows.map((row) => ({row, order: orderOf(row, column), group: groupOf(row)}));
  keyed.sort(({order: a, group: groupA}, {order: b, group: groupB}) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (groupA !== groupB) return groupA - groupB;
    if (typeof a === "string" && typeof b === "string") return sign * compare(a, b);
    if (typeof a === "number" && typeof b === "number") return sign * (a < b ? -1 : a > b ? 1 : 0);
    return sign * (typeof a === "number" ? -1 : 1);
  });
  return keyed.map(({row}) => row);
}

function orderOf<Row extends object>(row: Row, column: Column<Row>): number | string | null {
  const value: unknown = column.order ? column.order(row) : row[column.key];
  if (value == null || Number.isNaN(value)) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  return value instanceof Date ? value.getTime() : String(value);
}
