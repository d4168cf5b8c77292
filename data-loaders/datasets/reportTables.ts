import {BadInput} from "../badInput.js";
import {companyCodeRows} from "../companies/codes.js";
import type {Row, TableName, Tables} from "../contract.js";
import {addEvidence} from "../models/addEvidence.js";
import {type Report, readReports} from "../sources/report.js";
import type {REPORT_FILES} from "../sources/reportFacts.js";
import {readCompanies} from "./companies.js";
import {readDevices} from "./devices.js";
import {readModels} from "./models.js";
import {readRatingScale} from "./ratingScale.js";
import {readReferenceFigures} from "./referenceFigures.js";
import {fileOf} from "./reportFile.js";
import {readScores} from "./scores.js";
import {readValuations} from "./valuations.js";

/** Tables that a report does not print: daily figures, and what is derived from them kept of refreshes, or made by hand. */
const NOT_PRINTED = {
  pe_history: [],
  pe_percentiles: [],
  pe_static_percentiles: [],
  index_history: [],
  performance: [],
  sector_days: [],
  refresh_runs: [],
  snapshots: [],
  aliases: [],
  unmatched_names: [],
  score_flags: [],
  model_feeds: [],
  architectures: [],
  devices: [],
  quantizations: [],
  memory_observed: [],
  company_codes: [],
  company_names: [],
  revisions: []
} as const;

/**
 * Every published table from the reports, oldest first as `readReports` gives them; the order of rows is theirs. Throws
 * BadInput at the first bad value, and where two reports disagree on a fact of a model or a benchmark.
 */
export async function reportTables(given?: readonly Report[]): Promise<Tables> {
  const reports = given ?? (await readReports());
  const all: Printed[] = [];
  for (const report of reports) all.push({report, tables: await tablesOf(report)});
  const every = (name: PrintedTable) => all.flatMap(({tables}) => tables[name]);
  const tables = {
    reports: every("reports"),
    report_texts: every("report_texts"),
    models: agreed(all, {table: "models", file: "models", key: ["model_id"], free: ["source"]}),
    benchmarks: lastSaid(
      agreed(all, {
        table: "benchmarks",
        file: "benchmark-facts",
        key: ["benchmark_id"],
        // How a report ran a benchmark is said of each of its scores.
        free: ["metric", "mark"]
      }),
      every("benchmarks")
    ),
    scores: every("scores"),
    average_printed: every("average_printed"),
    // Pages open with what was published last.
    lists: every("lists").map((row, i, lists) => ({...row, is_default: i === lists.length - 1})),
    list_members: every("list_members"),
    companies: latest(every("companies"), ["code"]),
    financials: latest(every("financials"), ["code", "fiscal_year", "kind"]),
    valuations: latest(every("valuations"), ["code"]),
    watchlist: every("watchlist"),
    training: every("training"),
    printed_files: every("printed_files"),
    gguf_files: agreed(all, {
      table: "gguf_files",
      file: "gguf_observed",
      key: ["model_id", "build", "quantization", "source_url"]
    }),
    reference_figures: agreed(all, {
      table: "reference_figures",
      file: "reference-figures",
      key: ["subject_id", "benchmark_id", "measure", "source"]
    }),
    rating_scale: every("rating_scale"),
    ...NOT_PRINTED,
    company_codes: companyCodeRows(every("companies"))
  };
  // Ids of scores, and which of several is shown.
  return addEvidence(tables, []);
}

type PrintedTable = Exclude<TableName, keyof typeof NOT_PRINTED>;

interface Printed {
  readonly report: Report;
  readonly tables: Readonly<Record<PrintedTable, readonly Row[]>>;
}

