import {readdir, readFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {parseReport, type ReportFacts} from "./reportFacts.js";

/** The files of a report, by name without extension, as text; null where the report has no such file. */
export type ReportFiles = (name: string) => Promise<string | null>;

/** A report: what `report.json` says of it, and its transcribed files. */
export interface Report {
  readonly facts: ReportFacts;
  readonly read: ReportFiles;
}

const EMBEDDED = "data-loaders/reports";
/**
 * The reports of a folder of folders (`BENCHFOLIO_REPORTS`, else the embedded ones), the one published last at the
 * end. The only I/O of this source. Throws BadInput where there is none, or two are the same.
 */
export async function readReports(
  folder = process.env.BENCHFOLIO_REPORTS || EMBEDDED
): Promise<readonly Report[]> {
  if (process.env.BENCHFOLIO_REPORT)
    throw new BadInput(
      {file: "BENCHFOLIO_REPORT"},
      "is now BENCHFOLIO_REPORTS, a folder of folders (docs/reports.md)"
    );
  const entries = await readdir(folder, {withFileTypes: true}).catch((cause) => {
    throw new BadInput({file: folder}, `cannot be read (${(cause as Error).message})`);
  });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  const reports = await Promise.all(names.map(({name}) => readReport(path.join(folder, name))));
  if (reports.length === 0) throw new BadInput({file: folder}, "holds no folder with a report.json");
  checkApart(folder, reports);
  return reports.sort((a, b) => (publishedOf(a) < publishedOf(b) ? -1 : 1));
}

/**
 * The report in `folder`, whose name is its id. Throws BadInput where report.json and the files beside it do not agree:
 * what is not named there would be left out in silence.
 */
export async function readReport(folder: string): Promise<Report> {
  const file = path.join(folder, "report.json");
  const facts = parseReport(file, await readText(file), path.basename(path.resolve(folder)));
  for (const name of await readdir(folder))
    if (name.endsWith(".csv") && !facts.files.some((known) => `${known}.csv` === name))
      throw new BadInput({file, field: "files"}, "does not name the file that is there", name);
  return {
    facts,
    read: async (name) =>
      facts.files.some((known) => known === name) ? readText(path.join(folder, `${name}.csv`)) : null
  };
}

/** The reports whose prices were known on a day. Throws BadInput where none were. */
export function reportsUntil(reports: readonly Report[], as_of: string): readonly Report[] {
  const known = reports.filter(({facts}) => facts.prices_as_of <= as_of);
  if (known.length > 0) return known;
  const days = reports.map(({facts}) => facts.prices_as_of).sort();
  throw new BadInput({file: "reports"}, `the earliest prices are of ${days[0]}, nothing as of`, as_of);
}

/** The latest day of the reports' prices, ISO. */
export function latestPrices(reports: readonly Report[]): string {
  return reports
    .map(({facts}) => facts.prices_as_of)
    .sort()
    .at(-1)!;
}

// Rows of a table are told apart by the report that they name: two reports of one name would be one.
function checkApart(folder: string, reports: readonly Report[]): void {
  const seen = new Map<string, string>();
  for (const {facts} of reports) {
    const other = seen.get(facts.source);
    if (other !== undefined)
      throw new BadInput(
        {file: path.join(folder, facts.report_id, "report.json")},
        `has publisher, title and date of ${other}`,
        facts.source
      );
    seen.set(facts.source, facts.report_id);
  }
}

function publishedOf({facts}: Report): string {
  return `${facts.published} ${facts.report_id}`;
}

function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause) => {
    throw new BadInput({file}, `cannot be read (${(cause as Error).message})`);
  });
}
