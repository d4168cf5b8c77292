import {companyName} from "../../components/companyName.js";
import type {About} from "../../components/figure.js";
import type {CompanyFacts} from "../../queries/rows/company.js";

/** What a figure of a company's page says of the company where it is taken away. */
export function companyAbout(facts: CompanyFacts, lang: string): About {
  const {code, name_zh, name_en} = facts;
  return {title: `${companyName(facts, lang)} ${code}`, file: code, columns: {code, name_zh, name_en}};
}
