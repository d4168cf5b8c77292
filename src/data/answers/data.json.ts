import {changeAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {DEFAULT_QUERIES} from "../../queries/defaults.js";
import {materializedTables} from "../../queries/materializedTables.js";
import {RUN_CHANGES} from "../../queries/runChanges.js";

export default await loader(import.meta.filename, () =>
  changeAnswers(DEFAULT_QUERIES.data, materializedTables, RUN_CHANGES)
);
