import {BadInput} from "./badInput.js";
import {CONTRACT, type ColumnType, TABLE_NAMES, type Tables, type Value} from "./contract.js";

/** Throws BadInput at the first cell that is no value of its column, and at a table or column the contract does not know. */
export function validateTables(tables: Tables): void {
  for (const name of Object.keys(tables))
    if (!(TABLE_NAMES as string[]).includes(name)) throw new BadInput({file: name}, "no such table");
  for (const name of TABLE_NAMES) {
    const columns = Object.entries(CONTRACT[name]);
    const known = new Set(columns.map(([column]) => column));
    if (!Array.isArray(tables[name])) throw new BadInput({file: name}, "no rows");
    tables[name].forEach((row, i) => {
      for (const field of Object.keys(row))
        if (!known.has(field)) throw new BadInput({file: name, row: i + 1, field}, "no such column");
      for (const [field, type] of columns)
        if (!isOf(type, row[field] ?? null))
          throw new BadInput({file: name, row: i + 1, field}, `not ${type}`, row[field]);
    });
  }
}

function isOf(type: ColumnType, value: Value): boolean {
  if (value === null) return true;
  if (type === "VARCHAR") return typeof value === "string";
  if (type === "BOOLEAN") return typeof value === "boolean";
  if (type === "DOUBLE") return typeof value === "number" && Number.isFinite(value);
  if (type === "INTEGER") return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  return typeof value === "string" && (type === "DATE" ? isDate(value) : !Number.isNaN(Date.parse(value)));
}

/** Whether `text` is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(text)) return false;
  // Every month has these; millions of days are asked about.
  const day = text.slice(8);
  if (day >= "01" && day <= "28") return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(+date) && date.toISOString().startsWith(text);
}
