import {pageAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {DEFAULT_QUERIES} from "../../queries/defaults.js";
import {derivedTables} from "../../queries/derived.js";

export default await loader(import.meta.filename, () => pageAnswers(DEFAULT_QUERIES.data, derivedTables));
