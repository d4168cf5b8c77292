// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {type Answers, knownRows, openNotebook, warmUp} from "../../src/lib/notebook.js";
import {REQUEST, settle, stubEngine, stubListener, stubState, WHOLE} from "./stubPage.js";

const {openDatabase} = vi.hoisted(() => ({openDatabase: vi.fn()}));
vi.mock("../../src/lib/database.js", () => ({openDatabase}));

const BUILT = [{sql: "built"}];
const answers: Answers = {[WHOLE]: BUILT};

let engine: ReturnType<typeof stubEngine>;
beforeEach(() => {
  engine = stubEngine();
  openDatabase.mockReset().mockImplementation(async () => engine);
});
afterEach(() => vi.restoreAllMocks());

function open(search = "", known = answers) {
  const state = stubState(search);
  const notebook = openNotebook(known, {}, state);
  const listener = stubListener();
  return {state, notebook, listener, source: notebook.rows(REQUEST)};
}

/** A chart whose first rows came, and what is on its way with them. */
async function observed() {
  const opened = open();
  opened.source.observe(opened.listener as never);
  await settle();
  return opened;
}

describe("the first rows of a chart", () => {
  test("come from the build before anything else happens, and start no engine", async () => {
    const {listener, source} = open();
    source.observe(listener as never);
    expect(listener.told).toEqual(["rows built"]);
    expect(listener.rows.mock.calls[0]![0]).toBe(BUILT);
    await settle();
    expect(openDatabase).not.toHaveBeenCalled();
    for (const [rows] of listener.rows.mock.calls) expect(rows).toBe(BUILT);
    expect(listener.error).not.toHaveBeenCalled();
  });

  test("come from the engine where the link asks for what the build does not know", async () => {
    const {listener, source} = open("?models=gemma");
    source.observe(listener as never);
    expect(listener.told).toEqual(["pending"]);
    await settle();
    expect(engine.asked).toEqual([`${WHOLE}WHERE ("model" IN ('gemma'))`]);
    expect(listener.told.at(-1)).toBe(`rows ${engine.asked[0]}`);
  });

  test("are all there is for a query that follows nothing", async () => {
    const {state, notebook, listener} = open();
    notebook.rows({query: REQUEST.query}).observe(listener as never);
    state.set({models: ["gemma"]});
    await settle();
    expect(listener.told).toEqual(["rows built"]);
  });

  test("of a query that follows nothing come from the engine where the build does not know it", async () => {
    const {state, notebook, listener} = open("", {});
    notebook.rows({query: REQUEST.query}).observe(listener as never);
    await settle();
    state.set({models: ["gemma"]});
    await settle();
    expect(listener.told.at(-1)).toBe(`rows ${WHOLE}`);
    expect(engine.asked).toEqual([WHOLE]);
  });
});

