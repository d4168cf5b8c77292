import {appendFileSync, existsSync, readdirSync, readFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../data-loaders/badInput.js";
import type {Tables} from "../../data-loaders/contract.js";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {type Outcome, type RefreshOptions, refresh} from "../../data-loaders/refresh.js";
import {STEPS} from "../../data-loaders/reporter.js";
import {reportSource} from "../../data-loaders/sources/reportSource.js";
import type {Fetched, FetchOptions, Source} from "../../data-loaders/sources/source.js";
import {LockHeld} from "../../data-loaders/store/lock.js";
import {openStore} from "../../data-loaders/store/store.js";
import {dayIn} from "../../data-loaders/today.js";
import {startRun} from "./store/stampedTables.js";
import {temporaryFolder} from "./store/temporaryFolder.js";

const DAY = "2024-02-23";
const TOKEN = "5d0c9f3ae17b4826c4d1e09b";
const report = await embeddedTables();

/** A source that answers the report's tables, but for what is given. */
function sourceOf(
  fetched: Partial<Fetched> | ((options: FetchOptions) => Promise<Partial<Fetched>>)
): Source {
  return {
    name: "synthetic",
    secrets: ["SYNTHETIC_TOKEN"],
    async fetch(options) {
      const given = typeof fetched === "function" ? await fetched(options) : fetched;
      return {tables: report, as_of: DAY, rows_in: 7, ...given};
    }
  };
}

/** The report's tables without its first company. */
function oneFewer(): Tables {
  const gone = report.companies[0]!.code;
  const without = (name: "companies" | "financials" | "valuations" | "watchlist" | "list_members") =>
    report[name].filter((row) => row.code !== gone);
  return {
    ...report,
    companies: without("companies"),
    list_members: without("list_members"),
    financials: without("financials"),
    valuations: without("valuations"),
    watchlist: without("watchlist")
  };
}

interface Told extends Outcome {
  readonly steps: string[];
  readonly lines: string[];
}

async function run(folder: string, options: Partial<RefreshOptions> = {}): Promise<Told> {
  const steps: string[] = [];
  const lines: string[] = [];
  const outcome = await refresh({
    source: sourceOf({}),
    store: openStore(folder),
    signal: new AbortController().signal,
    reporter: {step: (name) => steps.push(name), progress() {}, say: (line) => lines.push(line)},
    env: {SYNTHETIC_TOKEN: TOKEN},
    ...options
  });
  return {...outcome, steps, lines};
}

const everyByte = (folder: string) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "latin1"))
    .join("\n");

describe("a refresh", () => {
  test("goes from a source to a stored snapshot and a built site, and is on record", async () => {
    const folder = temporaryFolder();
    const builds: string[] = [];
    const build = async () => {
      builds.push((await openStore(folder).current())!.run_id);
      return true;
    };
    const outcome = await run(folder, {build});
    expect(outcome).toMatchObject({
      source: "synthetic",
      status: "ok",
      as_of: DAY,
      rows_in: 7,
      message: `snapshot of ${DAY} stored`,
      published: outcome.run_id,
      is_built: true,
      is_dry_run: false,
      findings: []
    });
    expect(outcome.steps).toEqual(STEPS);
    expect(builds).toEqual([outcome.run_id]);
    expect(await (await openStore(folder).current())!.readAll()).toEqual(report);
    const {run_id, started_at, finished_at, source, status, rows_in, rows_out, message} = outcome;
    expect(await openStore(folder).runs()).toEqual([
      {run_id, started_at, finished_at, source, status, rows_in, rows_out, message}
    ]);
  });

  test("hears of names, of what did not come, and of the calendar, and keeps the last good where a name is another's", async () => {
    const folder = temporaryFolder();
    const {run_id} = await run(folder);
    const names = [{code: "600100.SH", name: "寒武纪", from: "a.csv row 2"}];
    const absent = [{table: "index_history" as const, code: "000300.SH", message: "synthetic"}];
    const outcome = await run(folder, {
      source: sourceOf({names, absent, calendar: ["2024-02-22", "2024-02-26"]})
    });
    expect(outcome).toMatchObject({status: "kept_last_good", published: run_id});
    expect(outcome.findings.map(({severity, check, key}) => [severity, check, key])).toEqual([
      ["error", "name", "600100.SH"],
      ["warning", "absent", "000300.SH"],
      ["error", "closed", DAY]
    ]);
  });

  test("that finds nothing new stores nothing new, and builds: the record is part of the site", async () => {
    const folder = temporaryFolder();
    const first = await run(folder);
    const second = await run(folder, {build: async () => true});
    expect(second).toMatchObject({
      status: "ok",
      rows_out: 0,
      message: `nothing new: the snapshot of 2024-02-23 is that of run ${first.run_id} already`,
      published: first.run_id,
      is_built: true
    });
    expect(await openStore(folder).runs()).toHaveLength(2);
  });

  test("derives tables between the source and the gate", async () => {
    const compute = async (tables: Tables, as_of: string): Promise<Tables> => ({
      ...tables,
      pe_history: [{code: "600000.SH", date: as_of, pe_ttm: 5, market_cap_cny_100m: null, suspended: false}]
    });
    const folder = temporaryFolder();
    await run(folder, {compute});
    expect(await (await openStore(folder).current())!.read("pe_history")).toHaveLength(1);
  });

  test("tells the source what is published, which day it is, and where to stop", async () => {
    const folder = temporaryFolder();
    const asked: FetchOptions[] = [];
    const source = sourceOf(async (options) => {
      asked.push(options);
      return {};
    });
    await run(folder, {source});
    await run(folder, {source, as_of: DAY});
    expect(asked.map(({as_of}) => as_of)).toEqual([null, DAY]);
    expect(asked[0]!.base).toEqual(report);
    expect(asked[0]!.today).toBe(dayIn("Asia/Shanghai", new Date()));
    expect(asked[0]!.signal.aborted).toBe(false);
  });
});

