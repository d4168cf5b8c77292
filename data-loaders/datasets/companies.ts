import type {Row} from "../contract.js";
import type {ReportFiles} from "../sources/report.js";
import {checkUnique, readTable, type TextRow} from "../textTable.js";

const HEADER = ["code", "name_zh", "name_en", "sector_zh", "sector_printed_zh"];

/** A stock code with its exchange: `NNNNNN.SH`, `.SZ` or `.BJ`. */
export function stockCode(r: TextRow, field: string): string {
  return /^\d{6}\.(SH|SZ|BJ)$/.test(r.text(field))
    ? r.text(field)
    : r.fail(field, "not a code NNNNNN.(SH|SZ|BJ)");
}

/** Names, sectors and exchange of every company, in the order of the report. */
export async function readCompanies(read: ReportFiles): Promise<Row[]> {
  const sectors = await readSectors(read);
  const sector = (r: TextRow, field: string) =>
    sectors.has(r.text(field)) ? r.text(field) : r.fail(field, "unknown sector");
  const file = "companies.csv";
  const rows = readTable(file, await read("companies"), HEADER);
  checkUnique(file, rows, "code", (r) => r.text("code"));
  return rows.map((r) => ({
    code: stockCode(r, "code"),
    name_zh: r.text("name_zh"),
    name_en: r.text("name_en"),
    sector_zh: sector(r, "sector_zh"),
    sector_en: sectors.get(r.text("sector_zh")) ?? null,
    sector_printed_zh: sector(r, "sector_printed_zh"),
    exchange: stockCode(r, "code").slice(-2)
  }));
}

async function readSectors(read: ReportFiles): Promise<Map<string, string>> {
  const file = "sectors.csv";
  const rows = readTable(file, await read("sectors"), ["sector_zh", "sector_en"]);
  checkUnique(file, rows, "sector_zh", (r) => r.text("sector_zh"));
  return new Map(rows.map((r) => [r.text("sector_zh"), r.text("sector_en")]));
}
