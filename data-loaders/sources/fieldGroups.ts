import {amountOf, currencyOf, inOwnCurrency} from "../companies/money.js";
import type {Row, Value} from "../contract.js";

/** Columns of a row that come together, with the columns of their day and their source. */
export interface FieldGroup {
  readonly columns: readonly string[];
  readonly as_of: string;
  readonly source: string;
  /** Whether a row says anything of them. */
  readonly speaks: (row: Row) => boolean;
}

interface Grouped {
  readonly key: readonly string[];
  /** The first one's day and source are the row's own. */
  readonly groups: readonly FieldGroup[];
}

const says = (state: string) => (row: Row) => (row[state] ?? "missing") !== "missing";

/** What a source may bring a part of: a row each of a company, or of a company's fiscal year. */
export const GROUPED = {
  valuations: {
    key: ["code"],
    groups: [
      {
        columns: ["forward_pe", "forward_year", "forward_pe_state"],
        as_of: "as_of",
        source: "source",
        speaks: says("forward_pe_state")
      },
      {
        columns: ["pe_percentile_published", "pe_percentile_state"],
        as_of: "pe_percentile_as_of",
        source: "pe_percentile_source",
        speaks: says("pe_percentile_state")
      }
    ]
  },
  financials: {
    key: ["code", "fiscal_year", "kind"],
    groups: [
      {
        columns: ["net_profit_cny_100m", "net_profit_100m", "brokers", "reports_6m"],
        as_of: "as_of",
        source: "source",
        speaks: (row) => amountOf(row, "net_profit") !== null
      },
      {
        columns: ["revenue_cny_100m", "revenue_100m"],
        as_of: "revenue_as_of",
        source: "revenue_source",
        speaks: (row) => amountOf(row, "revenue") !== null
      }
    ]
  }
} as const satisfies Record<string, Grouped>;

export type GroupedTable = keyof typeof GROUPED;

/** What tells the rows of a table apart, whatever their day. */
export function keyOfRow(table: GroupedTable, row: Row): string {
  return GROUPED[table].key.map((column) => row[column]).join(" ");
}

/**
 * `base` with what `brought` says in the place of what it said: of each group of fields that a row speaks of, where
 * `replaces` says so of the two days. What it does not speak of stays, with its own day and source.
 */
export function overlayFields(
  table: GroupedTable,
  base: readonly Row[],
  brought: readonly Row[],
  replaces: (before: string, now: string) => boolean = (before, now) => before <= now
): Row[] {
  const {groups}: Grouped = GROUPED[table];
  const rows = new Map(base.map((row) => [keyOfRow(table, row), row]));
  for (const row of brought) {
    if (!groups.some(({speaks}) => speaks(row))) continue;
    const before = rows.get(keyOfRow(table, row));
    const merged = overlaid(groups, before ?? row, row, replaces);
    rows.set(keyOfRow(table, row), table === "financials" ? inOwnCurrency(merged) : merged);
  }
  return [...rows.values()];
}

function overlaid(
  groups: readonly FieldGroup[],
  before: Row,
  row: Row,
  replaces: (before: string, now: string) => boolean
): Row {
  // Amounts of two currencies do not stand in one row.
  if (currencyOf(before) !== currencyOf(row))
    return replaces(dayOf(groups[0]!, before), dayOf(groups[0]!, row)) ? row : before;
  const parts = groups.map((group) => {
    const isTaken =
      group.speaks(row) && (!group.speaks(before) || replaces(dayOf(group, before), dayOf(group, row)));
    return partOf(group, isTaken ? row : before);
  });
  return Object.assign({}, before, ...parts) as Row;
}

function partOf(group: FieldGroup, row: Row): Row {
  const isDated = group.as_of === "as_of" || group.speaks(row);
  const part: Record<string, Value> = {
    [group.as_of]: isDated ? (row[group.as_of] ?? row.as_of ?? null) : null,
    [group.source]: isDated ? (row[group.source] ?? row.source ?? null) : null
  };
  for (const column of group.columns) part[column] = row[column] ?? null;
  return part;
}

// A row from before a group had a day of its own is all of one.
function dayOf(group: FieldGroup, row: Row): string {
  return String(row[group.as_of] ?? row.as_of);
}
