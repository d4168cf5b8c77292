import {answer} from "../../../data-loaders/answer.js";
import {TABLE_NAMES} from "../../../data-loaders/contract.js";
import {DEFAULT_QUERIES} from "../../queries/defaults.js";
import {derivedTables} from "../../queries/derived.js";

await answer(DEFAULT_QUERIES.brief, derivedTables(TABLE_NAMES));
