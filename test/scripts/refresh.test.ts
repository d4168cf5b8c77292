import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {changeStore} from "../../data-loaders/changeStore.js";
import {SOURCES} from "../../data-loaders/sources/index.js";
import {openStore} from "../../data-loaders/store/store.js";
import {main, whereToLook} from "../../scripts/refresh.js";
import {parseArguments} from "../../scripts/refreshOptions.js";
import {type Child, startChild} from "../data-loaders/store/child.js";
import {stampedTables, startRun} from "../data-loaders/store/stampedTables.js";
import {temporaryFolder} from "../data-loaders/store/temporaryFolder.js";
import {inProcess} from "./inProcess.js";

const COMMAND = "scripts/refresh.ts";
const SLOW = "test/scripts/slowRefresh.ts";
const HOLDER = "test/data-loaders/store/lockHolder.ts";
const TOKEN = "5d0c9f3ae17b4826c4d1e09b";
/** A time that never comes while a test runs. */
const NEW_YEAR = "0 0 1 1 *";

const newStore = () => path.join(temporaryFolder(), "store");

function start(store: string, args: readonly string[], file = COMMAND): Child {
  return startChild(file, args, {env: {BENCHFOLIO_STORE: store, SYNTHETIC_TOKEN: TOKEN}});
}

/** Runs the command to its end, as a process. */
async function runAlone(store: string, ...args: string[]) {
  const {code, lines, stderr} = await start(store, args).ended;
  return {code, stdout: lines.join("\n"), stderr};
}

/** As `runAlone`, within this process. */
const run = (store: string, ...args: string[]) =>
  inProcess(main, args, {BENCHFOLIO_STORE: store, SYNTHETIC_TOKEN: TOKEN});

describe("npm run refresh -- --help", () => {
  test("names every option, source, variable and exit code, and how it is used", async () => {
    const store = newStore();
    const {code, stdout, stderr} = await runAlone(store, "--help");
    expect({code, stderr}).toEqual({code: 0, stderr: ""});
    for (const word of [
      ...[
        "--source",
        "--as-of",
        "--dry-run",
        "--json",
        "--verbose",
        "--no-build",
        "--accept",
        "--keep",
        "--schedule",
        "--timezone"
      ],
      ...[
        "BENCHFOLIO_STORE",
        "BENCHFOLIO_INBOX",
        "BENCHFOLIO_SCHEDULE",
        "BENCHFOLIO_SNAPSHOT",
        "Asia/Shanghai"
      ],
      ...["Examples:", "npm run refresh -- ", "Sources:", "  report", "Exit codes:"],
      ...["  0  ", "  1  ", "  2  ", "  3  ", "  4  "]
    ])
      expect(stdout).toContain(word);
    expect(existsSync(store)).toBe(false);
  });
});

