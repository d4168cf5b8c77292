import {column, type ExprNode, gte, literal} from "@uwdata/mosaic-sql";
import {expect, test, vi} from "vitest";
import type {RowListener, RowSource} from "../../src/lib/rowSource.js";
import {selectRows} from "../../src/lib/selectRows.js";

interface Row {
  readonly x: number;
}

const ROWS: readonly Row[] = [{x: 1}, {x: 3}, {x: 2}];

function setUp() {
  let told: RowListener<Row> | undefined;
  const source: RowSource<Row> = {
    observe: (listener) => {
      told = listener;
      return () => {};
    }
  };
  let least: number | null = null;
  const changed = new Set<() => void>();
  const selected = selectRows(source, {
    clauses: (): ExprNode[] => (least === null ? [] : [gte(column("x"), literal(least))]),
    onChange: (listener) => {
      changed.add(listener);
      return () => void changed.delete(listener);
    }
  });
  const listener = {rows: vi.fn(), pending: vi.fn(), error: vi.fn()};
  const stop = selected.observe(listener);
  const from = (value: number | null) => {
    least = value;
    for (const each of changed) each();
  };
  return {listener, stop, from, changed, selected, source: () => told!};
}

test("are those that the filter leaves, at once when it changes, in their order", () => {
  const {listener, from, source} = setUp();
  source().rows(ROWS);
  expect(listener.rows).toHaveBeenLastCalledWith(ROWS);
  from(2);
  expect(listener.rows).toHaveBeenLastCalledWith([{x: 3}, {x: 2}]);
  from(null);
  // All of them are the source's own array, so that a figure knows them again.
  expect(listener.rows.mock.lastCall?.[0]).toBe(ROWS);
});

test("are told once, and the same array to everyone, where another choice leaves the filter as it is", () => {
  const {listener, from, source, selected} = setUp();
  source().rows(ROWS);
  from(2);
  from(2);
  expect(listener.rows).toHaveBeenCalledTimes(2);
  const other = {rows: vi.fn(), pending: vi.fn(), error: vi.fn()};
  selected.observe(other);
  source().rows(ROWS);
  expect(other.rows.mock.lastCall?.[0]).toBe(listener.rows.mock.lastCall?.[0]);
});

test("wait while the rows themselves are on their way", () => {
  const {listener, from, source} = setUp();
  source().rows(ROWS);
  source().pending();
  from(3);
  expect(listener.rows).toHaveBeenCalledTimes(1);
  expect(listener.pending).toHaveBeenCalledTimes(1);
  source().rows(ROWS);
  expect(listener.rows).toHaveBeenLastCalledWith([{x: 3}]);
  source().error(new Error("gone"));
  from(1);
  expect(listener.error).toHaveBeenCalledTimes(1);
  expect(listener.rows).toHaveBeenCalledTimes(2);
});

test("end with the listener's interest", () => {
  const {stop, changed} = setUp();
  expect(changed.size).toBe(1);
  stop();
  expect(changed.size).toBe(0);
});
