import {BadInput} from "../badInput.js";
import type {Row, Tables} from "../contract.js";
import {reportTables} from "../datasets/reportTables.js";
import {formatSummary} from "./inbox/formatSummary.js";
import type {Inbox} from "./inbox/inboxReader.js";
import type {Consensus, Valuation} from "./inbox/inboxRows.js";
import {inboxFolder, readInbox} from "./inbox/readInbox.js";
import type {Source} from "./source.js";

/** The folder of exports on top of the embedded report: nothing but these two decides what the tables say. */
export const inboxSource: Source = {
  name: "inbox",
  secrets: [],
  async fetch({as_of, env, say}) {
    const folder = inboxFolder(env);
    const inbox = await readInbox(folder);
    for (const file of inbox.files) say(formatSummary(file));
    const day = as_of ?? latestDay(inbox);
    if (day === null) throw new BadInput({file: folder}, "holds no figures; drop exports into it");
    const tables = inboxTables(await reportTables(), inbox, day, say);
    const rows_in = inbox.files.reduce((sum, {rowsIn}) => sum + rowsIn, 0);
    return {tables, as_of: day, rows_in};
  }
};

/** The report's tables, with the figures of the inbox up to `as_of` over theirs. Pure but for `say`. */
export function inboxTables(
  report: Tables,
  inbox: Inbox,
  as_of: string,
  say: (line: string) => void
): Tables {
  const known = new Set(report.companies.map((row) => row.code));
  const valuations = inbox.valuations.filter(hasFigure).filter((row) => row.as_of <= as_of);
  const consensus = inbox.consensus.filter((row) => row.as_of <= as_of);
  const strangers = new Set(
    [...valuations, ...consensus].map(({code}) => code).filter((code) => !known.has(code))
  );
  if (strangers.size > 0)
    say(
      `left out: valuations and estimates of companies without a name and a sector: ${[...strangers].join(", ")}`
    );
  return {
    ...report,
    pe_history: inbox.history.filter(({date}) => date <= as_of).map((day) => ({...day})),
    index_history: inbox.indices.filter(({date}) => date <= as_of).map((day) => ({...day})),
    valuations: overlay(report.valuations, valuations.map(toRow), ["code"]),
    financials: overlay(report.financials, consensus.map(toFinancial), ["code", "fiscal_year", "kind"])
  };
}

/** `base` with the rows of `brought` in the place of those with the same key, where they are of the same day or later. */
function overlay(base: readonly Row[], brought: readonly Row[], key: readonly string[]): Row[] {
  const keyOf = (row: Row) => key.map((column) => row[column]).join(" ");
  const known = new Set(base.map((row) => row.code));
  const rows = new Map(base.map((row) => [keyOf(row), row]));
  for (const row of brought) {
    const before = rows.get(keyOf(row));
    if (known.has(row.code!) && (!before || String(before.as_of) <= String(row.as_of)))
      rows.set(keyOf(row), row);
  }
  return [...rows.values()];
}

function hasFigure(row: Valuation): boolean {
  return row.forward_pe_state !== "missing" || row.pe_percentile_state !== "missing";
}

// The published table has words of its own for a figure of which a file says nothing.
function toRow({name: _, ...row}: Valuation): Row {
  return {
    ...row,
    forward_pe_state: row.forward_pe_state === "missing" ? "no_consensus" : row.forward_pe_state,
    pe_percentile_state: row.pe_percentile_state === "missing" ? "unknown" : row.pe_percentile_state
  };
}

function toFinancial(row: Consensus): Row {
  return {...row};
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
