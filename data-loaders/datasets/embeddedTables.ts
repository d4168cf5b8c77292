import type {TableName, Tables} from "../contract.js";
import {addEvidence} from "../models/addEvidence.js";
import {embeddedEvidence} from "../models/embedded.js";
import {flagScores} from "../models/flagScores.js";
import type {Report} from "../sources/report.js";
import {deviceTables} from "./deviceTables.js";
import {reportTables} from "./reportTables.js";

/** Every published table without a refresh: what the reports print, the scores and the tables of devices that come with the notebook. */
export async function embeddedTables(reports?: readonly Report[]): Promise<Tables> {
  const printed = {...(await reportTables(reports)), ...(await deviceTables())};
  return flagScores(addEvidence(printed, [await embeddedEvidence()]));
}

/** The tables of the models' side: a store from before `aliases` is shown with the build's. */
export const MODEL_TABLES = [
  ...(["models", "benchmarks", "scores"] as const),
  ...(["aliases", "unmatched_names", "score_flags", "model_feeds"] as const)
] satisfies TableName[];
