import {loader} from "../../data-loaders/loader.js";
import {derivedFile} from "../../data-loaders/snapshotDays.js";
import {materializedTables} from "../queries/materializedTables.js";

export default await loader(import.meta.filename, () => derivedFile(materializedTables, "other_percentiles"));
