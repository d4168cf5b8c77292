import {pageAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {DEFAULT_QUERIES} from "../../queries/defaults.js";
import {materializedTables} from "../../queries/materializedTables.js";

export default await loader(import.meta.filename, () =>
  pageAnswers(DEFAULT_QUERIES.compare, materializedTables)
);
