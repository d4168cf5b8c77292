import {Command, InvalidArgumentError, Option} from "commander";
import {nextRun} from "../data-loaders/schedule.js";
import {SOURCES} from "../data-loaders/sources/index.js";
import {UNIVERSES, type Universe} from "../data-loaders/sources/source.js";
import {afterToday, dayIn} from "../data-loaders/today.js";
import {isDate} from "../data-loaders/validateTables.js";

/** What `npm run refresh` was asked. */
export interface RefreshArguments {
  /** Asked in this order; each adds to those before it. */
  readonly source: readonly string[];
  readonly asOf?: string;
  readonly dryRun: boolean;
  /** True: a company of the source's choice; text: this one. */
  readonly check?: string | true;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly build: boolean;
  readonly accept: readonly string[];
  readonly keep?: number;
  readonly defaultList?: string;
  readonly universe?: Universe;
  readonly schedule?: string;
  readonly timezone: string;
}

/** Exit codes, as the help says. */
export const EXIT = {ok: 0, failed: 1, usage: 2, kept_last_good: 3, held: 4} as const;

const EXAMPLES = `
Examples:
  npm run refresh                                      the embedded report into the store, then the site
  npm run refresh -- --source inbox                    the exports in inbox/, over the report
  npm run refresh -- --source tushare                  Tushare Pro with your own token, over what is published
  npm run refresh -- --source models                   scores of models from public feeds, over what is published
  npm run refresh -- --source eastmoney --check        ask the keyless source for one company, and look at what comes
  npm run refresh -- --source eastmoney                its figures for your own use, over what is published
  npm run refresh -- --source eastmoney --universe market
                                                       of every company: hours at first (docs/eastmoney.md)
  npm run refresh -- --source tushare inbox            several at once: the inbox over what the token brings
  npm run -s refresh -- --dry-run --json               what would happen, for a program to read; -s: npm's own lines away
  npm run refresh -- --source inbox --no-build         the store alone
  npm run refresh -- --accept "vanished:companies:600000.SH"
                                                       let one finding of the gate pass, knowingly
  npm run refresh -- --schedule "30 19 * * 1-5"        stay, and refresh on weekdays at 19:30 in Shanghai

Sources:
${Object.entries(SOURCES)
  .map(([name, {help}]) => `  ${name.padEnd(20)} ${help}`)
  .join("\n")}

Environment:
  BENCHFOLIO_STORE     folder of the dated snapshots (default: store)
  BENCHFOLIO_REPORTS   folder of reports, a folder each (default: the embedded ones, data-loaders/reports)
  BENCHFOLIO_INBOX     folder of exports that --source inbox reads (default: inbox)
  TUSHARE_TOKEN        your token for --source tushare; TUSHARE_URL, TUSHARE_CALLS_PER_MINUTE, TUSHARE_COMPANIES,
                       TUSHARE_SKIP and TUSHARE_CACHE: see docs/tushare.md
  EASTMONEY_PAUSE_MS   milliseconds between two requests of --source eastmoney (default and least: 1000); EASTMONEY_URL,
                       EASTMONEY_INDEX_URL, EASTMONEY_CHART_URL, EASTMONEY_CALENDAR_URL and EASTMONEY_CACHE: see
                       docs/eastmoney.md
  MODELS_FEEDS         feeds of --source models (default: epoch,arena,livebench,mmlu-pro); MODELS_URL, MODELS_CACHE,
                       MODELS_ARENA and MODELS_LIVEBENCH: see docs/models.md
  BENCHFOLIO_SOURCE    sources where --source is not given, such as "tushare,inbox" (default: report)
  BENCHFOLIO_SCHEDULE  when somebody else (cron, systemd, CI) calls this, so that pages can say what is late;
                       --schedule sets it by itself
  BENCHFOLIO_TIMEZONE  time zone of the market where --timezone is not given (default: Asia/Shanghai)
  BENCHFOLIO_SNAPSHOT  run whose snapshot "npm run build" publishes instead of the current one; none: the reports

Exit codes:
  0  stored, or nothing new; a schedule that was told to end
  1  failed: fetched or built nothing; what is published stays
  2  the command line is wrong
  3  the gate found errors: the last good snapshot is kept
  4  another refresh holds the store
  128 + n  ended by signal n

A run that fails is on record in the store (refresh_runs.parquet) and on the data page. Stored days are listed,
pinned and dropped by npm run store. See docs/refresh.md.`;

