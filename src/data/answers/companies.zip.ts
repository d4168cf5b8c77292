import {type CompanyQueries, companyAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {
  companyFacts,
  companyHistoryQueries,
  companyLinks,
  companyTableQueries
} from "../../queries/company.js";
import {materializedTables} from "../../queries/materializedTables.js";
import {sourceNames} from "../../queries/reports.js";
import type {CompanyFacts} from "../../queries/rows/company.js";
import {codeAliases} from "../../queries/scope.js";

const queries: CompanyQueries = {
  facts: companyTableQueries,
  history: (code, answers) => {
    const [facts] = answers[String(companyFacts(code))] ?? [];
    return facts ? companyHistoryQueries(code, facts as CompanyFacts) : [];
  }
};
export default await loader(import.meta.filename, () =>
  companyAnswers(queries, (open) => materializedTables(open, {kind: "all"}), [
    sourceNames(),
    companyLinks(),
    codeAliases()
  ])
);
