import {dayAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {DAY_TABLES} from "../../queries/companyFigures.js";
import {DEFAULT_QUERIES} from "../../queries/defaults.js";
import {materializedTables} from "../../queries/materializedTables.js";

export default await loader(import.meta.filename, async () =>
  JSON.stringify(await dayAnswers(DEFAULT_QUERIES.valuation, materializedTables, DAY_TABLES))
);
