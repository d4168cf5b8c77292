import {spawn} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {parseArgs} from "node:util";
import {reportTables} from "../data-loaders/datasets/reportTables.js";
import {fakeEastmoney} from "../test/data-loaders/eastmoney/fakeEastmoney.js";

/**
 * `tsx bench/market.ts [--companies 300] [--stop-after 0]`: what a first run of `--universe market` asks and takes, of
 * companies that do not exist, from a local server that answers as the tests' does, without a pause; then a second run on
 * the same day. `--stop-after n` interrupts a first run at its nth request, and lets another one go on. Nothing is built.
 */
const {values: options} = parseArgs({
  options: {companies: {type: "string", default: "300"}, "stop-after": {type: "string", default: "0"}}
});
const [companies, stopAfter] = [Number(options.companies), Number(options["stop-after"])];

const {companies: reported} = await reportTables();
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const year = new Date().getUTCFullYear();
const vendor = await fakeEastmoney({
  names: new Map([
    ...reported.map((row) => [String(row.code), String(row.name_zh)] as const),
    ...Array.from({length: companies}, (_, i) => [`${604000 + i}.SH`, `synthetic ${i}`] as const)
  ]),
  // As long as the vendor's own.
  first: "2018-01-02",
  lastDay: day(Date.now() - 86_400_000),
  holidays: new Set(),
  losses: new Set(),
  unknown: new Set()
});
vendor.change = (name, rows) =>
  name === "RPT_RES_PROFITPREDICT"
    ? rows.map((row, i) => ({...row, PREDICT_YEAR: year + i}))
    : name === "RPT_F10_FINANCE_MAINFINADATA"
      ? rows.map((row, i) => ({
          ...row,
          ...{REPORT_DATE: `${year - 2 + i}-12-31 00:00:00`, NOTICE_DATE: `${year - 1 + i}-04-20 00:00:00`}
        }))
      : rows;

const folder = mkdtempSync(path.join(tmpdir(), "benchfolio-market-"));
const PEAK = 'process.on("exit",()=>console.error("peak "+process.resourceUsage().maxRSS))';

async function run(name: string, stopAt = 0): Promise<void> {
  vendor.asked.length = 0;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "--import", `data:text/javascript,${PEAK}`],
      ...["scripts/refresh.ts", "--source", "eastmoney", "--universe", "market", "--no-build"]
    ],
    {
      env: {
        ...process.env,
        ...{BENCHFOLIO_STORE: path.join(folder, "store"), BENCHFOLIO_INBOX: path.join(folder, "inbox")},
        ...{EASTMONEY_URL: `${vendor.url}/get`, EASTMONEY_PAUSE_MS: "0"},
        ...{EASTMONEY_INDEX_URL: `${vendor.url}/index`, EASTMONEY_CALENDAR_URL: `${vendor.url}/calendar`}
      }
    }
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const watch = setInterval(() => {
    if (stopAt > 0 && vendor.asked.length >= stopAt) child.kill("SIGINT");
  }, 50);
  const code = await new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  clearInterval(watch);
  const asked = new Map<string, number>();
  for (const {path, params} of vendor.asked) {
    const what = params.reportName ?? path;
    asked.set(what, (asked.get(what) ?? 0) + 1);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const peak = Math.round(Number(/^peak (\d+)$/m.exec(said)?.[1]) / 1024);
  console.log(
    `${name}: ${vendor.asked.length} requests (${[...asked].map((each) => each.join(" ")).join(", ")}), ${seconds} s, at most ${peak} MiB, exit ${code}`
  );
  console.error(said.trimEnd().slice(-2_000));
}

if (stopAfter > 0) await run(`stopped after ${stopAfter} requests`, stopAfter);
await run("first run");
await run("again on the same day");
await vendor.close();
rmSync(folder, {recursive: true});
