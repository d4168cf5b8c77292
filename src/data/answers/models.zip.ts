import {modelAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {materializedTables} from "../../queries/materializedTables.js";
import {modelLinks, modelQueries} from "../../queries/models.js";
import {sourceNames} from "../../queries/reports.js";

export default await loader(import.meta.filename, () =>
  modelAnswers({shared: [sourceNames(), modelLinks()], own: modelQueries}, materializedTables)
);
