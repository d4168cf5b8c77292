import {dayAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {DAY_TABLES, materializedTables} from "../../queries/materializedTables.js";
import {valuationFacts, valuationQueries} from "../../queries/valuation.js";

const queries = {facts: valuationFacts(), companies: valuationQueries};
export default await loader(import.meta.filename, async () =>
  JSON.stringify(await dayAnswers(queries, materializedTables, DAY_TABLES))
);