/** What one report prints. */
async function tablesOf(report: Report): Promise<Printed["tables"]> {
  const {facts} = report;
  const models = await readModels(report);
  const companies = await readCompanies(report);
  const {report_id, prices_as_of: as_of, source} = facts;
  return {
    lists: [
      {
        ...{list_id: report_id, name_zh: `${facts.title.zh}（${facts.publisher.zh}）`},
        ...{name_en: `${facts.title.en} (${facts.publisher.en})`, kind: "report"},
        ...{report_id, source, as_of, is_default: false}
      }
    ],
    list_members: companies.map(({code, sector_zh, sector_en, sector_printed_zh}, i) => ({
      ...{list_id: report_id, code: code!, sector_zh: sector_zh!, sector_en: sector_en!},
      ...{sector_printed_zh: sector_printed_zh!, position: i + 1}
    })),
    reports: [
      {
        report_id: facts.report_id,
        publisher_zh: facts.publisher.zh,
        publisher_en: facts.publisher.en,
        title_zh: facts.title.zh,
        title_en: facts.title.en,
        published: facts.published,
        prices_as_of: facts.prices_as_of,
        source_url: facts.source_url,
        source: facts.source,
        source_zh: facts.source_zh,
        ...pairOf(report, models.rows)
      }
    ],
    report_texts: facts.texts.map(({section, title, text}, i) => ({
      report_id: facts.report_id,
      position: i + 1,
      section,
      title_zh: title?.zh ?? null,
      title_en: title?.en ?? null,
      text_zh: text?.zh ?? null,
      text_en: text?.en ?? null
    })),
    models: models.rows,
    ...(await readScores(report, models.known)),
    companies,
    ...(await readValuations(report, companies)),
    ...(await readDevices(report, models.known)),
    reference_figures: await readReferenceFigures(report),
    rating_scale: await readRatingScale(report)
  };
}

function pairOf({facts}: Report, models: readonly Row[]): Row {
  const [model_id, peer_model_id] = facts.scores?.pair ?? [null, null];
  for (const id of [model_id, peer_model_id])
    if (id !== null && !models.some((model) => model.model_id === id))
      throw new BadInput(
        {file: `${facts.report_id}/report.json`, field: "scores.pair"},
        "no such model in models.csv",
        id
      );
  return {model_id, peer_model_id};
}

interface Agreement {
  readonly table: PrintedTable;
  readonly file: (typeof REPORT_FILES)[number];
  readonly key: readonly string[];
  /** Columns in which reports may differ. */
  readonly free?: readonly string[];
}

/** Each row of a table once. Throws BadInput, which names both files, where a later report says something else. */
function agreed(all: readonly Printed[], {table, file, key, free = []}: Agreement): Row[] {
  const first = new Map<string, {row: Row; report: Report}>();
  for (const {report, tables} of all)
    for (const row of tables[table]) {
      const before = first.get(keyOf(row, key));
      if (before)
        checkSame(row, before.row, {
          fields: Object.keys(row).filter((each) => !free.includes(each)),
          files: [fileOf(report, file), fileOf(before.report, file)],
          key: keyOf(row, key)
        });
      else first.set(keyOf(row, key), {row, report});
    }
  return [...first.values()].map(({row}) => row);
}

function checkSame(
  row: Row,
  before: Row,
  {
    fields,
    files: [file, other],
    key
  }: {fields: readonly string[]; files: readonly [string, string]; key: string}
): void {
  const field = fields.find((each) => !Object.is(row[each], before[each]));
  if (field === undefined) return;
  throw new BadInput(
    {file, field},
    `${key}: ${other} says ${JSON.stringify(before[field])}, this file`,
    row[field]
  );
}

/** One row a key: the last of several counts. */
function latest(rows: readonly Row[], key: readonly string[]): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row, key), row])).values()];
}

/** The benchmarks, each with the metric and the mark that the last report to print one says. */
function lastSaid(benchmarks: readonly Row[], printed: readonly Row[]): Row[] {
  return benchmarks.map((row) => {
    const own = printed.filter(({benchmark_id}) => benchmark_id === row.benchmark_id);
    const last = (column: string) => own.findLast((each) => each[column] !== null)?.[column] ?? null;
    return {...row, metric: last("metric"), mark: last("mark")};
  });
}

function keyOf(row: Row, key: readonly string[]): string {
  return key.map((column) => row[column] ?? "").join(" ");
}
