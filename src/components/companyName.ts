import {html} from "htl";
import type {CompanyRow} from "../queries/rows/valuation.js";

type Named = Pick<CompanyRow, "name_zh" | "name_en">;

/** A company's name in the reader's language. */
export function companyName({name_zh, name_en}: Named, lang: string): string {
  return lang === "zh" ? name_zh : name_en;
}

/** A company's name in the reader's language and then in the other one, once where they are alike. */
export function bothNames(row: Named, lang: string): string {
  return [...new Set([companyName(row, lang), companyName(row, lang === "zh" ? "en" : "zh")])].join(" ");
}

/** A sector's name in the reader's language. */
export function sectorName(
  {sector_zh, sector_en}: Pick<CompanyRow, "sector_zh" | "sector_en">,
  lang: string
): string {
  return lang === "zh" ? sector_zh : sector_en;
}

/** The rows by a reason, each with the names of its companies: what a chart leaves out, said in words. */
export function byReason<Row extends Named>(
  rows: readonly Row[],
  reason: (row: Row) => string,
  lang: string
): [reason: string, names: string[]][] {
  const groups = new Map<string, string[]>();
  for (const row of rows)
    groups.set(reason(row), [...(groups.get(reason(row)) ?? []), companyName(row, lang)]);
  return [...groups];
}

/**
 * The file of a company's page, from a page in `src/companies`; from elsewhere, `folder` leads there. One that is in no
 * list of the site (`isListed` false) is shown by the page of any.
 */
export function companyAddress(code: string, folder = "./", isListed = true): string {
  const name = encodeURIComponent(code);
  return isListed ? `${folder}${name}.html` : `${folder}company.html?code=${name}`;
}

/** A link to a company's page. `data-company` marks it for whoever adds what the page shares with that one. */
export function companyLink(code: string, text: string | Node, folder = "./", isListed = true): HTMLElement {
  return html`<a class="bf-company-link" href=${companyAddress(code, folder, isListed)} data-company=${code}>${text}</a>`;
}
