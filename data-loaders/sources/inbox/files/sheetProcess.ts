import {type ChildProcess, fork} from "node:child_process";
import {fileURLToPath} from "node:url";
import {BadInput} from "../../../badInput.js";
import type {Visibility} from "./grid.js";
import type {Limits} from "./limits.js";

/** What the reader gets: the parts of an archive that were checked, by name, or a compound file as it is. */
export type Question = {readonly parts: ReadonlyMap<string, Uint8Array>} | {readonly bytes: Uint8Array};

/** What a cell holds. A formula holds its stored value. */
export type CellValue = string | number | boolean | {readonly error: string};

/** The cells of a sheet that hold something, as lists of one length. Rows and columns count from 1. */
export interface SheetCells {
  readonly name: string;
  /** As the reader has it: of OpenDocument and of XLSX it says nothing. */
  readonly visibility: Visibility;
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: readonly CellValue[];
  /** For each cell the place of its number format in `formats`. */
  readonly shownBy: readonly number[];
  readonly formats: readonly string[];
  /** Cells merged with those below them: column, first and last row, from 1, one after the other. */
  readonly merges: Uint32Array;
}

export interface BookCells {
  readonly from1904: boolean;
  /** How many shared strings there are. */
  readonly strings: number;
  readonly sheets: readonly SheetCells[];
}

/** What is wrong with a file; `isFouled` where the reader fell over it, and may have kept something of it. */
interface Refusal {
  readonly problem: string;
  readonly isFouled?: boolean;
}

const READER = fileURLToPath(new URL("./sheetReader.mjs", import.meta.url));
/** How a process ends for want of memory: by V8's abort, or by the system. */
const ABORTED = ["SIGABRT", "SIGILL", "SIGKILL", "SIGTRAP"];

/** Its memory is wanted for other things once all workbooks are read. */
const IDLE_MS = 2000;

interface Reader {
  readonly child: ChildProcess;
  readonly mib: number;
}

/** A reader that has answered, and waits a while for the next workbook: to start one takes longer than most workbooks. */
let idle: Reader | null = null;

/**
 * The cells of a workbook, read in a process that has `limits.readerMib` of memory for them and `limits.readerSeconds`.
 * Throws BadInput where it needs more, and where the reader says what is wrong with the file.
 */
export async function readCells(file: string, question: Question, limits: Limits): Promise<BookCells> {
  const reader = take(limits.readerMib);
  const answer = await ask(file, reader.child, question, limits).catch((error) => {
    reader.child.kill("SIGKILL");
    throw error;
  });
  if ("problem" in answer && answer.isFouled) reader.child.kill("SIGKILL");
  else keep(reader);
  if (!("problem" in answer)) return answer;
  if (answer.problem === "encrypted") throw new BadInput({file}, "encrypted: save it without a password");
  throw new BadInput({file}, `a broken workbook: ${answer.problem.replace(/\s+/g, " ")}`, undefined, {
    publicly: "a broken workbook"
  });
}

function ask(
  file: string,
  child: ChildProcess,
  question: Question,
  {readerMib, readerSeconds, bookCells}: Limits
): Promise<BookCells | Refusal> {
  let clock: NodeJS.Timeout;
  const answered = new Promise<BookCells | Refusal>((resolve, reject) => {
    const refuse = (problem: string) => reject(new BadInput({file}, problem));
    const over = (limit: number, what: string) =>
      refuse(`over the limit of ${limit.toLocaleString("en-US")} ${what} to read it`);
    child.once("message", resolve as (answer: unknown) => void);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (signal && ABORTED.includes(signal)) over(readerMib, "MiB of memory");
      else refuse(`its reader ended with ${signal ?? `code ${code}`}`);
    });
    clock = setTimeout(() => over(readerSeconds, "s"), readerSeconds * 1000);
    // A process that has ended says so by its end.
    child.send({...question, seconds: readerSeconds + 1, mostCells: bookCells}, () => {});
  });
  return answered.finally(() => {
    clearTimeout(clock);
    for (const event of ["message", "error", "exit"]) child.removeAllListeners(event);
  });
}

function take(mib: number): Reader {
  const found = idle;
  idle = null;
  if (!found?.child.connected || found.mib !== mib) {
    found?.child.kill("SIGKILL");
    return {child: start(mib), mib};
  }
  found.child.ref();
  found.child.channel?.ref();
  return found;
}

/** Nothing of this process reaches the reader: no environment, no loader, no streams. Its days are those of UTC. */
function start(mib: number): ChildProcess {
  return fork(READER, {
    execArgv: [`--max-old-space-size=${mib}`, "--disable-proto=delete"],
    env: {TZ: "UTC"},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"]
  });
}

/** Lets the reader wait, but nobody for it: when this process ends, so does the reader. */
function keep(reader: Reader): void {
  if (idle) return void reader.child.kill("SIGKILL");
  reader.child.unref();
  reader.child.channel?.unref();
  const kept = {...reader};
  idle = kept;
  setTimeout(() => {
    if (idle !== kept) return;
    idle = null;
    reader.child.kill("SIGKILL");
  }, IDLE_MS).unref();
}
