import {withCurrencies} from "./companies/money.js";
import type {Tables} from "./contract.js";
import {flagScores} from "./models/flagScores.js";
import {computePercentiles} from "./percentile/computePercentiles.js";
import {computePerformance} from "./performance/computePerformance.js";
import {computeSectorDays} from "./sectors/sectorDays.js";
import {addForwardPe} from "./valuations/forwardPe.js";

/** `tables` with all that is derived from what a source brings, as of an ISO date. */
export async function computeTables(tables: Tables, asOf: string): Promise<Tables> {
  const ranked = await computePercentiles(flagScores(addForwardPe(withCurrencies(tables), asOf)), asOf);
  return computePerformance(await computeSectorDays(ranked, asOf), asOf);
}
