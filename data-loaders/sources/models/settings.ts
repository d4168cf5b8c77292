import path from "node:path";
import {BadInput} from "../../badInput.js";
import {isDate} from "../../validateTables.js";
import {addressOf} from "../http/address.js";

type Env = Readonly<Record<string, string | undefined>>;

/** The feeds, those that are asked by default first. */
export const FEED_NAMES = ["epoch", "arena", "livebench", "mmlu-pro", "epoch-external"] as const;
export type FeedName = (typeof FEED_NAMES)[number];

/** What others than Epoch measured keeps their licences, and is asked for by name only. */
const BY_DEFAULT: readonly FeedName[] = ["epoch", "arena", "livebench", "mmlu-pro"];
/** Feeds that were decided on and are not read yet. */
const NOT_YET = ["helm"];

/** What an operator sets for this source. */
export interface ModelsSettings {
  readonly feeds: readonly FeedName[];
  /** Feeds that may bring far fewer scores than before. */
  readonly fewer: readonly FeedName[];
  /** Where the publishers' addresses are asked instead, each under its host's name; null: at the publishers'. */
  readonly mirror: string | null;
  /** Where answers are kept, so that an unchanged one is not fetched again. */
  readonly cacheFolder: string;
  /** Subsets of Arena's dataset. */
  readonly arenaSubsets: readonly string[];
  /** The release of LiveBench, ISO; null: the newest that its site names. */
  readonly liveBenchRelease: string | null;
}

/** Reads the settings from the environment. Throws BadInput that names the variable. */
export function modelsSettings(env: Env): ModelsSettings {
  return {
    feeds: feedsOf(env),
    fewer: knownFeeds("MODELS_FEWER", env.MODELS_FEWER),
    mirror: mirrorOf(env),
    cacheFolder: env.MODELS_CACHE || path.join(env.BENCHFOLIO_STORE || "store", "models-cache"),
    arenaSubsets: subsetsOf(env),
    liveBenchRelease: releaseOf(env)
  };
}

function listOf(text: string | undefined): string[] {
  return [...new Set((text ?? "").split(",").flatMap((name) => name.trim() || []))];
}

function feedsOf(env: Env): readonly FeedName[] {
  const feeds = knownFeeds("MODELS_FEEDS", env.MODELS_FEEDS);
  return feeds.length === 0 ? BY_DEFAULT : feeds;
}

function knownFeeds(variable: string, text: string | undefined): readonly FeedName[] {
  const names = listOf(text);
  for (const name of names) {
    if (NOT_YET.includes(name)) throw new BadInput({file: variable}, "is not read yet", name);
    if (!(FEED_NAMES as readonly string[]).includes(name))
      throw new BadInput({file: variable}, `not one of ${FEED_NAMES.join(", ")}`, name);
  }
  return FEED_NAMES.filter((name) => names.includes(name));
}

function mirrorOf(env: Env): string | null {
  if (!env.MODELS_URL) return null;
  const why = "what it answers could be changed on its way";
  return addressOf("MODELS_URL", env.MODELS_URL, why).replace(/\/+$/, "");
}

function subsetsOf(env: Env): readonly string[] {
  const names = listOf(env.MODELS_ARENA);
  for (const name of names)
    if (!/^[a-z][a-z0-9_]*$/.test(name))
      throw new BadInput({file: "MODELS_ARENA"}, "not the name of a subset, such as text or webdev", name);
  return names.length === 0 ? ["text"] : names;
}

function releaseOf(env: Env): string | null {
  const text = env.MODELS_LIVEBENCH || null;
  if (text !== null && !isDate(text))
    throw new BadInput({file: "MODELS_LIVEBENCH"}, "not a day YYYY-MM-DD", text);
  return text;
}
