import {loader} from "../../data-loaders/loader.js";
import {snapshotDayFiles} from "../../data-loaders/snapshotDays.js";
import {DAY_TABLES, derivedTables} from "../queries/derived.js";

export default await loader(import.meta.filename, () => snapshotDayFiles(derivedTables, DAY_TABLES));
