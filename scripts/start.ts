import {publishedSnapshot} from "../data-loaders/store/publishedSnapshot.js";
import type {Snapshot} from "../data-loaders/store/snapshot.js";
import {build} from "./build/build.js";
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

if (import.meta.filename === process.argv[1]) {
  if (await build().catch(() => false)) {
    const server = await serve({port: Number(process.env.PORT ?? 3000)});
    console.log(startLine(await publishedSnapshot(), addressOf(server)));
  } else {
    process.exitCode = 1;
  }
}
