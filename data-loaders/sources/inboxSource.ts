import {BadInput} from "../badInput.js";
import {amountOf} from "../companies/money.js";
import type {Row, Tables} from "../contract.js";
import {embeddedTables, MODEL_TABLES} from "../datasets/embeddedTables.js";
import {addEvidence} from "../models/addEvidence.js";
import {isPublished} from "../valuations/forwardPe.js";
import {overlayHistory} from "./combineSources.js";
import {overlayFields} from "./fieldGroups.js";
import {modelNote, unmatchedLines} from "./inbox/formatModels.js";
import {fileNotes} from "./inbox/formatSummary.js";
import {companyNames} from "./inbox/header/reshape.js";
import {inboxFolder, readInbox} from "./inbox/read.js";
import type {Inbox} from "./inbox/reader.js";
import type {Consensus, Valuation} from "./inbox/tables/rows.js";
import {allEvidence} from "./models/files/modelFile.js";
import {keepFeeds} from "./models/mergeFeeds.js";
import type {FeedName} from "./models/settings.js";
import {readReports, reportsUntil} from "./report.js";
import type {FetchOptions, Source} from "./source.js";

/**
 * The folder of exports on top of the embedded report, or of what earlier sources of the same refresh brought:
 * nothing else decides what the tables say. What was published before from files that are gone is gone as well.
 * Model files alone leave the companies' side as it is published, and its day.
 */
export const inboxSource: Source = {
  name: "inbox",
  secrets: [],
  async fetch(options) {
    const {today, env, base: published, earlier, say} = options;
    const folder = inboxFolder(env);
    const inbox = await readInbox(folder, undefined, today, companyNames((earlier ?? published).companies));
    const sayFile = options.sayFile ?? (({details}) => say(details));
    for (const note of [...fileNotes(inbox.files), ...inbox.models.map(modelNote)]) sayFile(note);
    const day = latestDay(inbox);
    const {base, as_of} =
      day === null ? await belowModels(folder, inbox, options) : await belowMarket(day, options);
    const tables = withModels(inboxTables(base, inbox, as_of), inbox);
    const strangers = tables.unmatched_names.slice(base.unmatched_names.length);
    for (const line of unmatchedLines(strangers, tables.aliases)) say(line);
    const rows_in = [...inbox.files, ...inbox.models].reduce((sum, {rowsIn}) => sum + rowsIn, 0);
    return {tables, as_of, rows_in, names: inbox.names};
  }
};

interface Below {
  readonly base: Tables;
  readonly as_of: string;
}

/** What figures of companies are laid over: the reports that were out on their day. */
async function belowMarket(latest: string, {as_of, earlier, base: published}: FetchOptions): Promise<Below> {
  const day = as_of ?? latest;
  // The gate would refuse each figure of a later report by itself.
  const base =
    earlier ?? (await withFeeds(await embeddedTables(reportsUntil(await readReports(), day)), published));
  return {base, as_of: day};
}

/**
 * What model files alone are laid over: companies as they are published, and models as they come with the notebook.
 * Scores of models are no news of the market: the day stays.
 */
async function belowModels(folder: string, inbox: Inbox, options: FetchOptions): Promise<Below> {
  const {as_of, base, base_as_of = as_of, earlier, lists = []} = options;
  if (base_as_of === null || (inbox.models.length === 0 && lists.length === 0))
    throw new BadInput({file: folder}, "holds no figures; drop exports into it");
  if (as_of !== null && base_as_of > as_of)
    throw new BadInput({file: folder}, `the earliest tables are of ${base_as_of}, nothing as of`, as_of);
  if (earlier) return {base: earlier, as_of: base_as_of};
  const embedded = await embeddedTables();
  const models = Object.fromEntries(MODEL_TABLES.map((name) => [name, embedded[name]]));
  return {base: await withFeeds({...base, ...models}, base), as_of: base_as_of};
}

/** The tables with the rows of live feeds as they are published: those came from no file. */
async function withFeeds(base: Tables, published: Tables): Promise<Tables> {
  if (published.model_feeds.length === 0) return base;
  const {FEEDS} = await import("./models/feeds.js");
  const feeds = published.model_feeds.flatMap(({feed}) => {
    const known = Object.entries(FEEDS).find(([name]) => name === feed);
    if (!known) return [];
    const [name, {read: _, ...facts}] = known;
    return {...facts, feed: name as FeedName, answer: null, message: null, public_message: null};
  });
  return keepFeeds(feeds, {base, published});
}

/** The tables with what the model files say. All of it at once: one file may name what another one scores. */
function withModels(tables: Tables, {models}: Inbox): Tables {
  return models.length === 0
    ? tables
    : addEvidence(tables, [allEvidence(models.map(({evidence}) => evidence))]);
}

/** The tables of `base`, such as the report's, with the figures of the inbox up to `as_of` over theirs. Pure. */
export function inboxTables(base: Tables, inbox: Inbox, as_of: string): Tables {
  const valuations = inbox.valuations.filter(hasFigure).filter((row) => row.as_of <= as_of);
  const consensus = inbox.consensus.filter((row) => row.as_of <= as_of);
  return {
    ...base,
    pe_history: overlayHistory("pe_history", base.pe_history, [...until(inbox.history, as_of)]),
    index_history: overlayHistory(
      "index_history",
      base.index_history,
      [...until(inbox.indices, as_of)].map(toClose)
    ),
    valuations: [
      ...overlayFields("valuations", base.valuations.filter(isPublished), valuations.map(toRow)),
      ...base.valuations.filter((row) => !isPublished(row))
    ],
    financials: overlayFields("financials", base.financials, consensus.map(toFinancial))
  };
}

function* until<Day extends {readonly date: string}>(days: Iterable<Day>, as_of: string): Generator<Day> {
  for (const day of days) if (day.date <= as_of) yield day;
}

function hasFigure(row: Valuation): boolean {
  return row.forward_pe_state !== "missing" || row.pe_percentile_state !== "missing";
}

function toRow({name: _, ...row}: Valuation): Row {
  const isRanked = row.pe_percentile_state !== "missing";
  return {
    ...{...row, pe_percentile_as_of: isRanked ? row.as_of : null},
    ...{forward_pe_basis: "published", consensus_as_of: null, brokers: null}
  };
}

function toFinancial(row: Consensus): Row {
  return {...row, revenue_as_of: amountOf({...row}, "revenue") === null ? null : row.as_of};
}

function toClose(day: Inbox["indices"][number]): Row {
  return {...day};
}

// An index is no news of a company: its days count where there is nothing else.
function latestDay({history, valuations, consensus, indices}: Inbox): string | null {
  const days = [
    ...history.map(({date}) => date),
    ...valuations.map(({as_of}) => as_of),
    ...consensus.map(({as_of}) => as_of)
  ];
  const counted = days.length > 0 ? days : indices.map(({date}) => date);
  return counted.reduce<string | null>(
    (latest, day) => (latest === null || day > latest ? day : latest),
    null
  );
}
