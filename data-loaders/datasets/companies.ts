import type {Row} from "../contract.js";
import type {Report} from "../sources/report.js";
import type {TextRow} from "../textTable.js";
import {readReportFile} from "./reportFile.js";

const HEADER = ["code", "name_zh", "name_en", "sector_zh", "sector_printed_zh"];

/** A stock code with its exchange: `NNNNNN.SH`, `.SZ` or `.BJ`. */
export function stockCode(r: TextRow, field: string): string {
  return /^\d{6}\.(SH|SZ|BJ)$/.test(r.text(field))
    ? r.text(field)
    : r.fail(field, "not a code NNNNNN.(SH|SZ|BJ)");
}

/** Names, sectors and exchange of every company, in the order of the report. */
export async function readCompanies(report: Report): Promise<Row[]> {
  const sectors = await readSectors(report);
  const sector = (r: TextRow, field: string) =>
    sectors.has(r.text(field)) ? r.text(field) : r.fail(field, "unknown sector");
  const rows = await readReportFile(report, "companies", HEADER, {field: "code"});
  return rows.map((r) => ({
    code: stockCode(r, "code"),
    name_zh: r.text("name_zh"),
    name_en: r.text("name_en"),
    sector_zh: sector(r, "sector_zh"),
    sector_en: sectors.get(r.text("sector_zh")) ?? null,
    sector_printed_zh: sector(r, "sector_printed_zh"),
    exchange: stockCode(r, "code").slice(-2),
    source: report.facts.source,
    // Reports print the exchanges of the mainland alone.
    currency: "CNY",
    industry_zh: null
  }));
}

async function readSectors(report: Report): Promise<Map<string, string>> {
  const rows = await readReportFile(report, "sectors", ["sector_zh", "sector_en"], {field: "sector_zh"});
  return new Map(rows.map((r) => [r.text("sector_zh"), r.text("sector_en")]));
}
