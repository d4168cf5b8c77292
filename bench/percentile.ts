import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, renameSync} from "node:fs";
import {cpus} from "node:os";
import {parseArgs} from "node:util";
import {mean, median} from "d3";
import {type DuckDBConnection, openEngine, readRows} from "../data-loaders/engine.js";
import {installPercentile} from "../data-loaders/percentile/percentile.js";

/**
 * `tsx bench/percentile.ts [--rounds 3] [--threads 1] [--tenfold] [--sorted]`: percentiles of a synthetic full
 * market, against the shortest plain query for the same number on the same Parquet. Times are of one process, in
 * which the queries take turns, so that other work on the machine slows all of them; memory is of a process of its own
 * for each query. Both have a memory limit of 1 GiB. `--tenfold` measures ten markets, too: in one file, against the same
 * ten one after another; `--sorted` the rank by a window function, which most people would write.
 * Exits with 1 where a bound does not hold.
 */
const {values: options} = parseArgs({
  options: {
    rounds: {type: "string", default: "3"},
    threads: {type: "string", default: "1"},
    tenfold: {type: "boolean", default: false},
    sorted: {type: "boolean", default: false},
    peak: {type: "string"},
    markets: {type: "string", default: "1"}
  }
});
const rounds = Number(options.rounds);
/** One file that is read again and again would stay in the processor's cache: with `--tenfold`, each of the ten in turn. */
const TURNS = 10;

const FOLDER = ".cache/bench";
const CODES = 5400;
const DAYS = 1215;
const AS_OF = "DATE '2024-02-23'";
const START = "DATE '2019-02-23'";
const BOUNDS = {ratio: 1.5, tenfold: 11, mebibytes: 1024};

const QUERIES: Readonly<Record<string, string>> = {
  // One kind, losses left out, nothing counted apart, no states: the least that anybody would write.
  bare: `WITH latest AS (
  SELECT code, arg_max(pe_ttm, date) AS pe
  FROM pe_history
  WHERE date <= ${AS_OF} AND NOT suspended
  GROUP BY code
)
SELECT day.code, 100 * count(*) FILTER (day.pe_ttm < latest.pe) / (count(*) - 1) AS percentile
FROM pe_history AS day
JOIN latest USING (code)
WHERE day.date > ${START} AND day.date <= ${AS_OF} AND day.pe_ttm > 0 AND NOT day.suspended
GROUP BY day.code
ORDER BY day.code`,
  sorted: `SELECT code, 100 * share AS percentile
FROM (
  SELECT code, date, percent_rank() OVER (PARTITION BY code ORDER BY pe_ttm) AS share
  FROM pe_history
  WHERE date > ${START} AND date <= ${AS_OF} AND pe_ttm > 0 AND NOT suspended
)
QUALIFY row_number() OVER (PARTITION BY code ORDER BY date DESC) = 1
ORDER BY code`,
  ours: `SELECT * FROM pe_percentiles_of(${AS_OF}) ORDER BY code`,
  "ours, all 15": `SELECT * FROM pe_strips_of(${AS_OF}) ORDER BY code, losses, kind`
};

interface Time {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly rows: number;
}

const market = (i: number) => `${FOLDER}/synthetic-${CODES}x${DAYS}-${i}.parquet`;
const TEN = `${FOLDER}/synthetic-${10 * CODES}x${DAYS}.parquet`;

/**
 * Writes a market of its own codes: seeded by the code and the day alone. PE to four decimals in slow waves with
 * noise, 5% of the days a loss in stretches of half a year, 1% missing, 0.5% suspended; 1,215 weekdays in five years.
 */
