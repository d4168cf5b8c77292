import {addDays} from "../../addDays.js";
import {askedCode} from "../../companies/codes.js";
import type {Row} from "../../contract.js";
import type {Each} from "../market/counting.js";
import {compactDate} from "../market/plan.js";
import {latestActuals} from "./actuals.js";
import {type Ask, nameOf} from "./ask.js";
import type {TushareClient} from "./client.js";
import {buildConsensus, FORECAST_DAYS} from "./consensus.js";
import {readForecasts, readStatements} from "./endpoints.js";
import {KEEP_TODAY} from "./fetchMarket.js";
import type {TushareSettings} from "./settings.js";

/** The last years whose reported figures are asked for: growth is taken from the latest of them. */
const YEARS_BACK = 3;

/** What a company reported of the last years, as it was known on `as_of`. */
async function fetchActuals(
  client: TushareClient,
  code: string,
  {as_of, today}: {readonly as_of: string; readonly today: string}
): Promise<Row[]> {
  const start = `${Number(as_of.slice(0, 4)) - YEARS_BACK}0101`;
  const ask: Ask = {
    api: "income",
    params: {ts_code: askedCode(code), report_type: "1", start_date: start, end_date: compactDate(as_of)}
  };
  const statements = await client.ask(ask, KEEP_TODAY, (data) => readStatements(ask, data, today));
  return latestActuals(statements, as_of, nameOf(ask));
}

/** What brokers expect of the year of `as_of` and of later ones. */
async function fetchConsensus(client: TushareClient, code: string, as_of: string): Promise<Row[]> {
  const start = addDays(as_of, -FORECAST_DAYS);
  const ask: Ask = {
    api: "report_rc",
    params: {ts_code: askedCode(code), start_date: compactDate(start), end_date: compactDate(as_of)}
  };
  const forecasts = await client.ask(ask, KEEP_TODAY, (data) => readForecasts(ask, data));
  return buildConsensus(forecasts, Number(as_of.slice(0, 4)), as_of);
}

/** Reported figures and consensus of companies, one call each; none of what the settings leave out. */
export async function fetchCompanies(
  client: TushareClient,
  {
    settings,
    companies,
    as_of,
    today,
    each
  }: {
    readonly settings: TushareSettings;
    readonly companies: readonly string[];
    readonly as_of: string;
    readonly today: string;
    readonly each: Each;
  }
): Promise<{actuals: Row[]; consensus: Row[]}> {
  const actuals: Row[] = [];
  const consensus: Row[] = [];
  if (!settings.skipped.has("income"))
    await each(
      companies,
      async (code) => void actuals.push(...(await fetchActuals(client, code, {as_of, today})))
    );
  if (!settings.skipped.has("report_rc"))
    await each(
      companies,
      async (code) => void consensus.push(...(await fetchConsensus(client, code, as_of)))
    );
  return {actuals, consensus};
}
