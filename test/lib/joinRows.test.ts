import {describe, expect, test} from "vitest";
import {joinRows} from "../../src/lib/joinRows.js";
import type {RowListener, RowSource} from "../../src/lib/rowSource.js";

/** A source that says what it is told to, and counts who asked. */
function stub<Row>() {
  const listeners: RowListener<Row>[] = [];
  const source: RowSource<Row> = {
    observe: (listener) => {
      listeners.push(listener);
      return () => {};
    }
  };
  const tell = (say: (listener: RowListener<Row>) => void) => listeners.forEach(say);
  return {
    source,
    listeners,
    rows: (...rows: Row[]) => tell((l) => l.rows(rows)),
    pending: () => tell((l) => l.pending()),
    error: (message: string) => tell((l) => l.error(new Error(message)))
  };
}

function listener() {
  const told: string[] = [];
  return {
    told,
    rows: (rows: readonly object[]) => void told.push(JSON.stringify(rows)),
    pending: () => void told.push("pending"),
    error: ({message}: Error) => void told.push(message)
  };
}

describe("joined rows", () => {
  test("come once all sources have answered, as one row, to everyone, and each source is asked once", async () => {
    const [a, b] = [stub<number>(), stub<string>()];
    const joined = joinRows({a: a.source, b: b.source});
    const [first, second] = [listener(), listener()];
    joined.observe(first);
    a.rows(1, 2);
    await null;
    expect(first.told).toEqual([]);
    b.rows("x");
    await null;
    joined.observe(second);
    expect(first.told).toEqual(['[{"a":[1,2],"b":["x"]}]']);
    expect(second.told).toEqual(first.told);
    expect([a.listeners.length, b.listeners.length]).toEqual([1, 1]);
  });

  test("are never of two questions: while one source is on its way, nobody hears of the other", async () => {
    const [a, b] = [stub<number>(), stub<number>()];
    const joined = joinRows({a: a.source, b: b.source});
    const shown = listener();
    joined.observe(shown);
    a.rows(1);
    b.rows(1);
    await null;
    a.pending();
    b.pending();
    a.rows(2);
    await null;
    expect(shown.told.at(-1)).toBe("pending");
    const late = listener();
    joined.observe(late);
    expect(late.told).toEqual(["pending"]);
    b.rows(2);
    await null;
    expect(shown.told.at(-1)).toBe('[{"a":[2],"b":[2]}]');
    expect(late.told.at(-1)).toBe(shown.told.at(-1));
  });

  test("are told once where both change in one turn, and none is still of the question before", async () => {
    const [a, b] = [stub<number>(), stub<number>()];
    const shown = listener();
    joinRows({a: a.source, b: b.source}).observe(shown);
    a.rows(1);
    b.rows(1);
    await null;
    a.rows(2);
    b.rows(2);
    await null;
    expect(shown.told).toEqual(['[{"a":[1],"b":[1]}]', '[{"a":[2],"b":[2]}]']);
  });

  test("tell of an error, and of rows again once the source has some", async () => {
    const [a, b] = [stub<number>(), stub<number>()];
    const shown = listener();
    const joined = joinRows({a: a.source, b: b.source});
    const stop = joined.observe(shown);
    a.rows(1);
    b.error("gone");
    await null;
    expect(shown.told).toEqual(["gone"]);
    b.rows(3);
    await null;
    expect(shown.told.at(-1)).toBe('[{"a":[1],"b":[3]}]');
    b.error("gone again");
    a.pending();
    a.rows(2);
    await null;
    // The other source's answer does not end the wait for this one.
    expect(shown.told.slice(-3)).toEqual(["gone again", "pending", "gone again"]);
    const late = listener();
    joined.observe(late);
    expect(late.told).toEqual(["gone again"]);
    const before = shown.told.length;
    stop();
    b.rows(4);
    await null;
    expect(shown.told).toHaveLength(before);
  });
});
