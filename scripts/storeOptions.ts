import {Command, InvalidArgumentError} from "commander";
import type {StoreChange} from "../data-loaders/changeStore.js";
import {isDate} from "../data-loaders/validateTables.js";

/** What `npm run store` was asked; `change` is null where the days are to be listed. */
export interface StoreArguments {
  readonly change: StoreChange | null;
  readonly build: boolean;
  readonly json: boolean;
}

const NOTES = `
Examples:
  npm run store -- list                    every stored day: its run, its source, when it was stored
  npm run store -- use 2024-02-23          publish this day, and keep it published whatever is stored
  npm run store -- use latest              publish the latest day again
  npm run store -- drop 2042-02-26         take a day out of the store, for good
  npm run store -- drop 2042-02-26 --no-build
                                           the store alone

Environment:
  BENCHFOLIO_STORE     folder of the dated snapshots (default: store)

Exit codes, as those of npm run refresh:
  0  done
  1  failed: no such day, the only day, a broken file, or the site not built
  2  the command line is wrong
  4  a refresh, or another of these commands, holds the store
  128 + n  ended by signal n

What is changed is on record with the refreshes (refresh_runs.parquet), and is not counted as one. See docs/refresh.md.`;

/** The command line of the store; `found` gets what is asked. Commander throws where it is wrong. */
export function storeCommand(found: (asked: StoreArguments) => void = () => {}): Command {
  const program = new Command("npm run store")
    .usage("-- <command> [options]")
    .description(
      "Look at the stored days, choose the one that is published, or remove one; then build the site."
    )
    .helpCommand(false)
    .addHelpText("after", NOTES)
    .exitOverride();
  program
    .command("list")
    .description("list the stored days, oldest first")
    .option("--json", "one JSON object on standard output", false)
    .action(({json}: {json: boolean}) => found({change: null, build: false, json}));
  changing(program.command("use"), "publish a day until another is chosen, or the latest again")
    .argument("<day>", "YYYY-MM-DD, or latest", dayOrLatest)
    .action((use: string, options: Changing) =>
      found({change: {use: use === LATEST ? null : use}, ...options})
    );
  changing(program.command("drop"), "remove a day from the store")
    .argument("<day>", "YYYY-MM-DD", day)
    .action((drop: string, options: Changing) => found({change: {drop}, ...options}));
  return program;
}

/** Reads the command line. Throws CommanderError, its message already printed, where it is wrong. */
export function parseStoreArguments(argv: readonly string[]): StoreArguments {
  let asked: StoreArguments | null = null;
  const program = storeCommand((found) => {
    asked = found;
  });
  program.parse([...argv], {from: "user"});
  return asked ?? program.error("error: no command");
}

type Changing = Pick<StoreArguments, "build" | "json">;

const LATEST = "latest";

function changing(command: Command, description: string): Command {
  return command
    .description(description)
    .option("--no-build", "leave the site as it is")
    .option("--json", "one JSON object on standard output", false);
}

function dayOrLatest(text: string): string {
  if (text === LATEST || isDate(text)) return text;
  throw new InvalidArgumentError("Not a day YYYY-MM-DD, nor latest.");
}

function day(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError("Not a day YYYY-MM-DD.");
}
