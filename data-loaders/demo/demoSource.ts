import type {Tables} from "../contract.js";
import {embeddedTables} from "../datasets/embeddedTables.js";
import type {Source} from "../sources/source.js";
import {DEMO_DAYS, demoTables} from "./demoTables.js";

/**
 * The synthetic market, of the day that is asked; the models' side is what the notebook comes with, which is read once
 * for all days.
 */
export function demoSource(): Source {
  let base: Promise<Tables> | undefined;
  return {
    name: "demo",
    secrets: [],
    async fetch({as_of}) {
      const day = as_of ?? DEMO_DAYS.at(-1)!;
      base ??= embeddedTables();
      const tables = demoTables(await base, day);
      const rows_in = Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
      return {tables, as_of: day, rows_in, isDemo: true};
    }
  };
}
