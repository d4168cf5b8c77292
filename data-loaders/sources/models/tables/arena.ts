import {BadInput} from "../../../badInput.js";
import type {ModelEvidence} from "../../../models/evidence.js";
import {collect} from "./collect.js";
import {splitHyphenedEffort} from "./effort.js";
import {type NamedRow, namedRow, type Provenance, readNamedTable, toPercent} from "./rows.js";

/** What the rating columns of the dataset are called: of votes between two answers, and of agents. */
const LAYOUTS = [
  {rating: "rating", low: "rating_lower", high: "rating_upper", variance: "variance", count: "vote_count"},
  {
    rating: "score",
    low: "score_ci_lower",
    high: "score_ci_upper",
    variance: null,
    count: "observation_count"
  }
] as const;

/** Half the width of a 95% interval of a normal distribution, in standard deviations. */
const Z_95 = 1.96;
/** How far the published half width may be from 1.96 × √variance before one of the two is of another unit. */
const LARGEST_DISAGREEMENT = 0.1;

const URL = "https://huggingface.co/datasets/lmarena-ai/leaderboard-dataset";

/** Spellings of one licence. */
const LICENCES: readonly (readonly [RegExp, string])[] = [
  [/^apache[- ]2\.0$/i, "Apache-2.0"],
  [/^proprietary$/i, "proprietary"],
  [/^gemma( license)?$/i, "Gemma"],
  [/^llama[- ](\d(?:\.\d)?)( community)?$/i, "Llama $1 Community"],
  [/^nvidia open( model)?$/i, "NVIDIA Open Model"],
  [/^deepseek( license)?$/i, "DeepSeek"]
];

export interface ArenaOptions extends Provenance {
  /** The subset that the rows are of: `text`, `webdev`, `agent`. */
  readonly subset: string;
  /** The last day that there can be ratings of, ISO; missing: the day of retrieval. */
  readonly today?: string;
}

/** A row of the dataset, from Parquet or JSON. */
export type ArenaRow = Readonly<Record<string, unknown>>;

/**
 * The newest ratings over all categories of one subset of the leaderboard dataset: its rating columns, or those of the
 * agents. The standard error is √variance, and has to agree with the published interval; where there is no variance
 * it is the interval's. `rank` is the place in the list and no rank by the intervals, and is not used.
 * Throws BadInput for a missing column, an interval that the rating is not in, and a model that stands twice.
 */
export function readArenaRows(file: string, all: readonly ArenaRow[], options: ArenaOptions): ModelEvidence {
  const layout = layoutOf(file, all);
  const {source, retrieved, subset, today = retrieved} = options;
  const rows = newest(
    all.map((row, i) => arenaRow(file, i + 1, row)),
    today
  );
  if (rows.length === 0) throw new BadInput({file, field: "category"}, "no row of the category", "overall");
  const into = collect();
  const benchmark = `Arena ${subset.replaceAll("_", " ")}`;
  into.benchmark({name: benchmark, category: "arena", metric: "Arena score", unit: "rating", source});
  const names = new Set(rows.map((row) => row.text("model_name")));
  const seen = new Map<string, number>();
  for (const row of rows) {
    const name = row.text("model_name") ?? row.fail("model_name", "is empty");
    if (seen.has(name)) row.fail("model_name", `stands twice (row ${seen.get(name)})`);
    seen.set(name, row.row);
    const score = row.number(layout.rating);
    if (score === null) continue;
    const {model, thinking} = splitHyphenedEffort(name, (each) => names.has(each));
    into.model({name: model, ...ownerOf(row), source, source_url: URL});
    into.score({
      model,
      benchmark,
      score,
      score_stderr: stderrOf(row, score, layout),
      thinking,
      n_samples: countOf(row, layout.count),
      evaluated_by: "Arena",
      origin: "third_party",
      as_of: row.day("leaderboard_publish_date"),
      retrieved,
      source,
      source_url: URL,
      at: row.at(layout.rating)
    });
  }
  return into.evidence();
}

type Layout = (typeof LAYOUTS)[number];

function layoutOf(file: string, rows: readonly ArenaRow[]): Layout {
  const [first] = rows;
  if (!first) throw new BadInput({file}, "holds no rows");
  const layout = LAYOUTS.find(({rating}) => Object.hasOwn(first, rating));
  if (!layout) throw new BadInput({file}, "missing column", "rating");
  const {rating, low, high, variance, count} = layout;
  const named = ["model_name", "organization", "license", "category", "leaderboard_publish_date"];
  for (const column of [...named, rating, low, high, count, ...(variance ? [variance] : [])])
    if (!Object.hasOwn(first, column)) throw new BadInput({file}, "missing column", column);
  return layout;
}