describe("a command line that is wrong", () => {
  test.each([
    [["--source", "nope"], 'error: unknown source: "nope", expected report'],
    [["--source", "__proto__"], "unknown source"],
    [["--as-of", "2024-02-30"], "Not a day YYYY-MM-DD"],
    [["--as-of", "23.02.2024"], "Not a day YYYY-MM-DD"],
    [["--as-of", "2099-02-23"], "error: --as-of 2099-02-23 is a day after today, "],
    [["--keep", "0"], "Not a whole number above 0"],
    [["--timezone", "Shanghai"], "Not a time zone"],
    [["--schedule", "every day"], 'error: --schedule "every day" is no cron expression'],
    [["--schedule", "0 0 30 2 *"], 'error: --schedule "0 0 30 2 *" never comes'],
    [["--schedule", NEW_YEAR, "--dry-run"], "it goes with neither --dry-run nor --as-of"],
    [["--nope"], "unknown option '--nope'"],
    [["report"], "too many arguments"]
  ])("%j ends with exit code 2, one clear error and nothing written", async (args, error) => {
    const store = newStore();
    const {code, stdout, stderr} = await run(store, ...args);
    expect({code, stdout}).toEqual({code: 2, stdout: ""});
    const lines = stderr.trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(error);
    expect(existsSync(store)).toBe(false);
  });

  test("ends the process with that code", async () => {
    expect(await runAlone(newStore(), "--source", "nope")).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: unknown source: "nope", expected ${Object.keys(SOURCES).join(", ")}\n`
    });
  });
});

test("the last line of a run says where to look", () => {
  const ok = {status: "ok", is_built: true, is_dry_run: false, findings: []} as const;
  const finding = {severity: "error", check: "jump", table: "pe_history", key: "x", message: "y"} as const;
  expect(whereToLook(ok, "8080")).toBe(
    "look at: npm run serve, then http://127.0.0.1:8080/; what changed: http://127.0.0.1:8080/data/index.html"
  );
  for (const [changed, words] of [
    [{is_built: null}, "npm start builds the site"],
    [{is_dry_run: true, is_built: null}, "without --dry-run"],
    [{is_built: false, status: "failed"}, ".cache/build.log"],
    [{status: "failed"}, "what-a-failure-looks-like"],
    [{status: "kept_last_good", findings: [finding]}, "#the-gate"]
  ] as const)
    expect(whereToLook({...ok, ...changed})).toMatch(new RegExp(`^look at: .*${words}`));
});

describe("a run", () => {
  test("stores the report, says so on standard output, and its steps in plain lines on standard error", async () => {
    const store = newStore();
    const {code, stdout, stderr} = await runAlone(store, "--no-build");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ok: snapshot of 2024-02-23 stored\nrun \d{8}T\d{6}Z-[0-9a-f]{6}, source report, /
    );
    expect(stdout).toMatch(/\nlook at: npm start builds the site from the store and serves it$/);
    expect(stderr).toBe("[1/6] fetch\n[2/6] validate\n[3/6] compute\n[4/6] gate\n[5/6] store\n");
    expect((await openStore(store).current())?.as_of).toBe("2024-02-23");
    expect(existsSync(path.join(store, "lock"))).toBe(false);
  });

  test("prints one JSON object and nothing else when it is asked to", async () => {
    const store = newStore();
    const {code, stdout} = await run(store, "--no-build", "--json", "--keep", "5");
    const outcome = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(outcome).toMatchObject({
      source: "report",
      status: "ok",
      as_of: "2024-02-23",
      is_dry_run: false,
      is_built: null,
      findings: []
    });
    expect(outcome.rows_out).toBe(outcome.rows_in);
    expect(outcome.published).toBe(outcome.run_id);
  });

  test("that is dry writes nothing at all", async () => {
    const store = newStore();
    const {code, stdout} = await run(store, "--dry-run", "--json");
    expect({code, ...JSON.parse(stdout)}).toMatchObject({
      code: 0,
      status: "ok",
      is_dry_run: true,
      published: null
    });
    expect(existsSync(store)).toBe(false);
  });

  test("that the gate stops keeps the last good, records why and exits with 3", async () => {
    const store = newStore();
    await run(store, "--no-build");
    const manifest = readFileSync(path.join(store, "manifest.json"), "utf8");
    const {code, stdout} = await run(store, "--no-build", "--as-of", "2024-04-30");
    const why = "gate: stale:valuations:*: latest day is 2024-02-23, 47 weekdays behind 2024-04-30";
    expect(code).toBe(3);
    expect(stdout).toContain(`kept_last_good: ${why}`);
    expect(readFileSync(path.join(store, "manifest.json"), "utf8")).toBe(manifest);
    expect((await openStore(store).runs()).at(-1)).toMatchObject({status: "kept_last_good", message: why});
    const accepted = await run(
      store,
      "--no-build",
      "--as-of",
      "2024-04-30",
      "--accept",
      "stale:valuations:*"
    );
    expect(accepted.code).toBe(0);
  });

  test("that cannot read its source exits with 1 and says where", async () => {
    const store = newStore();
    const {code, stdout} = await inProcess(main, ["--no-build"], {
      BENCHFOLIO_STORE: store,
      BENCHFOLIO_REPORTS: "nowhere"
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^failed: nowhere: cannot be read/);
    expect((await openStore(store).runs()).at(-1)).toMatchObject({status: "failed"});
  });

  test.each([
    ["is a file", "", "something else stands there already (EEXIST, mkdir)"],
    ["lies below a file", "/store", "a part of the path is no folder (ENOTDIR, mkdir)"]
  ])("whose store %s is one failed outcome, without a trace", async (_, below, said) => {
    const file = newStore();
    writeFileSync(file, "");
    const {code, stdout, stderr} = await run(`${file}${below}`, "--no-build", "--json");
    expect({code, stderr}).toEqual({code: 1, stderr: ""});
    expect(JSON.parse(stdout)).toMatchObject({status: "failed", message: `${file}${below}: ${said}`});
  });

  test("finds the store held, says by whom, and exits with 4", async () => {
    const folder = temporaryFolder();
    const holder = startChild(HOLDER, [path.join(folder, "lock")]);
    await holder.line("held");
    const {code, stderr} = await run(folder, "--no-build");
    expect(code).toBe(4);
    expect(stderr).toContain(
      `another refresh is at work: ${folder}/lock is held by process ${holder.process.pid} on `
    );
    holder.process.stdin!.write("end\n");
    expect((await holder.ended).code).toBe(0);
    expect((await run(folder, "--no-build")).code).toBe(0);
  });

  test("that is killed is on record with the next one", async () => {
    const store = newStore();
    const child = start(store, ["--no-build"], SLOW);
    await child.line("fetching");
    child.process.kill("SIGKILL");
    await child.ended;
    await run(store, "--no-build");
    expect(
      (await openStore(store).runs()).map(({source, status, message}) => [source, status, message])
    ).toEqual([
      ["synthetic", "failed", `ended without a word: process ${child.process.pid} is gone`],
      ["report", "ok", "snapshot of 2024-02-23 stored"]
    ]);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGINT", 130]
  ] as const)("ends at %s without damage, with exit code %i", async (signal, code) => {
    const store = newStore();
    const child = start(store, ["--no-build"], SLOW);
    await child.line("fetching");
    child.process.kill(signal);
    const ended = await child.ended;
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(`${signal}: ending`);
    expect(existsSync(path.join(store, "lock"))).toBe(false);
    expect((await openStore(store).runs()).map(({message}) => message)).toEqual([
      "stopped before its end; nothing was changed"
    ]);
  });

  test("prints and stores no token", async () => {
    const store = newStore();
    const child = start(store, ["--no-build", "--json"], SLOW);
    await child.line("fetching");
    child.process.kill("SIGTERM");
    const {lines, stderr} = await child.ended;
    expect(stderr).toContain("asking with token=[SYNTHETIC_TOKEN]");
    const files = readdirSync(store).map((file) => readFileSync(path.join(store, file), "latin1"));
    for (const text of [stderr, ...lines, ...files]) expect(text).not.toContain(TOKEN);
  });
});

describe("a schedule", () => {
  test("catches up a run that is due in a new store, waits for the next, and ends at SIGTERM with exit code 0", async () => {
    const store = newStore();
    const child = start(store, ["--no-build", "--json", "--schedule", NEW_YEAR]);
    const outcome = JSON.parse(await child.line("{"));
    expect(outcome.status).toBe("ok");
    child.process.kill("SIGTERM");
    const {code, signal, stderr, lines} = await child.ended;
    expect({code, signal}).toEqual({code: 0, signal: null});
    expect(stderr).toContain("catching up the run of ");
    expect(lines).toHaveLength(1);
    expect(existsSync(path.join(store, "lock"))).toBe(false);
    // Nothing was missed since: another start waits.
    const again = start(store, ["--no-build", "--schedule", NEW_YEAR]);
    await new Promise<void>((resolve) =>
      again.process.stderr!.on("data", (text) => String(text).includes("next run ") && resolve())
    );
    again.process.kill("SIGTERM");
    expect(await again.ended).toMatchObject({code: 0, lines: []});
    expect((await openStore(store).current())?.run_id).toBe(outcome.run_id);
  });

  test("catches up a run where the last thing on record is no refresh", async () => {
    const store = openStore(newStore());
    await store.withLock((writer) => writer.write(stampedTables(1), {as_of: "2024-02-22", run: startRun()}));
    await changeStore({use: null}, {store, signal: new AbortController().signal});
    const child = start(store.folder, ["--no-build", "--schedule", NEW_YEAR], SLOW);
    await child.line("fetching");
    child.process.kill("SIGTERM");
    expect((await child.ended).stderr).toContain("catching up the run of ");
  });

  test("is ended by SIGTERM in the middle of a run without damage, with exit code 0", async () => {
    const store = newStore();
    await run(store, "--no-build");
    const before = await openStore(store).current();
    const child = start(store, ["--no-build", "--schedule", "* * * * * *"], SLOW);
    await child.line("fetching");
    child.process.kill("SIGTERM");
    expect((await child.ended).code).toBe(0);
    expect(existsSync(path.join(store, "lock"))).toBe(false);
    expect((await openStore(store).current())?.run_id).toBe(before!.run_id);
    expect((await openStore(store).runs()).map(({status}) => status)).toEqual(["ok", "failed"]);
  });
});

describe("--source", () => {
  test.each([
    [["--source", "report", "inbox"], {}],
    [["--source", "report,inbox"], {}],
    [["--source", "report", "--source", "inbox"], {}],
    [[], {BENCHFOLIO_SOURCE: "report,inbox"}]
  ])("%j under %j asks both, in this order", (argv, env) => {
    expect(parseArguments(argv, env).source).toEqual(["report", "inbox"]);
  });

  test("is the report where nothing is said", () => {
    expect(parseArguments([], {}).source).toEqual(["report"]);
  });
});