describe("a refresh that may not publish", () => {
  test("keeps the last good snapshot, says why on record and in the outcome, and builds so that pages say it", async () => {
    const folder = temporaryFolder();
    const good = await run(folder);
    const manifest = readFileSync(path.join(folder, "manifest.json"), "utf8");
    const bad = await run(folder, {source: sourceOf({tables: oneFewer()}), build: async () => true});
    const code = report.companies[0]!.code;
    expect(bad).toMatchObject({
      status: "kept_last_good",
      rows_out: 0,
      published: good.run_id,
      is_built: true
    });
    expect(bad.message).toMatch(
      new RegExp(`^gate: .*${code} .* was there before and is not any more.* \\(and \\d+ more\\)$`)
    );
    expect(bad.findings.map(({severity}) => severity)).toContain("error");
    expect(readFileSync(path.join(folder, "manifest.json"), "utf8")).toBe(manifest);
    expect((await openStore(folder).runs()).at(-1)).toMatchObject({
      status: "kept_last_good",
      message: bad.message
    });
  });

  test("publishes what the operator accepts", async () => {
    const folder = temporaryFolder();
    await run(folder);
    const outcome = await run(folder, {
      source: sourceOf({tables: oneFewer()}),
      accepted: ["vanished:*", "rows:watchlist:*"]
    });
    expect(outcome.status).toBe("ok");
    expect(outcome.findings.map(({severity}) => severity)).not.toContain("error");
  });

  test.each([
    [
      "bad input",
      new BadInput({file: "pe.csv", row: 3}, "invalid number", "abc"),
      'pe.csv row 3: invalid number: "abc"',
      0
    ],
    ["a fault", new TypeError("x is not a function"), "x is not a function", 1],
    [
      "a failed call",
      new Error("fetch failed", {cause: new Error("connect ECONNREFUSED")}),
      "fetch failed (connect ECONNREFUSED)",
      1
    ]
  ])("records %s, with a trace where it is the program's", async (_, error, message, traces) => {
    const folder = temporaryFolder();
    const good = await run(folder);
    const outcome = await run(folder, {source: sourceOf(() => Promise.reject(error))});
    expect(outcome).toMatchObject({status: "failed", message, published: good.run_id, rows_in: 0});
    expect(outcome.lines).toHaveLength(traces);
    expect((await openStore(folder).runs()).map(({status}) => status)).toEqual(["ok", "failed"]);
  });

  test("names the cell that is no value of its column", async () => {
    const [first, ...others] = report.valuations;
    const tables = {...report, valuations: [{...first!, forward_year: 2024.5}, ...others]};
    const outcome = await run(temporaryFolder(), {source: sourceOf({tables})});
    expect(outcome).toMatchObject({
      status: "failed",
      message: "valuations row 1, forward_year: not INTEGER: 2024.5",
      published: null
    });
  });

  test("names the day that has not come yet, of the snapshot and of a row, whatever the source", async () => {
    const folder = temporaryFolder();
    const today = dayIn("Asia/Shanghai", new Date());
    const failing = async (fetched: Partial<Fetched>) =>
      (await run(folder, {source: sourceOf(fetched)})).message.replaceAll(today, "<today>");
    expect(await failing({as_of: "2099-02-26"})).toBe(
      'synthetic: as of a day after today, <today>: "2099-02-26"'
    );
    const [first, ...others] = report.scores;
    const tables = {...report, scores: [first!, {...others[0]!, as_of: "2099-02-26"}, ...others.slice(1)]};
    expect(await failing({tables})).toBe('scores row 2, as_of: a day after today, <today>: "2099-02-26"');
    expect(await openStore(folder).current()).toBeNull();
  });

  test("says how to be rid of a day that was stored before it could have come", async () => {
    const folder = temporaryFolder();
    await openStore(folder).withLock((writer) =>
      writer.write(oneFewer(), {as_of: "2099-02-26", run: startRun()})
    );
    const bases: Tables[] = [];
    const source = sourceOf(async ({base}) => {
      bases.push(base);
      return {};
    });
    const {status, lines} = await run(folder, {source});
    expect(status).toBe("ok");
    expect(lines.join()).toMatch(
      /^warning: 2099-02-26 is stored, a day after today, .*; npm run store -- drop 2099-02-26 removes it$/
    );
    expect(bases).toEqual([report]);
  });

  test("is recorded as failed where the site cannot be built, though the snapshot is stored", async () => {
    const folder = temporaryFolder();
    const outcome = await run(folder, {
      build: () => Promise.reject(new Error("observable build ended with exit code 1"))
    });
    expect(outcome).toMatchObject({
      status: "failed",
      message: `snapshot of ${DAY} stored; the site was not built: observable build ended with exit code 1`,
      published: outcome.run_id,
      is_built: false
    });
    expect((await openStore(folder).runs()).map(({status}) => status)).toEqual(["failed"]);
  });

  test("writes nothing when it is dry, and says what would happen", async () => {
    const folder = path.join(temporaryFolder(), "store");
    const outcome = await run(folder, {isDry: true, build: () => Promise.reject(new Error("built"))});
    expect(outcome).toMatchObject({
      status: "ok",
      rows_out: 0,
      is_dry_run: true,
      is_built: null,
      published: null
    });
    expect(outcome.message).toMatch(/^dry run: \d+ rows would be stored as of 2024-02-23$/);
    expect(outcome.steps).toEqual(["fetch", "validate", "compute", "gate"]);
    expect(existsSync(folder)).toBe(false);
  });

  test("says when it is dry that there is nothing new, where there is not", async () => {
    const folder = temporaryFolder();
    const {run_id, published} = await run(folder);
    expect(await run(folder, {isDry: true})).toMatchObject({
      message: `dry run: nothing new: the snapshot of ${DAY} is that of run ${run_id} already`,
      published
    });
    const message = `dry run: ${Object.values(report).flat().length} rows would be stored as of ${DAY}`;
    const [first, ...others] = report.financials;
    const financials = [{...first!, revenue_cny_100m: 1.5}, ...others];
    const source = sourceOf({tables: {...report, financials}});
    expect((await run(folder, {isDry: true, source})).message).toBe(message);
    // A broken file is replaced by an equal one.
    const file = (await (await openStore(folder).current())!.file("financials"))!;
    appendFileSync(file, "x");
    expect((await run(folder, {isDry: true})).message).toBe(message);
  });
});