describe("a change of the state", () => {
  test("asks the engine once, and says so before the rows come", async () => {
    const {state, listener} = await observed();
    listener.told.length = 0;
    state.set({unmarked: true});
    await settle();
    expect(engine.asked).toEqual([`${WHOLE}WHERE ("score_mark" IS NULL)`]);
    expect(listener.told).toEqual(["pending", `rows ${engine.asked[0]}`]);
    expect(openDatabase).toHaveBeenCalledTimes(1);
  });

  test("before anything listens to it is told at once, too", async () => {
    const {state, listener, source} = open();
    source.observe(listener as never);
    state.set({unmarked: true});
    expect(listener.told).toEqual(["rows built", "pending"]);
    state.reset(["unmarked"]);
    expect(listener.told.at(-1)).toBe("rows built");
    state.set({unmarked: true});
    await settle();
    expect(listener.told.at(-1)).toBe(`rows ${WHOLE}WHERE ("score_mark" IS NULL)`);
  });

  test("that the query does not read asks nothing", async () => {
    const {state, listener} = await observed();
    listener.told.length = 0;
    state.set({view: "dots"});
    await settle();
    expect(listener.told).toEqual([]);
  });

  test("of what the query itself reads asks the engine once", async () => {
    const {state, listener} = await observed();
    state.set({basis: "printed"});
    await settle();
    expect(engine.asked).toEqual(["SELECT * FROM printed "]);
    expect(listener.told.at(-1)).toBe("rows SELECT * FROM printed ");
  });

  test("back to a state that the build knows asks nobody", async () => {
    const {state, listener} = await observed();
    state.set({models: ["gemma"]});
    await settle();
    state.reset(["models"]);
    await settle();
    expect(engine.asked).toHaveLength(1);
    expect(listener.rows.mock.lastCall![0]).toBe(BUILT);
  });

  test("back to a state that was asked before comes from the cache, as the same array", async () => {
    const {state, listener} = await observed();
    state.set({models: ["gemma"]});
    await settle();
    const first = listener.rows.mock.lastCall![0];
    state.set({models: ["mistral"]});
    await settle();
    state.set({models: ["gemma"]});
    await settle();
    expect(engine.asked).toHaveLength(2);
    expect(listener.rows.mock.lastCall![0]).toBe(first);
  });

  test("to the same state by another way is the same question", async () => {
    const {state, listener} = await observed();
    state.set({models: ["gemma"]});
    await settle();
    state.set({unmarked: true});
    await settle();
    state.set({categories: ["math"]});
    await settle();
    const [there] = engine.asked.slice(-1);
    state.reset(["models", "categories", "unmarked"]);
    await settle();
    engine.asked.length = 0;
    state.set({categories: ["math"]});
    await settle();
    state.set({unmarked: true});
    await settle();
    state.set({models: ["gemma"]});
    await settle();
    // The last of these is answered already: only the two on the way are new.
    expect(engine.asked).toHaveLength(2);
    expect(listener.told.at(-1)).toBe(`rows ${there}`);
  });

  test("of several filters at once asks once, and shows nothing of a state in between", async () => {
    const {state, listener} = await observed();
    listener.told.length = 0;
    state.set({categories: ["math"], unmarked: true, models: ["gemma"], basis: "printed"});
    await settle();
    const text = `SELECT * FROM printed WHERE (("category" IN ('math')) AND ("score_mark" IS NULL) AND ("model" IN ('gemma')))`;
    expect(engine.asked).toEqual([text]);
    expect(new Set(listener.told)).toEqual(new Set(["pending", `rows ${text}`]));
  });

  test("asks once for two charts that ask the same", async () => {
    const {state, listener, source} = open();
    const other = stubListener();
    source.observe(listener as never);
    source.observe(other as never);
    await settle();
    state.set({models: ["gemma"]});
    await settle();
    expect(engine.asked).toHaveLength(1);
    expect(other.told.at(-1)).toBe(listener.told.at(-1));
  });

  test("while an answer is on its way ends in the rows of the last state", async () => {
    const {state, listener} = await observed();
    engine.hold();
    state.set({models: ["gemma"]});
    await settle();
    state.set({models: ["mistral"]});
    state.set({models: ["llama"]});
    await settle();
    engine.release();
    await settle();
    expect(listener.told.at(-1)).toBe(`rows ${WHOLE}WHERE ("model" IN ('llama'))`);
    // The state in the middle was over before it could be asked.
    expect(engine.asked.join()).not.toContain("mistral");
  });
});

describe("an engine that fails", () => {
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));

  test("to start is reported, and started again at the next question", async () => {
    openDatabase.mockRejectedValueOnce(new Error("the network went away"));
    const {state, listener} = await observed();
    state.set({models: ["gemma"]});
    await settle();
    expect(listener.told.at(-1)).toBe("error what computes the answer could not be loaded");
    state.set({models: ["mistral"]});
    await settle();
    expect(listener.told.at(-1)).toBe(`rows ${WHOLE}WHERE ("model" IN ('mistral'))`);
    expect(openDatabase).toHaveBeenCalledTimes(2);
  });

  test("to start is told to the page", async () => {
    const told = vi.fn();
    addEventListener("benchfolio:missing", told);
    openDatabase.mockRejectedValueOnce(new Error("the engine did not start"));
    await expect(open().notebook.engine()).rejects.toThrow("the engine did not start");
    expect(told).toHaveBeenCalledOnce();
  });

  test("to answer is reported, and asked again for the same question", async () => {
    const {state, listener} = await observed();
    engine.fail(new Error("out of memory"));
    state.set({models: ["gemma"]});
    await settle();
    expect(listener.told.at(-1)).toMatch(/^error .*out of memory/);
    engine.fail();
    state.reset(["models"]);
    await settle();
    state.set({models: ["gemma"]});
    await settle();
    expect(listener.told.at(-1)).toBe(`rows ${WHOLE}WHERE ("model" IN ('gemma'))`);
    expect(engine.asked).toHaveLength(2);
    expect(openDatabase).toHaveBeenCalledTimes(1);
  });

  test("in warming up disturbs nobody, and is started again when it is needed", async () => {
    vi.useFakeTimers({toFake: ["setTimeout"]});
    openDatabase.mockRejectedValueOnce(new Error("the network went away"));
    const {notebook} = open();
    warmUp(notebook);
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    await settle();
    expect(openDatabase).toHaveBeenCalledTimes(1);
    await expect(notebook.engine()).resolves.toBe(engine);
  });
});