async function writeMarket(i: number): Promise<void> {
  if (existsSync(market(i))) return;
  mkdirSync(FOLDER, {recursive: true});
  const connection = await openEngine();
  await connection.run(`COPY (
  WITH calendar AS (
    SELECT list(date ORDER BY date) AS days
    FROM (SELECT CAST(${START} + to_days(CAST(d AS INTEGER)) AS DATE) AS date FROM range(1, 1827) AS t(d))
    WHERE isodow(date) < 6
  ),
  trading AS (SELECT list_filter(days, lambda date, k: k % 29 NOT IN (0, 14)) AS days FROM calendar),
  cells AS (
    SELECT ${i * CODES} + n // ${DAYS} AS c, CAST(n % ${DAYS} AS INTEGER) AS d, hash(${i * CODES} + n // ${DAYS}, n % ${DAYS}) AS h
    FROM range(${CODES * DAYS}) AS t(n)
  )
  SELECT
    format('S{:05d}.XX', c) AS code,
    days[d + 1] AS date,
    CASE WHEN h % 100 <> 0 THEN round(
      (10 + c % 60) * (1 + 0.5 * sin(d / 97.0 + c)) * (0.9 + ((h >> 8) % 1000003) / 5000015.0)
        * CASE WHEN (c + d // 120) % 20 = 0 THEN -1 ELSE 1 END, 4) END AS pe_ttm,
    round(50 + c % 900 + ((h >> 30) % 10007) / 100.0, 2) AS market_cap_cny_100m,
    (h >> 40) % 200 = 0 AS suspended
  FROM cells, trading
) TO '${market(i)}.tmp' (FORMAT parquet, COMPRESSION zstd)`);
  renameSync(`${market(i)}.tmp`, market(i));
}

/**
 * Writes ten markets as one file, as a store has them. Of a list of ten files DuckDB does not know the range of the
 * dates beforehand, and reads a column more than of one: that would compare two plans, not two sizes.
 */
async function writeTen(): Promise<void> {
  if (existsSync(TEN)) return;
  const files = Array.from({length: 10}, (_, i) => `'${market(i)}'`).join(", ");
  const connection = await openEngine();
  await connection.run("SET memory_limit = '1GiB'");
  await connection.run(
    `COPY (SELECT * FROM read_parquet([${files}])) TO '${TEN}.tmp' (FORMAT parquet, COMPRESSION zstd)`
  );
  renameSync(`${TEN}.tmp`, TEN);
}

async function openBench(): Promise<DuckDBConnection> {
  const connection = await openEngine();
  await connection.run(`SET threads = ${Number(options.threads)}`);
  await connection.run("SET memory_limit = '1GiB'");
  await installPercentile(connection);
  return connection;
}

/** Runs a query once over a file, which comes from the system's cache, as it does after a refresh wrote it. */
async function runOnce(connection: DuckDBConnection, sql: string, file: string): Promise<Time> {
  await connection.run(`CREATE OR REPLACE VIEW pe_history AS SELECT * FROM read_parquet('${file}')`);
  const [start, used] = [performance.now(), process.cpuUsage()];
  await connection.run(`CREATE OR REPLACE TEMP TABLE answer AS ${sql}`);
  const {user, system} = process.cpuUsage(used);
  const milliseconds = performance.now() - start;
  const [counted] = await readRows(connection, "SELECT count(*) AS n FROM answer");
  return {milliseconds, cpu: (user + system) / 1000, rows: Number(counted?.n)};
}

/** In a child: the most memory that a process ever held which ran one query, in MiB. */
async function printPeak(name: string, markets: number): Promise<void> {
  await runOnce(await openBench(), QUERIES[name]!, markets === 1 ? market(0) : TEN);
  console.log(process.resourceUsage().maxRSS / 1024);
}

function peakOf(name: string, markets: number): number {
  const {status, stdout, stderr} = spawnSync(
    "node_modules/.bin/tsx",
    [import.meta.filename, ...["--peak", name, "--markets", String(markets), "--threads", options.threads]],
    {encoding: "utf8"}
  );
  if (status !== 0) throw new Error(`${name} over ${markets} markets failed: ${stderr}`);
  return Number(stdout);
}

/** The time of a query over one market or over ten at once: the mean of a round. */
type Round = ReadonlyMap<string, Time>;

