import {BadInput} from "../badInput.js";
import type {Tables} from "../contract.js";
import {embeddedTables, MODEL_TABLES} from "../datasets/embeddedTables.js";
import {formatCount} from "../gate/violation.js";
import {publicMessageOf} from "../messageOf.js";
import {printable} from "../printable.js";
import {type DownloadOptions, downloader} from "./models/download.js";
import {FEEDS, type FeedOptions} from "./models/feeds.js";
import {type FeedOutcome, mergeFeeds} from "./models/mergeFeeds.js";
import {type FeedName, modelsSettings} from "./models/settings.js";
import type {FetchOptions, Source} from "./source.js";

/** Public feeds of scores over what is published. See docs/models.md. */
export const modelsSource: Source = sourceWith({});

/** The source with another clock or patience: for tests. */
export function sourceWith(given: Pick<DownloadOptions, "clock" | "timeoutMs">): Source {
  return {
    name: "models",
    secrets: [],
    async fetch(options) {
      const {signal, say, today, progress, env} = options;
      const as_of = dayOf(options);
      const settings = modelsSettings(env);
      const download = downloader(settings, {...given, signal, say, today});
      const asked: FeedOutcome[] = [];
      for (const [i, feed] of settings.feeds.entries()) {
        progress(i, settings.feeds.length);
        asked.push(await outcomeOf(feed, {download, settings, say}, signal));
      }
      progress(settings.feeds.length, settings.feeds.length);
      const base = await withModels(options.base);
      const {tables, outcomes} = mergeFeeds(asked, {
        base,
        published: options.published ?? base,
        fewer: settings.fewer
      });
      if (outcomes.every(({answer}) => answer === null))
        throw new BadInput({file: "models"}, noFeed(outcomes, "message"), undefined, {
          publicly: noFeed(outcomes, "public_message")
        });
      for (const outcome of outcomes) say(summary(outcome, tables));
      const rows_in = outcomes.reduce((sum, {answer}) => sum + (answer?.evidence.scores.length ?? 0), 0);
      return {tables, as_of, rows_in};
    }
  };
}

/** Scores of models are no news of the market: the day is that of the tables below. */
function dayOf({as_of, base_as_of}: FetchOptions): string {
  if (base_as_of === undefined) throw new Error("models: the day of the tables is not given");
  if (as_of !== null && base_as_of > as_of)
    throw new BadInput({file: "models"}, `the earliest tables are of ${base_as_of}, nothing as of`, as_of);
  return base_as_of;
}

/** What one feed says, or why it does not. Throws where the refresh is to end. */
export async function outcomeOf(
  feed: FeedName,
  options: FeedOptions,
  signal: AbortSignal
): Promise<FeedOutcome> {
  const {read, ...facts} = FEEDS[feed];
  const outcome = {...facts, feed};
  try {
    const answer = await read(options);
    if (answer.evidence.scores.length === 0) throw new BadInput({file: facts.url}, "holds no score");
    return {...outcome, answer, message: null, public_message: null};
  } catch (error) {
    signal.throwIfAborted();
    // What is no bad input is a fault of the program, and its trace is wanted.
    if (!(error instanceof BadInput) && error instanceof Error) options.say(error.stack ?? error.message);
    const message = printable((error as Error).message);
    const public_message = printable(publicMessageOf(error));
    return {...outcome, answer: null, message, public_message};
  }
}

/** A snapshot from before there were names of models gets what comes with the notebook. */
async function withModels(base: Tables): Promise<Tables> {
  if (base.aliases.length > 0) return base;
  const embedded = await embeddedTables();
  return {...base, ...Object.fromEntries(MODEL_TABLES.map((name) => [name, embedded[name]]))};
}

function noFeed(outcomes: readonly FeedOutcome[], words: "message" | "public_message"): string {
  return `no feed could be read: ${outcomes.map((each) => `${each.feed} (${each[words]})`).join("; ")}`;
}

function summary({feed, source, answer, message}: FeedOutcome, {scores, unmatched_names}: Tables): string {
  const rows = formatCount(scores.filter((row) => row.source === source).length, "score");
  if (answer === null) return `models ${feed}: failed, ${rows} of before kept: ${message}`;
  const strangers = unmatched_names.filter((row) => row.source === source).length;
  const names = strangers === 0 ? "" : `; ${formatCount(strangers, "name")} not matched, see unmatched_names`;
  return `models ${feed}: ${rows}, fetched ${answer.retrieved}${names}`;
}
