import {z} from "zod";
import {BadInput} from "../badInput.js";
import {afterToday, marketToday} from "../today.js";
import {isDate} from "../validateTables.js";

/** The files that a report can have, by name without `.csv`. */
export const REPORT_FILES = [
  ...(["models", "benchmark-facts", "benchmarks"] as const),
  ...(["companies", "sectors", "valuation", "missing-reasons", "watchlist"] as const),
  ...(["training", "printed-files", "gguf_observed"] as const),
  ...(["reference-figures", "rating-scale"] as const)
];

/** The texts of a report: what the brief says beside its figures, and what is to be known of a finding. */
export const TEXT_SECTIONS = [
  ...(["head", "models", "frontier", "companies", "files", "training", "risk"] as const),
  ...(["finding-averages", "finding-marks", "finding-bases", "finding-missing", "rating-scale"] as const)
];

const text = z.string().trim().min(1);
const inBoth = z.strictObject({zh: text, en: text});
const inEither = z.strictObject({zh: text.nullable(), en: text.nullable()});
const day = z.string().refine(isDate, "not a day");
const year = z.int().min(1990).max(2100);

const COLUMN = z.discriminatedUnion("field", [
  z.strictObject({field: z.enum(["sector", "code", "name", "pe_percentile"])}),
  z.strictObject({field: z.literal("forward_pe"), year}),
  z.strictObject({
    field: z.enum(["revenue", "net_profit"]),
    year,
    kind: z.enum(["actual", "consensus"])
  })
]);

const REPORT = z.strictObject({
  report_id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "not a slug"),
  publisher: inBoth,
  title: inBoth,
  published: day,
  /** The day of its closing prices and estimates. */
  prices_as_of: day,
  source_url: z.url({protocol: /^https$/}).nullable(),
  files: z.array(z.enum(REPORT_FILES)),
  /** What `gguf_observed.csv` calls a model, where that is not the name that the report prints. */
  gguf_models: z.record(text, text).optional(),
  scores: z
    .strictObject({
      source_url: z.url({protocol: /^https$/}).nullable(),
      /** Who ran the scores with a mark; one without is its developer's own. */
      evaluators: z.record(text, text),
      benchmark_marks: z.array(text),
      /** The model that the report is about, and the one that it is compared with first. */
      pair: z.tuple([text, text]).nullable()
    })
    .optional(),
  /** The columns of `valuation.csv`, in order, by their printed headers. */
  valuation: z.strictObject({columns: z.record(text, COLUMN), missing: z.array(text)}).optional(),
  texts: z.array(
    z.strictObject({section: z.enum(TEXT_SECTIONS), title: inBoth.optional(), text: inEither.optional()})
  )
});

export type ReportColumn = z.infer<typeof COLUMN>;

/** What is constant of a report, with the name by which rows of tables cite it, in English and in Chinese. */
export type ReportFacts = z.infer<typeof REPORT> & {readonly source: string; readonly source_zh: string};

/** Reads a `report.json`. Throws BadInput at the first thing that is not as docs/reports.md says; `id` is its folder's name. */
export function parseReport(file: string, json: string, id: string): ReportFacts {
  const parsed = REPORT.safeParse(parsedJson(file, json));
  if (!parsed.success) {
    const [{path, message}] = parsed.error.issues as [z.core.$ZodIssue];
    throw new BadInput({file, ...(path.length > 0 && {field: path.join(".")})}, message);
  }
  const facts = parsed.data;
  if (facts.report_id !== id)
    throw new BadInput({file, field: "report_id"}, `its folder is ${id}`, facts.report_id);
  const today = marketToday();
  for (const field of ["published", "prices_as_of"] as const)
    if (facts[field] > today) throw new BadInput({file, field}, afterToday(today), facts[field]);
  if (facts.prices_as_of > facts.published)
    throw new BadInput(
      {file, field: "prices_as_of"},
      `after it was published, ${facts.published}`,
      facts.prices_as_of
    );
  return {
    ...facts,
    source: `${facts.publisher.en}, ${facts.title.en}, ${facts.published}`,
    source_zh: `${facts.publisher.zh}《${facts.title.zh}》${facts.published}`
  };
}

function parsedJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new BadInput({file}, `not JSON (${(error as Error).message})`, undefined, {publicly: "not JSON"});
  }
}
