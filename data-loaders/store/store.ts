import path from "node:path";
import {BadInput} from "../badInput.js";
import type {Tables} from "../contract.js";
import {cleanStore} from "./clean.js";
import {makeFolder} from "./folders.js";
import {LOCK} from "./layout.js";
import {type Holder, type Lock, withLock} from "./lock.js";
import {EMPTY, readManifest} from "./manifest.js";
import {isRunStart, type Run, type RunStart, readRuns, readRunsToWrite, writeRun} from "./runs.js";
import {openSnapshot, type Snapshot} from "./snapshot.js";
import {dropDay, pinDay} from "./storedDays.js";
import {writeSnapshot} from "./writeSnapshot.js";

/** A folder of dated snapshots of the published tables. */
export interface Store {
  readonly folder: string;
  /** The snapshot that is published: of the pinned day, else of the latest. Null in a new store. */
  current(): Promise<Snapshot | null>;
  /** The day that stays published, whatever is stored; null: the latest is published. */
  pinned(): Promise<string | null>;
  /** One snapshot a day, oldest first. */
  snapshots(): Promise<Snapshot[]>;
  /** The snapshot of a run. Throws BadInput where there is none. */
  snapshot(run_id: string): Promise<Snapshot>;
  /** The runs on record, oldest first. Throws BadInput where the record is broken. */
  runs(): Promise<Run[]>;
  /**
   * Runs `use` as the only writer, in a store cleaned of what is dead; `say` hears of what was broken there. Throws
   * LockHeld where another is writing.
   */
  withLock<T>(
    use: (writer: StoreWriter) => Promise<T>,
    run?: RunStart,
    say?: (line: string) => void
  ): Promise<T>;
}

export interface StoreWriter {
  /**
   * Writes `tables` as the snapshot of the day `as_of`, and publishes it where no later day is stored and no other pinned.
   * Equal to what stands for that day already: that snapshot is returned, and nothing is new.
   */
  write(tables: Tables, options: {as_of: string; run: RunStart; keep?: number}): Promise<Snapshot>;
  /** As `pinDay`. */
  use(as_of: string | null): Promise<void>;
  /** As `dropDay`. */
  drop(as_of: string): Promise<void>;
  /** Puts a run on record, in the place of what stood under its run_id. */
  recordRun(run: Run): Promise<void>;
}

export interface StoreOptions {
  /** Called before each change on disk with its name: for tests that end the process there. */
  readonly step?: (name: string) => void;
}

/** Opens the store in `folder`, which need not exist yet: nothing is written before `withLock`. */
export function openStore(folder: string, {step = () => {}}: StoreOptions = {}): Store {
  const stored = async () => (await readManifest(folder)) ?? EMPTY;
  const live = async () => (await stored()).snapshots.filter((s) => !s.retired);
  return {
    folder,
    async current() {
      const {current, snapshots} = await stored();
      const found = snapshots.find((s) => s.run_id === current);
      return found ? openSnapshot(folder, found) : null;
    },
    pinned: async () => (await stored()).pinned,
    snapshots: async () => (await live()).map((s) => openSnapshot(folder, s)),
    async snapshot(run_id) {
      const found = (await stored()).snapshots.find((s) => s.run_id === run_id);
      if (!found) throw new BadInput({file: folder}, "no snapshot of run", run_id);
      return openSnapshot(folder, found);
    },
    runs: () => readRuns(folder),
    async withLock(use, run, say = () => {}) {
      await makeFolder(folder);
      const hold = async (lock: Lock) => {
        step("clean");
        await cleanStore(folder, say);
        await readRunsToWrite(folder, say);
        await recordDeath(folder, lock.dead, say);
        return use({
          write: (tables, {as_of, run, keep = Number.POSITIVE_INFINITY}) =>
            writeSnapshot(folder, tables, {as_of, run, keep, lock, step}),
          use: (as_of) => pinDay(folder, as_of, {lock, step}),
          drop: (as_of) => dropDay(folder, as_of, {lock, step}),
          async recordRun(run) {
            lock.check();
            step("record run");
            await writeRun(folder, run, say);
          }
        });
      };
      return withLock(path.join(folder, LOCK), hold, run ?? null);
    }
  };
}

/** A run that ended without a word is on record by the next one, also where it had stored and was building. */
async function recordDeath(folder: string, dead: Holder | null, say: (line: string) => void): Promise<void> {
  if (!dead || !isRunStart(dead.note)) return;
  const run: RunStart = dead.note;
  const known = (await readRuns(folder)).find(({run_id}) => run_id === run.run_id);
  const death = `ended without a word: process ${dead.pid} is gone`;
  const {run_id, started_at, source} = run;
  const unknown: Run = {
    run_id,
    started_at,
    source,
    finished_at: null,
    status: "failed",
    rows_in: 0,
    rows_out: 0,
    message: death
  };
  await writeRun(
    folder,
    known ? {...known, status: "failed", message: `${known.message}; then ${death}`} : unknown,
    say
  );
}