describe("a refresh beside others", () => {
  test("leaves the store to the one that is at work", async () => {
    const folder = temporaryFolder();
    let second: Promise<unknown> = Promise.resolve();
    const source = sourceOf(async () => {
      second = run(folder);
      await second.catch(() => {});
      return {};
    });
    expect((await run(folder, {source})).status).toBe("ok");
    await expect(second).rejects.toThrow(LockHeld);
    expect(await openStore(folder).runs()).toHaveLength(1);
  });

  test("compares with an earlier snapshot where the last is broken, says so, and mends it", async () => {
    const folder = temporaryFolder();
    await run(folder, {source: sourceOf({as_of: DAY})});
    const last = await run(folder, {source: sourceOf({as_of: "2024-02-26"})});
    appendFileSync((await (await openStore(folder).snapshot(last.run_id)).file("scores"))!, "x");
    const outcome = await run(folder, {source: sourceOf({as_of: "2024-02-26"})});
    expect(outcome.status).toBe("ok");
    expect(outcome.lines[0]).toMatch(/^warning: .*scores.*is broken.*; compared with an earlier snapshot$/);
    expect(await (await openStore(folder).current())!.readAll()).toEqual(report);
  });

  test("is compared with the day before it, not with a later one", async () => {
    const folder = temporaryFolder();
    await run(folder, {source: sourceOf({tables: oneFewer(), as_of: DAY})});
    await run(folder, {source: sourceOf({as_of: "2024-02-27"})});
    const backfill = await run(folder, {source: sourceOf({tables: oneFewer(), as_of: "2024-02-26"})});
    expect(backfill.status).toBe("ok");
    expect((await openStore(folder).current())!.as_of).toBe("2024-02-27");
  });
});

