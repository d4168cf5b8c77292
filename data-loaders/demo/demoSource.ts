import {embeddedTables} from "../datasets/embeddedTables.js";
import type {Source} from "../sources/source.js";
import {DEMO_DAYS, demoTables} from "./demoTables.js";

/** The name that runs of the demo have. */
export const DEMO = "demo";

/** The synthetic market, of the day that is asked; the models' side is what the notebook comes with. */
export const demoSource: Source = {
  name: DEMO,
  secrets: [],
  async fetch({as_of}) {
    const day = as_of ?? DEMO_DAYS.at(-1)!;
    const tables = demoTables(await embeddedTables(), day);
    const rows_in = Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
    return {tables, as_of: day, rows_in, isDemo: true};
  }
};
