import {html} from "htl";
import type {CompanyMessages} from "../../lib/messages/company.js";
import type {CompanyOption} from "../../queries/rows/company.js";
import {companyLink, companyName, sectorName} from "../companyName.js";
import {jumpList} from "../jumpList.js";
import {longName} from "../longName.js";

/** A button that opens a list of links to all companies, by sector, found by names in both languages, codes and sectors. */
export function companyJump(
  companies: readonly CompanyOption[],
  {m, lang, current}: {readonly m: CompanyMessages; readonly lang: string; readonly current: string}
): HTMLElement {
  const items = companies.map((company) => ({
    link: companyLink(
      company.code,
      html`${longName(companyName(company, lang))} <small>${company.code}</small>`
    ),
    group: sectorName(company, lang),
    words: Object.values(company),
    isCurrent: company.code === current
  }));
  return jumpList(items, m);
}
