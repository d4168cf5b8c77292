import path from "node:path";
import {BadInput} from "../../badInput.js";
import {addressOf} from "../http/address.js";
import {ENDPOINTS, type Endpoint} from "./calls.js";

type Env = Readonly<Record<string, string | undefined>>;

/** What an operator sets for this source. */
export interface TushareSettings {
  readonly token: string;
  /** Where calls are posted to. */
  readonly url: string;
  readonly callsPerMinute: number;
  /** Whether the history of every listed company is fetched, and not only of those with a name and a sector here. */
  readonly isWholeMarket: boolean;
  /** Endpoints that are not asked, because the account may not. */
  readonly skipped: ReadonlySet<Endpoint>;
  /** Where answers are kept, so that a run that was killed does not ask again. */
  readonly cacheFolder: string;
}

const URL_DEFAULT = "https://api.tushare.pro/dataapi";
/** Below the 200 of the smallest account that may ask for all of these endpoints but the forecasts. */
const CALLS_DEFAULT = 150;
const CALLS_MOST = 1_000;
/** Tokens are 56 characters. What is much shorter is none, and could not be taken out of messages. */
const SHORTEST_TOKEN = 16;
/** Endpoints without which there is nothing to store. */
const SKIPPABLE: readonly Endpoint[] = ["income", "report_rc", "index_daily"];

/** Reads the settings from the environment. Throws BadInput that names the variable, and never its secret value. */
export function tushareSettings(env: Env): TushareSettings {
  return {
    token: tokenOf(env),
    url: urlOf(env),
    callsPerMinute: callsOf(env),
    isWholeMarket: wordOf(env, "TUSHARE_COMPANIES", ["report", "all"]) === "all",
    skipped: skippedOf(env),
    cacheFolder: env.TUSHARE_CACHE || path.join(env.BENCHFOLIO_STORE || "store", "tushare-cache")
  };
}

function tokenOf(env: Env): string {
  const place = {file: "TUSHARE_TOKEN"};
  const token = env.TUSHARE_TOKEN?.trim() ?? "";
  if (token === "") throw new BadInput(place, "is not set; it is on your account's page at tushare.pro");
  if (token.length < SHORTEST_TOKEN || !/^[\x21-\x7e]+$/.test(token))
    throw new BadInput(place, "is no token (too short, or with spaces in it)");
  return token;
}

// The token is in the body of every call: over plain HTTP anybody on the way could read it.
function urlOf(env: Env): string {
  return addressOf("TUSHARE_URL", env.TUSHARE_URL || URL_DEFAULT, "the token could be read on its way");
}

function callsOf(env: Env): number {
  const text = env.TUSHARE_CALLS_PER_MINUTE || String(CALLS_DEFAULT);
  const calls = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (calls >= 1 && calls <= CALLS_MOST) return calls;
  throw new BadInput({file: "TUSHARE_CALLS_PER_MINUTE"}, `not a whole number from 1 to ${CALLS_MOST}`, text);
}

function skippedOf(env: Env): ReadonlySet<Endpoint> {
  const names = (env.TUSHARE_SKIP ?? "").split(",").flatMap((name) => name.trim() || []);
  for (const name of names)
    if (!(SKIPPABLE as readonly string[]).includes(name))
      throw new BadInput({file: "TUSHARE_SKIP"}, `not one of ${SKIPPABLE.join(", ")}`, name);
  return new Set(ENDPOINTS.filter((name) => names.includes(name)));
}

function wordOf<T extends string>(env: Env, name: string, words: readonly T[]): T {
  const text = env[name] || words[0];
  const word = words.find((each) => each === text);
  if (word === undefined) throw new BadInput({file: name}, `not one of ${words.join(", ")}`, text);
  return word;
}
