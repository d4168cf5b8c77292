import path from "node:path";
import {isDeepStrictEqual} from "node:util";
import {changeStore} from "../../../data-loaders/changeStore.js";
import {refresh} from "../../../data-loaders/refresh.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {changeOf, changesUntil, type StoredState, stateAfter} from "./changes.js";
import {stampedTables} from "./stampedTables.js";

// Changes the stored days again and again until it is killed, in the folder that is its first argument, from where the
// one before it was killed. With a second argument it kills itself before that change on disk.
const [folder = "", killAt] = process.argv.slice(2);
process.env.BENCHFOLIO_REPORTS = path.resolve("data-loaders/reports");
process.chdir(folder);

let steps = 0;
const step = () => {
  if (killAt !== undefined && steps++ === Number(killAt)) process.kill(process.pid, "SIGKILL");
};
const store = openStore("store", {step});
const {signal} = new AbortController();

async function found(): Promise<StoredState> {
  return {
    published: (await store.current())?.as_of ?? null,
    pinned: await store.pinned(),
    days: (await store.snapshots()).map(({as_of}) => as_of)
  };
}

async function apply(i: number): Promise<string> {
  const change = changeOf(i);
  if (!("write" in change)) return (await changeStore(change, {store, signal})).status;
  const source = {
    name: "synthetic",
    secrets: [],
    fetch: async () => ({tables: stampedTables(i), as_of: change.write, rows_in: 1})
  };
  const reporter = {
    step() {},
    progress() {},
    say: (line: string) => line.startsWith("in no list") || console.error(line)
  };
  return (await refresh({source, store, signal, reporter, accepted: ["*"]})).status;
}

let done = changesUntil(await found());
console.log("ready");
for (;;) {
  done++;
  const status = await apply(done);
  if (status !== "ok") throw new Error(status);
  if (!isDeepStrictEqual(await found(), stateAfter(done)))
    throw new Error(`change ${done} left another state`);
  console.log(`done ${done}`);
}
