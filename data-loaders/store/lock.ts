import {randomUUID} from "node:crypto";
import {
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync
} from "node:fs";
import {BadInput} from "../badInput.js";
import {pidNamespace, startOf} from "./processIdentity.js";
import {releaseAtExit} from "./releaseAtExit.js";

/** What a lock file says of who holds it. */
export interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly started: string | null;
  readonly place: string;
  readonly since: string;
  /** What the holder does with it: handed to whoever finds it dead. */
  readonly note: unknown;
}

export interface Lock {
  /** The dead holder that it was taken from. */
  readonly dead: Holder | null;
  /** Throws where somebody else has taken it: from a holder that gave no sign for too long. */
  check(): void;
}

/** The lock is another's, and the other is alive. */
export class LockHeld extends Error {
  constructor(
    readonly file: string,
    readonly holder: Holder
  ) {
    super(`${file} is held by process ${holder.pid} on ${holder.place.split(" ")[0]} since ${holder.since}`);
    this.name = "LockHeld";
  }
}

const BEAT_MS = 10_000;
/** A holder on another machine, whose processes cannot be seen from here, is dead after this long without a beat. */
const LEASE_MS = 120_000;

/**
 * Runs `use` while holding the lock `file`; throws LockHeld at once where a live process holds it.
 * A dead holder's lock is taken over. Released when `use` ends, and when this process exits or is told to.
 */
export async function withLock<T>(
  file: string,
  use: (lock: Lock) => Promise<T>,
  note: unknown = null
): Promise<T> {
  const me = newHolder(note);
  const {dead, beat, end} = acquire(file, me);
  const timer = setInterval(beat, BEAT_MS).unref();
  const stop = releaseAtExit(() => release(file, me));
  try {
    return await use({
      dead,
      check() {
        if (!isMine(file, me)) throw new BadInput({file}, "was taken over by another process");
      }
    });
  } finally {
    clearInterval(timer);
    stop();
    release(file, me);
    end();
  }
}

/** Whether the process that wrote `file`, a lock or the beginning of one, is gone. */
export function isAbandoned(file: string): boolean {
  const holder = parseHolder(readText(file));
  return holder === null ? isSilent(file) : !isAlive(file, holder);
}

/** The token in the name of a file that somebody who wants the lock `name` begins with; null for any other file. */
export function tokenOf(name: string, file: string): string | null {
  const rest = file.startsWith(`${name}.`) ? file.slice(name.length) : "";
  return /^(?:\.break)*\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.tmp$/.exec(rest)?.[1] ?? null;
}

function newHolder(note: unknown): Holder {
  return {
    token: randomUUID(),
    pid: process.pid,
    started: startOf(process.pid),
    place: pidNamespace(),
    since: new Date().toISOString(),
    note
  };
}

/** What a holder keeps of its lock: `beat` renews the time of the file, `end` lets go of the open file. */
interface Held {
  readonly dead: Holder | null;
  beat(): void;
  end(): void;
}

/**
 * Makes `file` say `me`.
 *
 * A free lock is taken by a hard link, which fails where the name is there; so the name never stands for half a
 * text. A dead holder's lock is replaced by a rename, under a second lock (`<file>.break`) and after a second
 * look: else the slower of two that saw the same dead holder would push the faster one out. If the one that
 * breaks dies, its second lock is broken in the same way.
 */
function acquire(file: string, me: Holder): Held {
  const mine = `${file}.${me.token}.tmp`;
  const text = JSON.stringify(me);
  const handle = openSync(mine, "wx");
  // Written through the open file, the beat sets the file system's time, and never touches a lock that is no longer ours.
  const write = () => void writeSync(handle, text, 0);
  const beat = () => {
    // One that fails, because the disk is full or away for a moment, is no reason to end: the next may not.
    try {
      write();
    } catch {}
  };
  const end = () => closeSync(handle);
  try {
    write();
    return {dead: take(file, mine), beat, end};
  } catch (error) {
    end();
    throw error;
  } finally {
    rmSync(mine, {force: true});
  }
}

/** Gives the file `mine` the name `file` as well, or instead; returns the dead holder that the name stood for. */
function take(file: string, mine: string): Holder | null {
  for (;;) {
    if (isLinked(mine, file)) return null;
    const found = readText(file);
    if (found === null) continue;
    // The name is only ever given to a whole text: what cannot be read was cut off with the power.
    const holder = parseHolder(found);
    if (holder !== null && isAlive(file, holder)) throw new LockHeld(file, holder);
    if (isReplaced(file, found, mine)) return holder;
  }
}

function isReplaced(file: string, found: string, mine: string): boolean {
  const breaking = `${file}.break`;
  const breaker = newHolder(null);
  const {end} = acquire(breaking, breaker);
  try {
    if (readText(file) !== found) return false;
    renameSync(mine, file);
    return true;
  } finally {
    release(breaking, breaker);
    end();
  }
}

function isAlive(file: string, holder: Holder): boolean {
  const isVisible = holder.place === pidNamespace() && holder.started !== null;
  return isVisible ? startOf(holder.pid) === holder.started : !isSilent(file);
}

/**
 * Whether the last beat is longer ago than a lease, by the clock of the file system: machines' own clocks differ. A beat
 * of a time to come (the clock was set back) says nothing: the lease begins anew now, which the next beat would do
 * as well.
 */
function isSilent(file: string): boolean {
  const probe = `${file}.${randomUUID()}.tmp`;
  try {
    closeSync(openSync(probe, "wx"));
    const now = statSync(probe).mtime;
    const beat = statSync(file).mtime;
    if (+beat - +now > BEAT_MS) utimesSync(file, now, now);
    return +now - +beat > LEASE_MS;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  } finally {
    rmSync(probe, {force: true});
  }
}

function release(file: string, me: Holder): void {
  if (isMine(file, me)) rmSync(file, {force: true});
}

function isMine(file: string, me: Holder): boolean {
  try {
    return parseHolder(readText(file))?.token === me.token;
  } catch {
    // What cannot be read, or is no lock any more, is not ours: neither to rely on nor to remove.
    return false;
  }
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The text of a lock; null where there is none. Throws BadInput where something else stands there, a link for one. */
function readText(file: string): string | null {
  try {
    const found = lstatSync(file);
    // No lock is a link, and what it leads to says nothing; a pipe would be waited for.
    if (!found.isFile()) {
      const kind = found.isSymbolicLink() ? "a link" : found.isDirectory() ? "a folder" : "no file";
      throw new BadInput({file}, `is ${kind}, where a lock is expected; remove it`);
    }
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function parseHolder(text: string | null): Holder | null {
  try {
    const {token, pid, started, place, since, note} = JSON.parse(text ?? "");
    if (typeof token !== "string" || typeof pid !== "number") return null;
    const said = (value: unknown, unknown: string) =>
      typeof value === "string" && value !== "" ? value : unknown;
    return {
      token,
      pid,
      started: typeof started === "string" ? started : null,
      // Of which machine it is is not known: it is judged by its beats, as another machine's is.
      place: said(place, "unknown"),
      since: said(since, "an unknown time"),
      note: note ?? null
    };
  } catch {
    return null;
  }
}