/** Every query over each market in turn, then over all of them at once where `--tenfold` asks for it. */
async function measureRound(connection: DuckDBConnection, asked: readonly Asked[]): Promise<Round> {
  const times = new Map(asked.map(({key}) => [key, [] as Time[]]));
  const of = (size: number) => asked.filter((each) => each.size === size);
  for (let turn = 0; turn < TURNS; turn++)
    for (const {key, name} of of(1))
      times.get(key)!.push(await runOnce(connection, QUERIES[name]!, market(options.tenfold ? turn : 0)));
  for (const {key, name} of of(10)) times.get(key)!.push(await runOnce(connection, QUERIES[name]!, TEN));
  return new Map(
    [...times].map(([key, all]) => [
      key,
      {milliseconds: mean(all, (t) => t.milliseconds)!, cpu: mean(all, (t) => t.cpu)!, rows: all[0]!.rows}
    ])
  );
}

interface Asked {
  readonly key: string;
  readonly name: string;
  readonly size: number;
}

async function main(): Promise<void> {
  const sizes = options.tenfold ? [1, 10] : [1];
  for (let i = 0; i < (options.tenfold ? TURNS : 1); i++) await writeMarket(i);
  if (options.tenfold) await writeTen();
  const asked = Object.keys(QUERIES)
    .filter((name) => name !== "sorted" || options.sorted)
    .flatMap((name) => sizes.map((size): Asked => ({key: `${name} ${size}`, name, size})))
    .filter(({name, size}) => size === 1 || name === "bare" || name === "ours");
  const connection = await openBench();
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) measured.push(await measureRound(connection, asked));
  const peaks = new Map(asked.map(({key, name, size}) => [key, peakOf(name, size)]));

  console.log("| query, markets | ms | CPU ms | peak MiB | rows |\n| --- | --- | --- | --- | --- |");
  for (const {key} of asked) {
    const [time, cpu] = (["milliseconds", "cpu"] as const).map((what) =>
      mean(measured, (round) => round.get(key)![what])!.toFixed(0)
    );
    console.log(
      `| ${key} | ${time} | ${cpu} | ${peaks.get(key)!.toFixed(0)} | ${measured[0]!.get(key)!.rows} |`
    );
  }
  const ratio = (key: string, base: string, what: "milliseconds" | "cpu") =>
    median(measured, (round) => round.get(key)![what] / round.get(base)![what])!;
  const checks: [string, number, number][] = [
    ["ours ÷ bare", ratio("ours 1", "bare 1", "milliseconds"), BOUNDS.ratio],
    ["ours ÷ bare, CPU", ratio("ours 1", "bare 1", "cpu"), BOUNDS.ratio],
    ["peak MiB", peaks.get("ours 1")!, BOUNDS.mebibytes]
  ];
  if (options.tenfold)
    checks.push(
      ["ten markets ÷ one", ratio("ours 10", "ours 1", "milliseconds"), BOUNDS.tenfold],
      ["ten markets ÷ one, CPU", ratio("ours 10", "ours 1", "cpu"), BOUNDS.tenfold],
      ["peak MiB, ten markets", peaks.get("ours 10")!, BOUNDS.mebibytes]
    );
  console.log("");
  for (const [what, value, bound] of checks)
    console.log(`${value <= bound ? "holds" : "FAILS"}: ${what} ${value.toFixed(2)}, at most ${bound}`);
  console.log(
    `\n${cpus().length} cores (${cpus()[0]?.model.trim()}), ${options.threads} thread(s); means, and medians of the ratios, of ${rounds} rounds; synthetic market`
  );
  // Other work on the machine stretches the clock: a bound fails when it fails by the processor's time, too.
  const failed = checks.filter(([, value, bound]) => value > bound).map(([what]) => what);
  if (failed.some((what) => what.endsWith("CPU") || what.startsWith("peak"))) process.exitCode = 1;
}

if (options.peak === undefined) await main();
else await printPeak(options.peak, Number(options.markets));