describe("a refresh that is told to stop", () => {
  test("ends while it fetches, changes nothing, builds nothing, and is on record", async () => {
    const folder = temporaryFolder();
    const controller = new AbortController();
    const source = sourceOf(async ({signal}) => {
      controller.abort();
      signal.throwIfAborted();
      return {};
    });
    const build = () => Promise.reject(new Error("built"));
    const outcome = await run(folder, {source, build, signal: controller.signal});
    expect(outcome).toMatchObject({
      status: "failed",
      message: "stopped before its end; nothing was changed",
      is_built: null
    });
    expect(existsSync(path.join(folder, "lock"))).toBe(false);
    expect(await openStore(folder).runs()).toHaveLength(1);
  });
});

describe("a failure", () => {
  test("says its cause once, also where its own words have it already", async () => {
    const cause = new Error("ENOENT: no such folder");
    const failing = (message: string) =>
      run(temporaryFolder(), {source: sourceOf(() => Promise.reject(new Error(message, {cause})))});
    expect((await failing("inbox: cannot be read (ENOENT: no such folder)")).message).toBe(
      "inbox: cannot be read (ENOENT: no such folder)"
    );
    expect((await failing("inbox: cannot be read")).message).toBe(
      "inbox: cannot be read (ENOENT: no such folder)"
    );
  });
});

describe("a secret", () => {
  test("stands in no line, no outcome and no file of the store", async () => {
    const folder = temporaryFolder();
    const tables = {
      ...report,
      models: [{...report.models[0]!, model_id: `${TOKEN}`}, ...report.models.slice(1)]
    };
    const leaks: Source[] = [
      sourceOf(({say}) => {
        say(`POST https://example.invalid/?token=${TOKEN}`);
        return Promise.reject(new Error(`refused: {"token":"${TOKEN}"}`));
      }),
      sourceOf(() => Promise.reject(new BadInput({file: TOKEN}, "cannot be read", TOKEN))),
      sourceOf({tables})
    ];
    for (const source of leaks) {
      const outcome = await run(folder, {
        source,
        build: () => Promise.reject(new Error(`no build: ${TOKEN}`))
      });
      expect(outcome.status).not.toBe("ok");
      expect(JSON.stringify(outcome)).not.toContain(TOKEN);
      expect(JSON.stringify(outcome)).toContain("[SYNTHETIC_TOKEN]");
    }
    expect(everyByte(folder)).not.toContain(TOKEN);
  });
});

describe("the report as a source", () => {
  test("is of its own day, and of no earlier one", async () => {
    expect(await run(temporaryFolder(), {source: reportSource})).toMatchObject({status: "ok", as_of: DAY});
    expect(await run(temporaryFolder(), {source: reportSource, as_of: "2024-02-22"})).toMatchObject({
      status: "failed",
      message: 'reports: the earliest prices are of 2024-02-23, nothing as of: "2024-02-22"'
    });
  });

  test("is too old for a day long after it", async () => {
    expect(await run(temporaryFolder(), {source: reportSource, as_of: "2024-04-30"})).toMatchObject({
      status: "kept_last_good",
      message: "gate: stale:valuations:*: latest day is 2024-02-23, 47 weekdays behind 2024-04-30"
    });
  });
});

describe("a refresh beside a pinned day", () => {
  test("stores, leaves the pinned day published, and says so", async () => {
    const folder = temporaryFolder();
    const first = await run(folder);
    await openStore(folder).withLock((writer) => writer.use(DAY));
    const beside = `, beside ${DAY}, which is pinned and stays published (npm run store -- use latest)`;
    const later = await run(folder, {source: sourceOf({as_of: "2024-02-26"})});
    expect(later).toMatchObject({
      status: "ok",
      message: `snapshot of 2024-02-26 stored${beside}`,
      published: first.run_id,
      pinned: DAY
    });
    const again = await run(folder, {source: sourceOf({as_of: "2024-02-26"})});
    expect(again.message).toBe(
      `nothing new: the snapshot of 2024-02-26 is that of run ${later.run_id} already${beside}`
    );
  });

  test("publishes what it brings of the pinned day itself", async () => {
    const folder = temporaryFolder();
    await run(folder, {source: sourceOf({tables: oneFewer()})});
    await openStore(folder).withLock((writer) => writer.use(DAY));
    const outcome = await run(folder);
    expect(outcome).toMatchObject({message: `snapshot of ${DAY} stored`, published: outcome.run_id});
  });
});
