import {BadInput} from "../badInput.js";
import type {Row, Tables} from "../contract.js";
import {embeddedTables} from "../datasets/embeddedTables.js";
import {upsert} from "./combineSources.js";
import {overlayFields} from "./fieldGroups.js";
import {formatSummary} from "./inbox/formatSummary.js";
import {inboxFolder, readInbox} from "./inbox/read.js";
import type {Inbox} from "./inbox/reader.js";
import type {Consensus, Valuation} from "./inbox/tables/rows.js";
import {readReports, reportsUntil} from "./report.js";
import type {Source} from "./source.js";

/**
 * The folder of exports on top of the embedded report, or of what earlier sources of the same refresh brought:
 * nothing else decides what the tables say. What was published before from files that are gone is gone as well.
 */
export const inboxSource: Source = {
  name: "inbox",
  secrets: [],
  async fetch({as_of, today, earlier, env, say}) {
    const folder = inboxFolder(env);
    const inbox = await readInbox(folder, undefined, today);
    for (const file of inbox.files) say(formatSummary(file));
    const day = as_of ?? latestDay(inbox);
    if (day === null) throw new BadInput({file: folder}, "holds no figures; drop exports into it");
    // The gate would refuse each figure of a later report by itself.
    const base = earlier ?? (await embeddedTables(reportsUntil(await readReports(), day)));
    const tables = inboxTables(base, inbox, day, say);
    const rows_in = inbox.files.reduce((sum, {rowsIn}) => sum + rowsIn, 0);
    return {tables, as_of: day, rows_in, names: inbox.names};
  }
};

/** The tables of `base`, such as the report's, with the figures of the inbox up to `as_of` over theirs. Pure but for `say`. */
export function inboxTables(base: Tables, inbox: Inbox, as_of: string, say: (line: string) => void): Tables {
  const known = new Set(base.companies.map((row) => row.code));
  const valuations = inbox.valuations.filter(hasFigure).filter((row) => row.as_of <= as_of);
  const consensus = inbox.consensus.filter((row) => row.as_of <= as_of);
  const strangers = new Set(
    [...valuations, ...consensus].map(({code}) => code).filter((code) => !known.has(code))
  );
  if (strangers.size > 0)
    say(
      `left out: valuations and estimates of companies without a name and a sector: ${[...strangers].join(", ")}`
    );
  const isKnown = ({code}: {readonly code: string}) => known.has(code);
  return {
    ...base,
    pe_history: upsert(base.pe_history, [...until(inbox.history, as_of)], ["code", "date"]),
    index_history: upsert(base.index_history, [...until(inbox.indices, as_of)].map(toClose), [
      "index_code",
      "date"
    ]),
    valuations: overlayFields("valuations", base.valuations, valuations.filter(isKnown).map(toRow)),
    financials: overlayFields("financials", base.financials, consensus.filter(isKnown).map(toFinancial))
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
  return {...row, pe_percentile_as_of: isRanked ? row.as_of : null};
}

function toFinancial(row: Consensus): Row {
  return {...row, revenue_as_of: row.revenue_cny_100m === null ? null : row.as_of};
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
