import {publishSnapshotDays} from "../../data-loaders/snapshotDays.js";
import {DAY_TABLES, derivedTables} from "../queries/derived.js";

await publishSnapshotDays(derivedTables, DAY_TABLES);
