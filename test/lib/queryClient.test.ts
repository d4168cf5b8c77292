// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {queryText, type RowRequest} from "../../src/lib/notebook.js";
import type {PageState} from "../../src/lib/pageState.js";
import {follow, QueryClient, sizeOf} from "../../src/lib/queryClient.js";
import type {DataRow} from "../../src/lib/rows.js";
import {ofModels, REQUEST, type StubState, settle, stubEngine, stubListener, stubState} from "./stubPage.js";

function page(search = "", mostBytes?: number) {
  const state = stubState(search);
  const engine = stubEngine();
  const client = new QueryClient({
    known: {},
    source: (sql) => engine.query(sql),
    ...(mostBytes !== undefined && {mostBytes})
  });
  return {state, engine, client};
}

/** Keeps a listener in step with what a chart asks in the state of its page. */
function link(
  client: QueryClient,
  state: PageState<StubState>,
  request: RowRequest<StubState>,
  listener = stubListener()
) {
  const question = {text: () => queryText(request, state.value), onChange: (f: () => void) => state.ahead(f)};
  return {listener, stop: follow<DataRow>(client, question, listener)};
}

describe("a chart's question", () => {
  test("is asked by its text as it was written: it is the key of an answer", async () => {
    const {state, engine, client} = page();
    const text = "SELECT  1 -- not reformatted\n;";
    link(client, state, {query: () => text});
    await settle();
    expect(engine.asked).toEqual([text]);
  });

  test("starts with the state as it is, not as it was", async () => {
    const {state, engine, client} = page();
    state.set({models: ["gemma"]});
    link(client, state, REQUEST);
    await settle();
    expect(engine.asked).toEqual([`SELECT * FROM t WHERE ("model" IN ('gemma'))`]);
  });

  test("follows the filters that it names, and no others", async () => {
    const {state, engine, client} = page();
    link(client, state, {...REQUEST, clauses: [ofModels]});
    await settle();
    state.set({categories: ["math"], unmarked: true});
    await settle();
    expect(engine.asked).toEqual(["SELECT * FROM t "]);
    state.set({models: []});
    await settle();
    expect(engine.asked.slice(1)).toEqual(["SELECT * FROM t WHERE FALSE"]);
  });

  test("reaches the engine before the page's other listeners hear of the choice", async () => {
    const {state, client} = page();
    const heard: string[] = [];
    state.on([], () => void heard.push("chips"));
    const {listener} = link(client, state, REQUEST);
    await settle();
    listener.pending.mockImplementation(() => void heard.push("asked"));
    state.set({models: ["gemma"]});
    expect(heard).toEqual(["asked", "chips"]);
  });

  test("that is known again while another is on its way is told at once, and the late answer to nobody", async () => {
    const {state, engine, client} = page();
    const {listener} = link(client, state, REQUEST);
    await settle();
    engine.hold();
    state.set({models: ["gemma"]});
    await settle();
    state.reset(["models"]);
    expect(listener.told.at(-1)).toBe("rows SELECT * FROM t ");
    engine.release();
    await settle();
    expect(listener.told.at(-1)).toBe("rows SELECT * FROM t ");
  });

  test("that failed is asked again at the next change, even if it is the same", async () => {
    const {state, engine, client} = page();
    engine.fail(new Error("out of memory"));
    const {listener} = link(client, state, {query: () => "SELECT 1"});
    await settle();
    expect(listener.told).toEqual(["pending", "error out of memory"]);
    engine.fail();
    state.set({unmarked: true});
    await settle();
    expect(listener.told.at(-1)).toBe("rows SELECT 1");
  });
});

describe("kept answers", () => {
  const answer = (sql: string, rows: number) =>
    Array.from({length: rows}, (_, i) => ({sql, i, word: "x".repeat(i)}));

  test("stay within their bound, and those that were not used for longest go first", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({min: 0, max: 19}), {maxLength: 60}),
        fc.integer({min: 100, max: 4000}),
        async (questions, mostBytes) => {
          const asked: number[] = [];
          const client = new QueryClient({
            known: {},
            mostBytes,
            source: async (sql) => {
              asked.push(Number(sql));
              return answer(sql, Number(sql));
            }
          });
          // What a plain list would keep: newest last, from the front until it fits.
          let kept: {n: number; bytes: number}[] = [];
          for (const n of questions) {
            const before = asked.length;
            await client.ask(String(n));
            const known = kept.find((each) => each.n === n);
            expect(asked.length - before).toBe(known ? 0 : 1);
            const bytes = sizeOf(String(n), answer(String(n), n));
            kept = [...kept.filter((each) => each.n !== n), {n, bytes}];
            while (kept.reduce((sum, each) => sum + each.bytes, 0) > mostBytes) kept.shift();
            expect(client.bytes).toBe(kept.reduce((sum, each) => sum + each.bytes, 0));
            expect(client.bytes).toBeLessThanOrEqual(mostBytes);
          }
        }
      )
    );
  });

  test("do not push out what the build knows", async () => {
    const known = {"SELECT 1": [{a: 1}]};
    const client = new QueryClient({known, mostBytes: 50, source: async (sql) => answer(sql, 9)});
    for (let i = 0; i < 20; i++) await client.ask(`SELECT ${i + 2}`);
    expect(client.peek("SELECT 1")).toBe(known["SELECT 1"]);
  });

  test("are the same array for all who asked while one question was on its way", async () => {
    const {engine, client} = page();
    engine.hold();
    const answers = [client.ask("a"), client.ask("a")];
    engine.release();
    const [one, other] = await Promise.all(answers);
    expect(one).toBe(other);
    expect(client.peek("a")).toBe(one);
    expect(engine.asked).toEqual(["a"]);
  });
});

describe("any walk through the states of a page", () => {
  const change: fc.Arbitrary<Partial<StubState>> = fc.oneof(
    fc.record({models: fc.subarray(["gemma", "mistral", "llama"])}),
    fc.record({categories: fc.subarray(["math", "code", "reading"]), unmarked: fc.boolean()}),
    fc.record({basis: fc.constantFrom<StubState["basis"]>("corrected", "printed")}),
    fc.record({
      models: fc.subarray(["gemma", "mistral", "llama"]),
      unmarked: fc.boolean(),
      basis: fc.constantFrom<StubState["basis"]>("corrected", "printed")
    })
  );
  const walk = fc.array(fc.tuple(change, fc.boolean()), {maxLength: 6});

  test("ends with the rows of its last state, and asks no question twice", async () => {
    await fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        const {state, engine, client} = page();
        const [first, second] = [stubListener(), stubListener()];
        const stops = [first, second].map((each) => link(client, state, REQUEST, each).stop);
        await settle();
        const states = [queryText(REQUEST, state.value)];
        for (const [patch, waits] of steps) {
          state.set(patch);
          states.push(queryText(REQUEST, state.value));
          if (waits) await settle();
        }
        await settle();
        const last = `rows ${states.at(-1)}`;
        expect([first.told.at(-1), second.told.at(-1)]).toEqual([last, last]);
        expect(new Set(engine.asked).size).toBe(engine.asked.length);
        expect(states).toEqual(expect.arrayContaining(engine.asked));
        for (const stop of stops) stop();
      }),
      {numRuns: 25}
    );
  });
});
