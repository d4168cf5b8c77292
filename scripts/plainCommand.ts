import {Command, CommanderError} from "commander";

/** A command that takes no option but `--help`. */
export interface PlainCommand {
  /** As it is called: `npm run demo`. */
  readonly name: string;
  readonly description: string;
  /** Each variable that it reads, and what for. */
  readonly environment: Readonly<Record<string, string>>;
}

const USAGE_EXIT = 2;

/** Prints the help where it is asked for, or what is wrong; resolves with the exit code then, and else with that of `run`. */
export async function plainCommand(
  {name, description, environment}: PlainCommand,
  run: () => Promise<number>,
  argv: readonly string[] = process.argv.slice(2)
): Promise<number> {
  const variables = Object.entries(environment).map(([variable, what]) => `  ${variable.padEnd(22)} ${what}`);
  const command = new Command(name)
    .usage("[-- --help]")
    .description(description)
    .helpOption("-h, --help", "what this is")
    .addHelpText("after", ["", "Environment:", ...variables].join("\n"))
    .allowExcessArguments(false)
    .exitOverride();
  try {
    command.parse([...argv], {from: "user"});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : USAGE_EXIT;
  }
  return run();
}
