import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, renameSync} from "node:fs";
import {cpus} from "node:os";
import {parseArgs} from "node:util";
import {mean, median} from "d3";
import {openEngine, readRows} from "../data-loaders/engine.js";
import {installPercentile} from "../data-loaders/percentile/percentile.js";

/**
 * `tsx bench/percentile.ts [--rounds 3] [--threads 1] [--tenfold] [--sorted]`: percentiles of a synthetic full
 * market, against the shortest plain query for the same number on the same Parquet. Each measurement is a process
 * of its own, under a memory limit of 1 GiB; they take turns, so that other work on the machine slows all of them.
 * `--tenfold` measures ten markets, too; `--sorted` the rank by a window function, which most people would write.
 * Exits with 1 where a bound does not hold.
 */
const {values: options} = parseArgs({
  options: {
    rounds: {type: "string", default: "3"},
    threads: {type: "string", default: "1"},
    tenfold: {type: "boolean", default: false},
    sorted: {type: "boolean", default: false},
    measure: {type: "string"},
    markets: {type: "string", default: "1"}
  }
});
const rounds = Number(options.rounds);
/**
 * Queries over one market that each process runs. With `--tenfold` each reads another market, so that ten markets one
 * after another and ten at once read the same bytes for about the same time: one file read ten times would stay in
 * the processor's cache, and a short run would find a quiet moment on a busy machine more easily than a long one.
 */
const READ = 10;

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

interface Measurement {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly mebibytes: number;
  readonly rows: number;
}

const market = (i: number) => `${FOLDER}/synthetic-${CODES}x${DAYS}-${i}.parquet`;

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

/** In a child: the mean of its runs, and the most memory that the process ever held. */
async function measure(sql: string, markets: number): Promise<Measurement> {
  const connection = await openEngine();
  await connection.run(`SET threads = ${Number(options.threads)}`);
  await connection.run("SET memory_limit = '1GiB'");
  await installPercentile(connection);
  const written = Array.from({length: options.tenfold ? READ : 1}, (_, i) => market(i));
  const open = (files: readonly string[]) =>
    connection.run(
      `CREATE OR REPLACE VIEW pe_history AS SELECT * FROM read_parquet([${files.map((file) => `'${file}'`).join(", ")}])`
    );
  // Files come from the system's cache, as they do after a refresh has written them.
  await open(written);
  await connection.run("SELECT count(code), count(date), count(pe_ttm), count(suspended) FROM pe_history");
  const runs = READ / markets;
  const [start, used] = [performance.now(), process.cpuUsage()];
  for (let i = 0; i < runs; i++) {
    await open(markets === 1 ? [written[i % written.length]!] : written);
    await connection.run(`CREATE OR REPLACE TEMP TABLE answer AS ${sql}`);
  }
  const {user, system} = process.cpuUsage(used);
  const milliseconds = (performance.now() - start) / runs;
  const [counted] = await readRows(connection, "SELECT count(*) AS n FROM answer");
  return {
    milliseconds,
    cpu: (user + system) / 1000 / runs,
    mebibytes: process.resourceUsage().maxRSS / 1024,
    rows: Number(counted?.n)
  };
}

function inChild(name: string, markets: number): Measurement {
  const {status, stdout, stderr} = spawnSync(
    "node_modules/.bin/tsx",
    [
      import.meta.filename,
      ...["--measure", name, "--markets", String(markets), "--threads", options.threads],
      ...(options.tenfold ? ["--tenfold"] : [])
    ],
    {encoding: "utf8"}
  );
  if (status !== 0) throw new Error(`${name} over ${markets} markets failed: ${stderr}`);
  return JSON.parse(stdout) as Measurement;
}

function overall(measured: readonly Measurement[]): Measurement {
  return {
    milliseconds: mean(measured, (m) => m.milliseconds)!,
    cpu: mean(measured, (m) => m.cpu)!,
    mebibytes: Math.max(...measured.map((m) => m.mebibytes)),
    rows: measured[0]!.rows
  };
}

function printTable(found: ReadonlyMap<string, Measurement>): void {
  console.log("| query, markets | ms | CPU ms | peak MiB | rows |\n| --- | --- | --- | --- | --- |");
  for (const [name, {milliseconds, cpu, mebibytes, rows}] of found)
    console.log(
      `| ${name} | ${milliseconds.toFixed(0)} | ${cpu.toFixed(0)} | ${mebibytes.toFixed(0)} | ${rows} |`
    );
}

async function main(): Promise<void> {
  const sizes = options.tenfold ? [1, 10] : [1];
  for (let i = 0; i < Math.max(...sizes); i++) await writeMarket(i);
  // What is compared stands side by side, and in the other order every other round.
  const asked = Object.keys(QUERIES)
    .filter((name) => name !== "sorted" || options.sorted)
    .flatMap((name) => sizes.map((size) => ({name, size})))
    .filter(({name, size}) => size === 1 || name === "bare" || name === "ours");
  const measured = new Map(asked.map(({name, size}) => [`${name} ${size}`, [] as Measurement[]]));
  for (let round = 0; round < rounds; round++)
    for (const {name, size} of round % 2 === 0 ? asked : asked.toReversed())
      measured.get(`${name} ${size}`)!.push(inChild(name, size));
  const found = new Map([...measured].map(([key, all]) => [key, overall(all)]));
  printTable(found);
  const ratio = (name: string, base: string, key: "milliseconds" | "cpu") =>
    median(measured.get(name)!, ({[key]: value}, round) => value / measured.get(base)![round]![key])!;
  const checks: [string, number, number][] = [
    ["ours ÷ bare", ratio("ours 1", "bare 1", "milliseconds"), BOUNDS.ratio],
    ["ours ÷ bare, CPU", ratio("ours 1", "bare 1", "cpu"), BOUNDS.ratio],
    ["peak MiB", found.get("ours 1")!.mebibytes, BOUNDS.mebibytes]
  ];
  if (options.tenfold)
    checks.push(
      ["ten markets ÷ one", ratio("ours 10", "ours 1", "milliseconds"), BOUNDS.tenfold],
      ["ten markets ÷ one, CPU", ratio("ours 10", "ours 1", "cpu"), BOUNDS.tenfold],
      ["peak MiB, ten markets", found.get("ours 10")!.mebibytes, BOUNDS.mebibytes]
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

if (options.measure === undefined) await main();
else console.log(JSON.stringify(await measure(QUERIES[options.measure]!, Number(options.markets))));
