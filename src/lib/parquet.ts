import {
  Bool,
  type Data,
  DateDay,
  Float64,
  Int32,
  Int64,
  makeData,
  Table,
  TimestampMicrosecond,
  tableToIPC,
  Utf8,
  Vector
} from "apache-arrow";
import {decompress} from "fzstd";
import {parquetMetadata, parquetRead, type SchemaElement} from "hyparquet";

/** What a column holds where a row has nothing: hyparquet leaves it out. */
type Missing = null | undefined;

/** Cells in the order of rows, as hyparquet gives them under `PARSERS`. */
type Cells = ArrayLike<unknown>;

// As they are stored, for they are stored like that again: a day as days, a text as its bytes.
const PARSERS = {
  dateFromDays: (days: number) => days,
  timestampFromMicroseconds: (micros: bigint) => micros,
  stringFromBytes: (bytes: Uint8Array) => bytes
};

/**
 * The rows of a published Parquet file (flat, zstd) as an Arrow IPC stream, which is what the engine takes. Decimals
 * become doubles: a file holds doubles of few digits as decimals where that makes it smaller, and every table has the
 * contract's types. Throws for a column of a type that no published table has.
 */
export async function parquetToArrow(bytes: Uint8Array): Promise<Uint8Array> {
  const {buffer} = new Uint8Array(bytes);
  const metadata = parquetMetadata(buffer);
  const elements = metadata.schema.slice(1);
  const chunks = new Map<string, [rowStart: number, Cells][]>(elements.map(({name}) => [name, []]));
  await parquetRead({
    file: {byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end)},
    metadata,
    compressors: {ZSTD: (input, length) => decompress(input, new Uint8Array(length))},
    parsers: PARSERS,
    onChunk: ({columnName, rowStart, columnData}) => chunks.get(columnName)?.push([rowStart, columnData])
  });
  const rows = Number(metadata.num_rows);
  const columns = elements.map((element) => [
    element.name,
    new Vector([column(element, join(chunks.get(element.name) ?? [], rows))])
  ]);
  return tableToIPC(new Table(Object.fromEntries(columns)), "stream");
}

/** A column's cells, row group after row group. */
function join(chunks: readonly [rowStart: number, Cells][], rows: number): Cells {
  if (chunks.length === 1) return chunks[0]![1];
  const cells = new Array<unknown>(rows);
  for (const [start, part] of chunks) for (let i = 0; i < part.length; i++) cells[start + i] = part[i];
  return cells;
}

function column(element: SchemaElement, cells: Cells): Data {
  const {length} = cells;
  const isThere = (i: number) => cells[i] !== null && cells[i] !== undefined;
  const nullBitmap = bitmap(length, isThere);
  let nullCount = 0;
  for (let i = 0; i < length; i++) if (!isThere(i)) nullCount++;
  const common = {length, nullCount, nullBitmap};
  switch (kindOf(element)) {
    case "text":
      return makeData({type: new Utf8(), ...common, ...texts(cells as ArrayLike<Uint8Array | Missing>)});
    case "boolean":
      return makeData({type: new Bool(), ...common, data: bitmap(length, (i) => cells[i] === true)});
    case "double":
      return makeData({type: new Float64(), ...common, data: Float64Array.from(cells as ArrayLike<number>)});
    case "integer":
      return makeData({type: new Int32(), ...common, data: Int32Array.from(cells as ArrayLike<number>)});
    case "day":
      return makeData({type: new DateDay(), ...common, data: Int32Array.from(cells as ArrayLike<number>)});
    case "bigint":
      return makeData({type: new Int64(), ...common, data: whole(cells)});
    case "moment":
      return makeData({type: new TimestampMicrosecond(), ...common, data: whole(cells)});
  }
}

function kindOf({name, type, converted_type, logical_type, repetition_type}: SchemaElement) {
  const says = converted_type ?? logical_type?.type;
  if (repetition_type !== "REPEATED") {
    if (says === "DECIMAL" || (type === "DOUBLE" && !says)) return "double";
    if (type === "BYTE_ARRAY" && (says === "UTF8" || says === "STRING")) return "text";
    if (type === "BOOLEAN") return "boolean";
    if (type === "INT32" && says === "DATE") return "day";
    if (type === "INT32" && (!says || says === "INT_32")) return "integer";
    if (type === "INT64" && (!says || says === "INT_64")) return "bigint";
    if (says === "TIMESTAMP_MICROS") return "moment";
  }
  throw new TypeError(`column ${name}: no table has ${[type, says, repetition_type].join(" ")}`);
}

/** One bit a row, the first in the lowest. */
function bitmap(length: number, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / 8));
  for (let i = 0; i < length; i++) if (isSet(i)) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

function whole(cells: Cells): BigInt64Array {
  return BigInt64Array.from({length: cells.length}, (_, i) => BigInt((cells[i] as bigint | Missing) ?? 0));
}

/** All texts in one run of bytes, and where each begins. */
function texts(cells: ArrayLike<Uint8Array | Missing>) {
  const valueOffsets = new Int32Array(cells.length + 1);
  for (let i = 0; i < cells.length; i++) valueOffsets[i + 1] = valueOffsets[i]! + (cells[i]?.length ?? 0);
  const data = new Uint8Array(valueOffsets[cells.length]!);
  for (let i = 0; i < cells.length; i++) data.set(cells[i] ?? [], valueOffsets[i]);
  return {valueOffsets, data};
}
