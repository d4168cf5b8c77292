import {type FileNote, type Reporter, STEPS} from "../data-loaders/reporter.js";
import {cutToColumns} from "./cutToColumns.js";

/** Where progress goes: standard error, or what stands for it in a test. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Who is told how far a refresh is. `end` leaves the cursor on a line of its own, and may be called again. */
export interface Progress extends Reporter {
  /** How much of the site is built, 0 to 1. Missing where nothing moves. */
  readonly building?: (share: number) => void;
  end(): void;
}

export interface ProgressOptions {
  /** On a terminal, too, all that was understood of each file. */
  readonly isVerbose?: boolean;
}

const WIDTH = 24;
/** How much of the bar is behind each step when it begins. A build takes about as long as all the rest. */
const BEGINS = {fetch: 0, validate: 0.3, compute: 0.33, gate: 0.4, store: 0.45, build: 0.5} as const;
/** Files that are told of one by one; of more, the rest is summed up. */
const MOST_FILES = 10;
/** Milliseconds after which the time on the bar is written anew. */
const TICK = 500;

type Step = (typeof STEPS)[number];

/** A bar that is drawn over itself on a terminal, plain lines elsewhere, where nothing moves. */
export function progressOn(terminal: Terminal, {isVerbose = false}: ProgressOptions = {}): Progress {
  return terminal.isTTY ? bar(terminal, isVerbose) : lines(terminal);
}

function lines(terminal: Terminal): Progress {
  return {
    step: (name) => terminal.write(`[${STEPS.indexOf(name) + 1}/${STEPS.length}] ${name}\n`),
    // A line for each tenth, not for each file or call.
    progress: (done, total) => {
      if (tenth(done, total) > tenth(done - 1, total)) terminal.write(`      ${done}/${total}\n`);
    },
    say: (line) => terminal.write(`${line}\n`),
    end() {}
  };
}

function bar(terminal: Terminal, isVerbose: boolean): Progress {
  const began = Date.now();
  let shown: {readonly name: Step; readonly within: number; readonly note: string} | null = null;
  let files: FileNote[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  const columns = () => (terminal.columns ?? 80) - 1;
  const clear = () => terminal.write("\r\x1b[2K");
  const draw = () => {
    if (shown === null) return;
    const {name, within, note} = shown;
    const full = Math.round(shareOf(name, within) * WIDTH);
    const text = [
      `[${"█".repeat(full)}${"░".repeat(WIDTH - full)}]`,
      name,
      note,
      elapsed(Date.now() - began)
    ];
    clear();
    terminal.write(cutToColumns(text.filter((part) => part !== "").join(" "), columns()));
  };
  const tell = (all: readonly string[]) => {
    clear();
    for (const line of all) terminal.write(`${line}\n`);
    draw();
  };
  // Files come one after the other: how many there are is known with what comes after them.
  const tellFiles = () => {
    if (files.length === 0) return;
    const notes = files;
    files = [];
    tell(fileLines(notes).map((line) => cutToColumns(line, columns())));
  };
  const show = (name: Step, within: number, note = "") => {
    tellFiles();
    shown = {name, within, note};
    draw();
    // It keeps no process alive.
    timer ??= setInterval(draw, TICK).unref();
  };
  return {
    step: (name) => show(name, 0),
    progress: (done, total) =>
      show(shown?.name ?? STEPS[0], total > 0 ? done / total : 0, `${done}/${total}`),
    building: (share) => show("build", share, `${Math.round(100 * share)}%`),
    say(line) {
      tellFiles();
      tell([line]);
    },
    file(note) {
      if (isVerbose) tell([note.details]);
      else files.push(note);
    },
    end() {
      shown = null;
      tellFiles();
      clearInterval(timer);
      timer = undefined;
      clear();
    }
  };
}

/** A line a file, those of which nothing was taken first; beyond ten, one of all the others. */
export function fileLines(notes: readonly FileNote[]): string[] {
  if (notes.length <= MOST_FILES) return notes.map(({line}) => line);
  const order = [...notes.filter(({taken}) => taken === 0), ...notes.filter(({taken}) => taken > 0)];
  const rest = order.slice(MOST_FILES);
  const taken = rest.reduce((sum, note) => sum + note.taken, 0);
  const without = rest.filter((note) => note.taken === 0).length;
  return [
    ...order.slice(0, MOST_FILES).map(({line}) => line),
    `and ${counted(rest.length, "file")} more, ${counted(taken, "row")} taken over${
      without === 0 ? "" : `, nothing of ${without.toLocaleString("en-US")}`
    }; --verbose has all of each`
  ];
}

function counted(n: number, one: string): string {
  return `${n.toLocaleString("en-US")} ${one}${n === 1 ? "" : "s"}`;
}

function shareOf(name: Step, within: number): number {
  const next = STEPS[STEPS.indexOf(name) + 1];
  return BEGINS[name] + Math.min(within, 1) * ((next ? BEGINS[next] : 1) - BEGINS[name]);
}

/** `0:07`, `12:30`, `1:02:03`. */
function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function tenth(done: number, total: number): number {
  return Math.floor((done / total) * 10);
}
