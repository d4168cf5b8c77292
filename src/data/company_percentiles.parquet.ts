import {publishDerived} from "../../data-loaders/snapshotDays.js";
import {derivedTables} from "../queries/derived.js";

await publishDerived(derivedTables, "company_percentiles");
