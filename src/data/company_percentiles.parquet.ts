import {loader} from "../../data-loaders/loader.js";
import {derivedFile} from "../../data-loaders/snapshotDays.js";
import {derivedTables} from "../queries/derived.js";

export default await loader(import.meta.filename, () => derivedFile(derivedTables, "company_percentiles"));
