import {answerCompanies} from "../../../data-loaders/answer.js";
import {companyFacts, companyHistoryQueries, companyTableQueries} from "../../queries/company.js";
import {derivedTables} from "../../queries/derived.js";
import type {CompanyFacts} from "../../queries/rows/company.js";

await answerCompanies(
  {
    facts: companyTableQueries,
    history: (code, answers) => {
      const [facts] = answers[String(companyFacts(code))] ?? [];
      return facts ? companyHistoryQueries(code, facts as CompanyFacts) : [];
    }
  },
  derivedTables
);
