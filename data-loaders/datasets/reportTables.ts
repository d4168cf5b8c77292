import type {Tables} from "../contract.js";
import {type ReportFiles, reportFiles} from "../sources/report.js";
import {readCompanies} from "./companies.js";
import {readDevices} from "./devices.js";
import {readModels} from "./models.js";
import {readRatingScale} from "./ratingScale.js";
import {readReferenceFigures} from "./referenceFigures.js";
import {readScores} from "./scores.js";
import {readValuations} from "./valuations.js";

/** Every published table from the embedded report. Throws BadInput at the first bad value; the order of rows is the report's. */
export async function reportTables(read: ReportFiles = reportFiles()): Promise<Tables> {
  const models = await readModels(read);
  const companies = await readCompanies(read);
  return {
    models: models.rows,
    ...(await readScores(read, models.known)),
    companies,
    ...(await readValuations(read, companies)),
    ...(await readDevices(read, models.known)),
    // The report prints no daily figures, and nothing was refreshed.
    pe_history: [],
    pe_percentiles: [],
    pe_static_percentiles: [],
    index_history: [],
    performance: [],
    refresh_runs: [],
    snapshots: [],
    reference_figures: await readReferenceFigures(read),
    rating_scale: await readRatingScale(read)
  };
}
