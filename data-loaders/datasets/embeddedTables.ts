import type {TableName, Tables} from "../contract.js";
import {addEvidence} from "../models/addEvidence.js";
import {embeddedEvidence} from "../models/embedded.js";
import {flagScores} from "../models/flagScores.js";
import type {Report} from "../sources/report.js";
import {reportTables} from "./reportTables.js";

/** Every published table without a refresh: what the reports print, and the scores that come with the notebook. */
export async function embeddedTables(reports?: readonly Report[]): Promise<Tables> {
  return flagScores(addEvidence(await reportTables(reports), [await embeddedEvidence()]));
}

/** The tables of the models' side: a store from before `aliases` is shown with the build's. */
export const MODEL_TABLES = [
  ...(["models", "benchmarks", "scores"] as const),
  ...(["aliases", "unmatched_names", "score_flags", "model_feeds"] as const)
] satisfies TableName[];
