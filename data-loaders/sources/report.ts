import {readFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";

/** The report whose two tables and text the embedded files transcribe. */
export const REPORT = {
  source: "Shanghai Securities, AI industry tracking report, 2024-03-04",
  published: "2024-03-04",
  /** Closing prices and consensus: iFinD. */
  prices: "2024-02-23",
  /** Figure 1 credits Google; all 90 scores agree with the Gemma paper. */
  paper: "https://arxiv.org/abs/2403.08295",
  forwardYear: 2024,
  actualYear: 2022
} as const;

/** The files of the embedded report, by name without extension, as text. */
export type ReportFiles = (name: string) => Promise<string>;

/** Reads the transcribed files from `BENCHFOLIO_REPORT` or the embedded folder. The only I/O of this source. */
export function reportFiles(folder = process.env.BENCHFOLIO_REPORT ?? "data-loaders/report"): ReportFiles {
  return async (name) => {
    const file = path.join(folder, `${name}.csv`);
    return readFile(file, "utf8").catch((cause) => {
      throw new BadInput({file}, `cannot be read (${(cause as Error).message})`);
    });
  };
}
