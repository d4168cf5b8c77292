import {loader} from "../../data-loaders/loader.js";
import {changesFile} from "../../data-loaders/snapshotDays.js";
import {RUN_CHANGES} from "../queries/runChanges.js";

export default await loader(import.meta.filename, () => changesFile(RUN_CHANGES));