function arenaRow(file: string, row: number, cells: ArenaRow): NamedRow {
  return namedRow(file, row, (column) => {
    const value = cells[column] ?? "";
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    return String(value).trim();
  });
}

/** The rows over all categories, of the newest day that there is of them. A wrong day to come would hide all others. */
function newest(rows: readonly NamedRow[], today: string | null): readonly NamedRow[] {
  const overall = rows.filter((row) => row.text("category") === "overall");
  // Where the publisher is, the next day may have begun.
  const last = today === null ? null : new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  const dayOf = (row: NamedRow) => {
    const day = row.day("leaderboard_publish_date") ?? row.fail("leaderboard_publish_date", "is empty");
    return last !== null && day > last ? row.fail("leaderboard_publish_date", `after ${today}`) : day;
  };
  const latest = overall.map(dayOf).sort().at(-1);
  return overall.filter((row) => dayOf(row) === latest);
}

function stderrOf(row: NamedRow, score: number, {low, high, variance}: Layout): number | null {
  const [from, to] = [row.number(low), row.number(high)];
  if (from === null || to === null) return null;
  if (!(from <= score && score <= to)) row.fail(low, `${score} is not between it and ${to}`);
  const half = (to - from) / 2;
  if (variance === null) return round(half / Z_95);
  const given = row.number(variance);
  if (given === null) return null;
  if (given < 0) row.fail(variance, "below 0");
  const expected = Z_95 * Math.sqrt(given);
  if (Math.abs(expected - half) > LARGEST_DISAGREEMENT * half)
    row.fail(variance, `gives a half width of ${round(expected)}, where the interval has ${round(half)}`);
  return round(Math.sqrt(given));
}

function countOf(row: NamedRow, column: string): number | null {
  const count = row.number(column);
  return count === null || (Number.isInteger(count) && count >= 0) ? count : row.fail(column, "not a count");
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

/** Who made a model and under which licence; empty cells, of which there are many, say nothing. */
function ownerOf(row: NamedRow, organisation = "organization", license = "license") {
  const licence = row.text(license);
  const spelled = LICENCES.find(([pattern]) => pattern.test(licence ?? ""));
  return {
    developer: row.text(organisation),
    licence: licence === null ? null : spelled ? licence.replace(...spelled) : licence,
    open_weights: licence === null || /^other$/i.test(licence) ? null : !/^proprietary$/i.test(licence)
  };
}

/** The two headers of the model table that was published beside the ratings until 2024. */
const TABLE_COLUMNS = ["Model", "MMLU", "License", "Link"];
const NO_VALUE = ["-"];

/**
 * The model table of 2023 and 2024: MMLU (a fraction), and where it has them the win rate of MT-bench (percent) and
 * the Elo rating, which is of another scale than today's. MT-bench's points of ten have no unit here, and are left out.
 * Throws BadInput.
 */
export function readArenaTable(file: string, text: string, {source, retrieved}: Provenance): ModelEvidence {
  const table = readNamedTable(file, text, {required: TABLE_COLUMNS});
  const into = collect();
  const columns = [
    {
      column: "MMLU",
      to: toPercent,
      benchmark: {name: "MMLU", category: "knowledge", unit: "percent", n_items: null},
      isIn: (value: number) => value >= 0 && value <= 1
    },
    {
      column: "MT-bench (win rate %)",
      to: (value: number) => value,
      benchmark: {name: "MT-bench win rate", category: "arena", unit: "percent"},
      isIn: (value: number) => value >= 0 && value <= 100
    },
    {
      column: "Arena Elo rating",
      to: (value: number) => value,
      benchmark: {name: "Arena Elo 2023", category: "arena", unit: "rating"},
      isIn: (value: number) => value > 0
    }
  ] as const;
  const present = columns.filter(({column}) => table.columns.includes(column));
  for (const row of table.rows) {
    const name = row.text("Model") ?? row.fail("Model", "is empty");
    const source_url = /^https?:/.test(row.text("Link") ?? "") ? row.text("Link") : null;
    into.model({name, ...ownerOf(row, "Organization", "License"), source, source_url});
    for (const {column, to, benchmark, isIn} of present) {
      const value = row.number(column, NO_VALUE);
      if (value === null) continue;
      if (!isIn(value)) row.fail(column, "not of the documented unit");
      into.benchmark({...benchmark, source});
      into.score({
        model: name,
        benchmark: benchmark.name,
        score: to(value),
        protocol: "LMArena model table",
        retrieved,
        source,
        source_url,
        at: row.at(column)
      });
    }
  }
  return into.evidence();
}
