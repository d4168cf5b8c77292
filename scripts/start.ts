import {publishedSnapshot} from "../data-loaders/store/publishedSnapshot.js";
import type {Snapshot} from "../data-loaders/store/snapshot.js";
import {build} from "./build/build.js";
import {type PlainCommand, plainCommand} from "./plainCommand.js";
import {addressOf, serve} from "./serve.js";

/** What is served at `address`, in a line: the store's snapshot, or the embedded reports alone. */
export function startLine(
  snapshot: Pick<Snapshot, "as_of" | "run_id" | "source"> | null,
  address: string
): string {
  const from = snapshot
    ? `the store's snapshot of ${snapshot.as_of} (source ${snapshot.source}, run ${snapshot.run_id})`
    : "the embedded reports alone";
  return `Benchfolio is built from ${from} and served on this machine only: ${address}`;
}

async function main(): Promise<number> {
  if (!(await build().catch(() => false))) return 1;
  const server = await serve({port: Number(process.env.PORT ?? 3000)});
  console.log(startLine(await publishedSnapshot(), addressOf(server)));
  return 0;
}

const COMMAND: PlainCommand = {
  name: "npm start",
  description:
    "Build the site from the embedded reports, or from the store where there is one, and serve it.",
  environment: {
    PORT: "port of the site on 127.0.0.1 (default: 3000)",
    "BENCHFOLIO_…": "what is built and served: docs/refresh.md"
  }
};

if (import.meta.filename === process.argv[1]) process.exitCode = await plainCommand(COMMAND, main);
