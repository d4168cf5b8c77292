import {CommanderError} from "commander";
import {computeTables} from "../data-loaders/computeTables.js";
import {formatCount, formatViolation} from "../data-loaders/gate.js";
import {isExpected, messageOf} from "../data-loaders/messageOf.js";
import {printable, printableJson, printableLines} from "../data-loaders/printable.js";
import {redactor} from "../data-loaders/redact.js";
import {type Outcome, refresh} from "../data-loaders/refresh.js";
import {runSchedule} from "../data-loaders/schedule.js";
import {findSources, UnknownSource} from "../data-loaders/sources/index.js";
import type {Source} from "../data-loaders/sources/source.js";
import {LockHeld} from "../data-loaders/store/lock.js";
import {readRunsToPublish, storeFolder} from "../data-loaders/store/publishedSnapshot.js";
import {isRefresh} from "../data-loaders/store/runs.js";
import {openStore} from "../data-loaders/store/store.js";
import {dayIn} from "../data-loaders/today.js";
import {build, LOG} from "./build/build.js";
import {progressOn} from "./progress.js";
import {EXIT, parseArguments, type RefreshArguments} from "./refreshOptions.js";
import {listenForSignals, signalCode} from "./signals.js";

/** Runs `npm run refresh` and resolves with its exit code. */
export async function main(
  argv: readonly string[],
  load: (names: readonly string[]) => Promise<Source> = findSources
): Promise<number> {
  try {
    const options = parseArguments(argv);
    const source = await load(options.source);
    const redact = redactor(source.secrets, process.env);
    const {signal, received} = listenForSignals();
    try {
      if (options.universe === "market" && source.hasMarket !== true) {
        console.error(
          `error: --universe market: --source ${source.name} knows no market; tushare and eastmoney do`
        );
        return EXIT.usage;
      }
      if (options.check !== undefined) return await look(options, source, signal);
      const code = await (options.schedule ? stay(options, source, signal) : once(options, source, signal));
      const ended = received();
      return ended && !options.schedule ? signalCode(ended) : code;
    } catch (error) {
      console.error(printableLines(redact(explain(error))));
      return error instanceof LockHeld ? EXIT.held : EXIT.failed;
    }
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof UnknownSource)) throw error;
    console.error(`error: ${printable(error.message)}`);
    return EXIT.usage;
  }
}

async function once(options: RefreshArguments, source: Source, signal: AbortSignal): Promise<number> {
  const progress = progressOn(process.stderr, {isVerbose: options.verbose});
  try {
    const outcome = await refresh({
      source,
      store: openStore(storeFolder()),
      reporter: progress,
      signal,
      as_of: options.asOf ?? null,
      timezone: options.timezone,
      isDry: options.dryRun,
      accepted: options.accept,
      keep: options.keep,
      defaultList: options.defaultList,
      universe: options.universe,
      compute: computeTables,
      build: options.build
        ? (signal) => build({signal, isQuiet: true, secrets: source.secrets, onShare: progress.building})
        : undefined
    });
    progress.end();
    process.stdout.write(options.json ? `${printableJson(outcome)}\n` : formatOutcome(outcome));
    return outcome.status === "ok" ? EXIT.ok : EXIT[outcome.status];
  } finally {
    progress.end();
  }
}

/** What the live service answers beside what is documented; nothing is stored. */
async function look(
  {check, timezone}: RefreshArguments,
  source: Source,
  signal: AbortSignal
): Promise<number> {
  if (!source.check) {
    console.error(`error: --source ${source.name} has nothing to check`);
    return EXIT.usage;
  }
  const isGood = await source.check({
    code: check === true ? undefined : check,
    env: process.env,
    signal,
    say: (line) => console.log(line),
    today: dayIn(timezone, new Date())
  });
  return isGood ? EXIT.ok : EXIT.failed;
}

async function stay(options: RefreshArguments, source: Source, signal: AbortSignal): Promise<number> {
  const {schedule, timezone} = options;
  // What the pages promise their readers.
  process.env.BENCHFOLIO_SCHEDULE = schedule;
  process.env.BENCHFOLIO_TIMEZONE = timezone;
  // Of a broken record the first run tells, which sets it aside.
  const last = (await readRunsToPublish()).findLast(isRefresh);
  await runSchedule({
    cron: schedule!,
    timezone,
    lastRun: last ? new Date(last.started_at) : null,
    signal,
    say: (line) => console.error(printable(line)),
    async run() {
      await once(options, source, signal);
    }
  });
  return EXIT.ok;
}

function formatOutcome(outcome: Outcome): string {
  const {run_id, source, status, as_of, rows_in, rows_out, message, published, pinned, is_built} = outcome;
  const site = {true: "built and swapped in", false: "as it was", null: "not asked for"}[String(is_built)];
  return [
    ...outcome.findings.map(formatViolation),
    `${status}: ${message}`,
    `run ${run_id}, source ${source}, as of ${as_of ?? "?"}, ${formatCount(rows_in, "row")} read, ${rows_out} stored`,
    `store's current snapshot: ${published ?? "none, the embedded report stands alone"}${pinned === null ? "" : `, of the pinned day ${pinned}`}; site: ${site}`,
    whereToLook(outcome, process.env.PORT),
    ""
  ]
    .map(printable)
    .join("\n");
}

/** Where one finds what a run has come to, in a line: its site, or why there is none. */
export function whereToLook(
  {status, is_built, is_dry_run, findings}: Pick<Outcome, "status" | "is_built" | "is_dry_run" | "findings">,
  port = "3000"
): string {
  const site = `npm run serve, then http://127.0.0.1:${port}/`;
  const about =
    findings.length > 0 ? "docs/refresh.md#the-gate" : "docs/refresh.md#what-a-failure-looks-like";
  if (status === "kept_last_good") return `look at: the findings above, and ${about}`;
  if (is_built === false) return `look at: ${LOG}, and docs/refresh.md#what-a-failure-looks-like`;
  if (status === "failed") return `look at: the message above, and ${about}`;
  if (is_dry_run) return "look at: nothing yet; without --dry-run it is stored, and the site built";
  return is_built
    ? `look at: ${site}; what changed: http://127.0.0.1:${port}/data/index.html`
    : "look at: npm start builds the site from the store and serves it";
}

function explain(error: unknown): string {
  if (error instanceof LockHeld) return `another refresh is at work: ${printable(error.message)}`;
  if (isExpected(error)) return `failed: ${messageOf(error)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (import.meta.filename === process.argv[1]) process.exitCode = await main(process.argv.slice(2));
