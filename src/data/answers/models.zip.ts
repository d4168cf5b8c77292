import {modelAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {materializedTables} from "../../queries/materializedTables.js";
import {modelQueries} from "../../queries/models.js";

export default await loader(import.meta.filename, () => modelAnswers(modelQueries, materializedTables));
