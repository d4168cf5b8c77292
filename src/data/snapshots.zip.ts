import {loader} from "../../data-loaders/loader.js";
import {snapshotDayFiles} from "../../data-loaders/snapshotDays.js";
import {DAY_TABLES} from "../queries/companyFigures.js";
import {materializedTables} from "../queries/materializedTables.js";

export default await loader(import.meta.filename, () => snapshotDayFiles(materializedTables, DAY_TABLES));
