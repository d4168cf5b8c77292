// @vitest-environment jsdom
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {Linker} from "../../src/lib/linker.js";
import {queryText} from "../../src/lib/notebook.js";
import {ofModels, REQUEST, type StubState, settle, stubEngine, stubListener, stubState} from "./stubPage.js";

// Mosaic tells the console of every request.
beforeEach(() => void vi.spyOn(console, "debug").mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

function link(search = "") {
  const state = stubState(search);
  const engine = stubEngine();
  return {state, engine, linker: new Linker((sql) => engine.query(sql), state)};
}

describe("a linked chart", () => {
  test("is asked for by the text as it was written: it is the key of an answer", async () => {
    const {engine, linker} = link();
    const text = "SELECT  1 -- not reformatted\n;";
    linker.connect({query: () => text}, stubListener() as never);
    await settle();
    expect(engine.asked).toEqual([text]);
  });

  test("starts with the state as it is, not as it was", async () => {
    const {state, engine, linker} = link();
    state.set({models: ["gemma"]});
    linker.connect(REQUEST, stubListener() as never);
    await settle();
    expect(engine.asked).toEqual([`SELECT * FROM t WHERE ("model" IN ('gemma'))`]);
  });

  test("follows the filters that it names, and no others", async () => {
    const {state, engine, linker} = link();
    linker.connect({...REQUEST, clauses: [ofModels]}, stubListener() as never);
    await settle();
    state.set({categories: ["math"], unmarked: true});
    await settle();
    expect(engine.asked).toEqual(["SELECT * FROM t "]);
    state.set({models: []});
    await settle();
    expect(engine.asked.slice(1)).toEqual(["SELECT * FROM t WHERE FALSE"]);
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
        const {state, engine, linker} = link();
        const [first, second] = [stubListener(), stubListener()];
        const stops = [linker.connect(REQUEST, first as never), linker.connect(REQUEST, second as never)];
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