/** The command line of the refresh. Commander throws where it is wrong; see `EXIT`. */
export function refreshCommand(env: Readonly<Record<string, string | undefined>> = process.env): Command {
  return new Command("npm run refresh")
    .usage("-- [options]")
    .description(
      "Fetch, validate, compute, check and store a dated snapshot of the tables, then build the site and swap it in."
    )
    .addOption(
      new Option(
        "--source <names...>",
        "where the tables come from; of several, each adds to those before it (default: report)"
      ).argParser(collectNames)
    )
    .option(
      "--as-of <day>",
      "the day whose state is wanted, YYYY-MM-DD (default: the latest the source knows)",
      day
    )
    .option("--dry-run", "go as far as the gate, write nothing", false)
    .option(
      "--check [code]",
      "ask the source for one company, print what came beside what is documented, and store nothing"
    )
    .option("--json", "one JSON object a run on standard output; progress goes to standard error", false)
    .option(
      "--verbose",
      "on a terminal, too, all that was understood of each file: its columns, what was left out and why",
      false
    )
    .option("--no-build", "leave the site as it is")
    .option(
      "--accept <finding>",
      "a finding that shall not block, as it is printed; a * at its end stands for the rest; repeatable",
      collect,
      []
    )
    .option("--default-list <id>", "the list that pages open with, from now on (default: as before)")
    .addOption(
      new Option(
        "--universe <which>",
        "whose history tushare and eastmoney bring: companies of the lists, or the whole market (default: lists)"
      ).choices([...UNIVERSES])
    )
    .option("--keep <days>", "days to keep in the store (default: all)", count)
    .option("--schedule <cron>", "stay and refresh at these times; five fields, or six with seconds first")
    .addOption(
      new Option("--timezone <name>", "time zone of the market and of the schedule")
        .default(env.BENCHFOLIO_TIMEZONE || "Asia/Shanghai")
        .argParser(timezone)
    )
    .addHelpText("after", EXAMPLES)
    .allowExcessArguments(false)
    .exitOverride();
}

/** Reads the command line. Throws CommanderError, its message already printed, where it is wrong. */
export function parseArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env
): RefreshArguments {
  const command = refreshCommand(env);
  command.parse([...argv], {from: "user"});
  const options = command.opts<RefreshArguments>();
  const source = options.source ?? collectNames(env.BENCHFOLIO_SOURCE || "report", undefined);
  if (source.length === 0) command.error("error: --source names no source");
  if (options.asOf !== undefined) checkAsOf(options.asOf, options.timezone, command);
  checkSchedule(options, command);
  if (options.check !== undefined && (options.schedule !== undefined || source.length > 1))
    command.error("error: --check asks one source, once");
  return {...options, source};
}

function checkAsOf(asOf: string, timezone: string, command: Command): void {
  const today = dayIn(timezone, new Date());
  if (asOf > today) command.error(`error: --as-of ${asOf} is ${afterToday(today)}`);
}

function checkSchedule({schedule, timezone, dryRun, asOf}: RefreshArguments, command: Command): void {
  if (schedule === undefined) return;
  if (dryRun || asOf !== undefined)
    command.error(
      "error: --schedule refreshes to the latest day, for good: it goes with neither --dry-run nor --as-of"
    );
  try {
    if (nextRun(schedule, timezone) === null) command.error(`error: --schedule "${schedule}" never comes`);
  } catch (error) {
    if ((error as {code?: string}).code?.startsWith("commander.")) throw error;
    command.error(`error: --schedule "${schedule}" is no cron expression: ${(error as Error).message}`);
  }
}

function day(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError("Not a day YYYY-MM-DD.");
}

function count(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Not a whole number above 0.");
}

function timezone(text: string): string {
  try {
    new Intl.DateTimeFormat("en", {timeZone: text});
    return text;
  } catch {
    throw new InvalidArgumentError("Not a time zone, such as Asia/Shanghai.");
  }
}

/** `report inbox`, `report,inbox` and the option given twice are the same. */
function collectNames(text: string, before: readonly string[] | undefined): string[] {
  const names = text.split(/[\s,+]+/).filter((name) => name !== "");
  return [...(before ?? []), ...names];
}

function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}
