import type {Row} from "../contract.js";
import {keyOf} from "../gate/keys.js";
import {overlayDay} from "./market/joinHistory.js";
import type {Fetched, FetchOptions, Source} from "./source.js";

/** Tables that are filled up over many refreshes: days that nobody brought again stay as they are published. */
const HISTORIES = {
  pe_history: overlayDay,
  // A close, and who gave it.
  index_history: (_: Row, day: Row) => day
} as const;

type History = keyof typeof HISTORIES;

/**
 * Several sources as one: each is asked in turn, and gets what those before it brought as `earlier`, and laid over
 * `base`, so that it adds to them whether it begins from nothing or from what is published. The tables are the last
 * one's, the day is the latest of all, and `source` of the run names all of them: `report+inbox`.
 */
export function combineSources(sources: readonly Source[]): Source {
  const [first, ...others] = sources;
  if (!first) throw new Error("no source");
  if (others.length === 0) return first;
  return {
    name: sources.map(({name}) => name).join("+"),
    hasMarket: sources.some(({hasMarket}) => hasMarket === true),
    secrets: [...new Set(sources.flatMap(({secrets}) => secrets))],
    async fetch(options) {
      let all = await first.fetch(options);
      for (const source of others) {
        options.signal.throwIfAborted();
        all = joined(all, await source.fetch(after(all, options)));
      }
      return all;
    }
  };
}

function after({tables, as_of}: Fetched, options: FetchOptions): FetchOptions {
  const histories = (Object.keys(HISTORIES) as History[]).map(
    (table) => [table, overlayHistory(table, options.base[table], tables[table])] as const
  );
  return {
    ...options,
    earlier: tables,
    base: {...tables, ...Object.fromEntries(histories)},
    base_as_of: as_of,
    published: options.published ?? options.base
  };
}

function joined(before: Fetched, next: Fetched): Fetched {
  const calendar = [...new Set([...(before.calendar ?? []), ...(next.calendar ?? [])])].sort();
  return {
    tables: next.tables,
    as_of: [before.as_of, next.as_of].sort()[1]!,
    rows_in: before.rows_in + next.rows_in,
    ...(calendar.length > 0 && {calendar}),
    names: [...(before.names ?? []), ...(next.names ?? [])],
    absent: [...(before.absent ?? []), ...(next.absent ?? [])]
  };
}

/** A history with the days that another source brought over its own, by key: column by column where both have a day. */
export function overlayHistory(
  table: History,
  base: readonly Row[],
  brought: readonly Row[]
): readonly Row[] {
  if (base.length === 0) return brought;
  const rows = new Map(base.map((row) => [keyOf(table, row), row]));
  for (const row of brought) {
    const key = keyOf(table, row);
    const before = rows.get(key);
    rows.set(key, before ? HISTORIES[table](before, row) : row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
