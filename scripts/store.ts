import {CommanderError} from "commander";
import {BadInput} from "../data-loaders/badInput.js";
import type {RunOutcome} from "../data-loaders/buildAfter.js";
import {changeStore, type StoreChange} from "../data-loaders/changeStore.js";
import {printable, printableJson} from "../data-loaders/printable.js";
import {redactor} from "../data-loaders/redact.js";
import {findSources, SOURCES} from "../data-loaders/sources/index.js";
import {LockHeld} from "../data-loaders/store/lock.js";
import {storeFolder} from "../data-loaders/store/publishedSnapshot.js";
import {openStore, type Store} from "../data-loaders/store/store.js";
import {afterToday, marketToday} from "../data-loaders/today.js";
import {build} from "./build/build.js";
import {EXIT} from "./refreshOptions.js";
import {listenForSignals, signalCode} from "./signals.js";
import {parseStoreArguments, type StoreArguments} from "./storeOptions.js";

/** Runs `npm run store` and resolves with its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const asked = parseStoreArguments(argv);
    const store = openStore(storeFolder());
    return await (asked.change ? change(asked.change, asked, store) : list(asked, store));
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    console.error(explain(error));
    return error instanceof LockHeld ? EXIT.held : EXIT.failed;
  }
}

async function change(
  change: StoreChange,
  {build: isBuilt, json}: StoreArguments,
  store: Store
): Promise<number> {
  // Nothing is written, not even a folder, where there is nothing to choose from.
  if ((await store.snapshots()).length === 0) throw new BadInput({file: store.folder}, "no day is stored");
  // A build needs no secret, whichever source this environment is for.
  const {secrets} = await findSources(Object.keys(SOURCES));
  const {signal, received} = listenForSignals();
  const outcome = await changeStore(change, {
    store,
    signal,
    redact: redactor(secrets, process.env),
    build: isBuilt ? (signal) => build({signal, isQuiet: true, secrets}) : undefined
  });
  process.stdout.write(json ? `${printableJson(outcome)}\n` : formatOutcome(outcome));
  const ended = received();
  return ended ? signalCode(ended) : outcome.status === "ok" ? EXIT.ok : EXIT.failed;
}

function formatOutcome({status, message, run_id, is_built}: RunOutcome): string {
  const site = {true: "built and swapped in", false: "as it was", null: "not asked for"}[String(is_built)];
  return `${status}: ${printable(message)}\nrun ${run_id}; site: ${site}\n`;
}

async function list({json}: StoreArguments, store: Store): Promise<number> {
  const [snapshots, current, pinned] = [await store.snapshots(), await store.current(), await store.pinned()];
  const days = snapshots.map(({as_of, run_id, source, written_at}) => ({
    ...{as_of, run_id, source, written_at},
    is_published: run_id === current?.run_id,
    is_pinned: as_of === pinned
  }));
  process.stdout.write(json ? `${printableJson(days)}\n` : formatDays(days));
  return EXIT.ok;
}

interface Day {
  readonly as_of: string;
  readonly run_id: string;
  readonly source: string;
  readonly written_at: string;
  readonly is_published: boolean;
  readonly is_pinned: boolean;
}

function formatDays(days: readonly Day[]): string {
  if (days.length === 0) return "no day is stored: the embedded reports stand alone\n";
  const width = Math.max(...days.map(({source}) => source.length));
  const today = marketToday();
  const lines = days.map((day) => {
    const marks = [
      ...(day.is_published ? ["published"] : []),
      ...(day.is_pinned ? ["pinned"] : []),
      ...(day.as_of > today ? [afterToday(today)] : [])
    ];
    const said = `${day.as_of}  run ${day.run_id}  ${day.source.padEnd(width)}  stored ${day.written_at}`;
    return marks.length === 0 ? said : `${said}  ${marks.join(", ")}`;
  });
  return `${lines.map(printable).join("\n")}\n`;
}

function explain(error: unknown): string {
  if (error instanceof LockHeld) return `somebody else is at work: ${printable(error.message)}`;
  if (error instanceof BadInput) return `failed: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (import.meta.filename === process.argv[1]) process.exitCode = await main(process.argv.slice(2));
