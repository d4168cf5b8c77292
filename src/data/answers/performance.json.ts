import {answer} from "../../../data-loaders/answer.js";
import {DEFAULT_QUERIES} from "../../queries/defaults.js";
import {derivedTables} from "../../queries/derived.js";

await answer(DEFAULT_QUERIES.performance, derivedTables);