describe("a chart that leaves", () => {
  test("hears nothing more of the state", async () => {
    const {state, listener, source} = open();
    const stop = source.observe(listener as never);
    await settle();
    listener.told.length = 0;
    stop();
    state.set({models: ["gemma"], basis: "printed"});
    await settle();
    expect(listener.told).toEqual([]);
    expect(engine.asked).toEqual([]);
  });

  test("hears nothing of an answer that was on its way", async () => {
    const {state, listener, source} = open();
    const stop = source.observe(listener as never);
    await settle();
    engine.hold();
    state.set({models: ["gemma"]});
    await settle();
    listener.told.length = 0;
    stop();
    engine.release();
    await settle();
    expect(listener.told).toEqual([]);
  });

  test("hears nothing of an error that was on its way", async () => {
    const {state, listener, source} = open();
    vi.spyOn(console, "error").mockImplementation(() => {});
    const stop = source.observe(listener as never);
    await settle();
    engine.hold();
    engine.fail(new Error("out of memory"));
    state.set({models: ["gemma"]});
    await settle();
    listener.told.length = 0;
    stop();
    engine.release();
    await settle();
    expect(listener.told).toEqual([]);
  });

  test("at once never starts to listen", async () => {
    const {state, listener, source} = open("?models=gemma");
    source.observe(listener as never)();
    state.set({models: ["mistral"]});
    await settle();
    expect(listener.told).toEqual(["pending"]);
    expect(engine.asked).toEqual([]);
  });

  test("leaves the others listening", async () => {
    const {state, listener, source} = open();
    const other = stubListener();
    source.observe(listener as never)();
    source.observe(other as never);
    await settle();
    state.set({models: ["gemma"]});
    await settle();
    expect(other.told.at(-1)).toBe(`rows ${WHOLE}WHERE ("model" IN ('gemma'))`);
  });
});

describe("the engine", () => {
  test("is told of its preparation when it starts, which no page loads before", async () => {
    const prepare = vi.fn(async () => ({}));
    const notebook = openNotebook(answers, {}, stubState(), prepare);
    expect(prepare).not.toHaveBeenCalled();
    await Promise.all([notebook.engine(), notebook.engine()]);
    expect(prepare).toHaveBeenCalledOnce();
  });

  test("starts once, with the page's tables, the macros that its queries call and what is derived", async () => {
    const tables = {scores: Promise.resolve("/data/scores.parquet")};
    const preparation = {
      macros: Promise.resolve("/data/percentile.sql"),
      setup: ["CREATE TABLE best AS SELECT max(score) FROM scores"]
    };
    const notebook = openNotebook(answers, tables, stubState(), async () => preparation);
    expect(await notebook.engine()).toBe(await notebook.engine());
    expect(openDatabase.mock.calls).toEqual([[tables, {...preparation, onStep: expect.any(Function)}]]);
  });

  test("warms up when the page is idle, unless the reader asked to save data", async () => {
    vi.useFakeTimers({toFake: ["setTimeout"]});
    const {notebook} = open();
    Object.assign(navigator, {connection: {saveData: true}});
    warmUp(notebook);
    await vi.advanceTimersByTimeAsync(5000);
    expect(openDatabase).not.toHaveBeenCalled();
    Object.assign(navigator, {connection: {saveData: false}});
    const frame = vi.spyOn(window, "frameElement", "get").mockReturnValue(document.createElement("iframe"));
    warmUp(notebook);
    await vi.advanceTimersByTimeAsync(5000);
    expect(openDatabase, "a page behind the page").not.toHaveBeenCalled();
    frame.mockReturnValue(null);
    warmUp(notebook);
    expect(openDatabase).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    await settle();
    expect(openDatabase).toHaveBeenCalledTimes(1);
    expect(performance.getEntriesByName("benchfolio:engine").length).toBeGreaterThan(0);
  });
});

describe("the SQL tag", () => {
  test("puts values in as literals", async () => {
    const {notebook} = open();
    const [row] = await notebook.sql`SELECT ${"it's"}, ${1.5}, ${true}, ${null}, ${new Date("2024-02-29")}`;
    expect(row).toEqual({sql: "SELECT 'it''s', 1.5, TRUE, NULL, DATE '2024-02-29'"});
  });

  test.each([
    ["a list", ["x') OR TRUE --"]],
    ["an object", {toString: () => "TRUE"}],
    ["a function", () => "TRUE"],
    ["a pattern", /'/]
  ])("refuses %s, for which there is no literal", async (_, value) => {
    const {notebook} = open();
    await expect(notebook.sql`SELECT ${value}`).rejects.toThrow(/^no SQL literal for /);
    expect(engine.asked).toEqual([]);
  });

  test("answers from the build what the build knows", async () => {
    const {notebook} = open();
    expect(await notebook.sql`SELECT * FROM t `).toBe(BUILT);
    expect(openDatabase).not.toHaveBeenCalled();
  });
});

describe("knownRows", () => {
  test("are the answer of the build, and an error that names the query where there is none", () => {
    expect(knownRows(answers, {toString: () => WHOLE})).toBe(BUILT);
    expect(() => knownRows(answers, {toString: () => "SELECT 1"})).toThrow(
      "not answered at build time: SELECT 1"
    );
  });
});
