import {SEVERAL} from "../../lib/messages/money.js";
import type {FileColumn} from "./csv.js";

/** Columns that are the rows' own values, by their keys. */
export function keyed<Row extends object>(keys: readonly (keyof Row & string)[]): FileColumn<Row>[] {
  return keys.map((key) => ({key}));
}

const IN_100M = "_100m";

/**
 * An amount in 100 million of `currency`, in the unit that the page shows: its column is named `…_cny_100m` or
 * `…_cny_bn`, without a currency where the rows are of several, which then stand in a column of their own.
 */
export function amount<Row extends object>(
  key: keyof Row & string,
  unit: "100m" | "bn",
  currency: string
): FileColumn<Row> {
  const stem = key.endsWith(IN_100M) ? key.slice(0, -IN_100M.length) : key;
  const name = [stem, ...(currency === SEVERAL ? [] : [currency.toLowerCase()]), unit].join("_");
  if (unit === "100m") return {key: name, value: (row) => row[key]};
  // A tenth of a decimal is none in binary: 7.29 becomes 0.729, not 0.7290000000000001.
  const inBn = (value: unknown) => (typeof value === "number" ? Number((value / 10).toPrecision(12)) : value);
  return {key: name, value: (row) => inBn(row[key])};
}

/** Why an amount or another figure is missing, in a column beside it: `ok` where it is there. */
export function stated<Row extends object>(
  stem: string,
  of: keyof Row & string,
  whyNot: (row: Row) => string
): FileColumn<Row> {
  return {key: `${stem}_state`, value: (row) => (row[of] == null ? whyNot(row) : "ok")};
}

/**
 * A historical PE and its state. A PE of 0 is the tables' word for a loss whose size no source tells (docs/inbox.md):
 * it has no number, and its state is `loss`; a negative one keeps its number.
 */
export function peFile<Row extends object>(
  key: keyof Row & string,
  {whyNot = () => "missing"}: {readonly whyNot?: (row: Row) => string} = {}
): FileColumn<Row>[] {
  return [
    {key, value: (row) => (row[key] === 0 ? null : row[key])},
    {key: `${key}_state`, value: (row) => (row[key] == null ? whyNot(row) : row[key] === 0 ? "loss" : "ok")}
  ];
}
