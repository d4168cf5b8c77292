import {afterAll, vi} from "vitest";
import type {ClausesOf, RowRequest} from "../../src/lib/notebook.js";
import {PageState} from "../../src/lib/pageState.js";
import {flag, oneOf, type Params, someOf} from "../../src/lib/permalink.js";
import type {DataRow} from "../../src/lib/rows.js";
import {UNMARKED} from "../../src/queries/benchmarks.js";
import {among, sqlText, where} from "../../src/queries/sql.js";

const MODELS = ["gemma", "mistral", "llama"];
const CATEGORIES = ["math", "code", "reading"];

export interface StubState {
  readonly models: readonly string[];
  readonly categories: readonly string[];
  readonly unmarked: boolean;
  readonly basis: "corrected" | "printed";
  readonly view: "heat" | "dots";
}

const PARAMS: Params<StubState> = {
  models: someOf(MODELS),
  categories: someOf(CATEGORIES),
  unmarked: flag(false),
  basis: oneOf(["corrected", "printed"], "corrected"),
  view: oneOf(["heat", "dots"], "heat")
};

// A state writes the address 150 ms after its last change, into a window that has to be there still.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 300)));

/** The state of a page with two sets of filters, read from `search`. */
export function stubState(search = ""): PageState<StubState> {
  history.replaceState(null, "", `/page${search}`);
  return new PageState(PARAMS);
}

const orAll = (chosen: readonly string[], all: readonly string[]) =>
  chosen.length === all.length ? null : chosen;

export const ofModels: ClausesOf<StubState> = ({models}) => ({models: among("model", orAll(models, MODELS))});

export const ofRows: ClausesOf<StubState> = ({categories, unmarked}) => ({
  categories: among("category", orAll(categories, CATEGORIES)),
  unmarked: (unmarked && UNMARKED[0]) || null
});

/** A chart under both sets of filters, whose query reads `basis` itself. */
export const REQUEST: RowRequest<StubState> = {
  clauses: [ofRows, ofModels],
  query: (filter, {basis}) =>
    basis === "corrected"
      ? sqlText`SELECT * FROM t ${where(filter)}`
      : sqlText`SELECT * FROM printed ${where(filter)}`
};

/** What `REQUEST` asks in a state with no filter. */
export const WHOLE = "SELECT * FROM t ";

/** An engine that answers every query with its own text, when it is let. `asked` are the texts in order. */
export function stubEngine() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let isHeld = false;
  let failure: Error | undefined;
  return {
    asked,
    async query(sql: string): Promise<DataRow[]> {
      asked.push(sql);
      const fails = failure;
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
      if (fails) throw fails;
      return [{sql}];
    },
    /** From now on answers wait for `release`. */
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      for (const resolve of waiting.splice(0)) resolve();
    },
    /** From now on every query fails, until it is called without an error. */
    fail(error?: Error) {
      failure = error;
    }
  };
}

/** A chart that writes down what it is told. */
export function stubListener() {
  const told: string[] = [];
  return {
    told,
    rows: vi.fn((rows: readonly DataRow[]) => void told.push(`rows ${rows.map(({sql}) => sql).join()}`)),
    pending: vi.fn(() => void told.push("pending")),
    error: vi.fn((error: Error) => void told.push(`error ${error.message}`))
  };
}

/** Lets everything that is under way come to its end; nothing here waits longer than a turn of the event loop. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
}
