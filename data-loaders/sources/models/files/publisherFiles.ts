import {BadInput} from "../../../badInput.js";
import type {ModelEvidence} from "../../../models/evidence.js";
import {afterToday} from "../../../today.js";
import {type ArenaRow, readArenaRows, readArenaTable} from "../tables/arena.js";
import {
  type EpochBenchmark,
  type EpochModel,
  isExternal,
  readEpochIndex,
  readEpochMetadata,
  readEpochModels,
  readEpochScores
} from "../tables/epoch.js";
import {liveBenchRelease, readLiveBench, readLiveBenchCategories} from "../tables/livebench.js";
import {readMmluPro} from "../tables/mmluPro.js";
import {LIVEBENCH_CATEGORIES} from "./liveBenchTasks.js";
import type {ModelFile} from "./modelFile.js";
import type {ModelMapping, ReadOptions} from "./modelMapping.js";
import {checkColumns, csvTable} from "./modelTable.js";
import type {TableKind} from "./recognise.js";

/** A table of a publisher whose layout is documented. */
export type PublisherKind = Exclude<TableKind, "aliases" | "long" | "wide">;

/** Tables of publishers, which are read when all are known: what columns mean may stand in another file. */
export interface PublisherFiles {
  addTable(kind: PublisherKind, file: string, text: string): void;
  addCategories(file: string, text: string): void;
  /** Rows of Arena's dataset, whose subset the file's name says. */
  addArena(file: string, rows: readonly ArenaRow[]): void;
  finish(): ModelFile[];
}

interface Given {
  readonly kind: PublisherKind;
  readonly file: string;
  readonly text: string;
}

const SOURCES = {
  epoch: "Epoch AI, AI Benchmarking Hub (CC BY 4.0)",
  epochIndex: "Epoch AI, Epoch Capabilities Index (CC BY 4.0)",
  arena: "LMArena, leaderboard table",
  mmluPro: "TIGER-Lab, MMLU-Pro leaderboard (Apache-2.0)",
  liveBench: "LiveBench (CC BY-SA 4.0)"
} as const;

const WHAT: Readonly<Record<PublisherKind, string>> = {
  epoch: "Epoch AI scores",
  epochIndex: "Epoch Capabilities Index",
  epochMetadata: "Epoch AI benchmarks",
  epochModels: "Epoch AI models",
  arena: "LMArena table",
  mmluPro: "MMLU-Pro results",
  liveBench: "LiveBench table"
};

/** The columns that a table may have where all of them are documented; others are drift. */
const DOCUMENTED: Partial<Record<PublisherKind, readonly string[]>> = {
  arena: [
    ...["key", "Model", "MT-bench (score)", "MT-bench (win rate %)", "Arena Elo rating", "MMLU"],
    ...["Knowledge cutoff date", "License", "Organization", "Link"]
  ],
  mmluPro: [
    ...["Models", "Data Source", "Model Size(B)", "Overall", "Biology", "Business", "Chemistry"],
    ...["Computer Science", "Economics", "Engineering", "Health", "History", "Law", "Math"],
    ...["Philosophy", "Physics", "Psychology", "Other"]
  ]
};

/** The columns of Epoch's own runs: all of its files have the same. */
const OWN_RUN = [
  ...[
    "Model version",
    "mean_score",
    "Best score (across scorers)",
    "Release date",
    "Organization",
    "Country"
  ],
  ...[
    "Training compute (FLOP)",
    "Training compute notes",
    "stderr",
    "Log viewer",
    "Logs",
    "Started at",
    "id"
  ],
  ...["Name", "Status"]
];

/** Takes the tables of publishers, and reads them once all have come. */
export function publisherFiles({today, mapping}: ReadOptions): PublisherFiles {
  const given: Given[] = [];
  const arena: ModelFile[] = [];
  const categories = new Map<string, {readonly file: string; readonly of: ReadonlyMap<string, string>}>();
  return {
    addTable: (kind, file, text) => void given.push({kind, file, text}),
    addCategories(file, text) {
      const release = liveBenchRelease(file)!;
      const other = categories.get(release);
      if (other) throw new BadInput({file}, `the categories of ${release} stand in`, other.file);
      categories.set(release, {file, of: readLiveBenchCategories(file, text)});
    },
    addArena(file, rows) {
      const source = `Arena leaderboard dataset (CC BY 4.0), ${file}`;
      const evidence = readArenaRows(file, rows, {source, retrieved: null, subset: arenaSubset(file), today});
      arena.push({
        file,
        what: "Arena leaderboard dataset",
        evidence,
        rowsIn: rows.length,
        leftOut: [],
        notes: []
      });
    },
    finish() {
      const context = epochContext(given);
      const tables = given.map((table) => {
        checkDocumented(table, mapping);
        const evidence = evidenceOf(table, {context, categories, today});
        return {
          file: table.file,
          what: WHAT[table.kind],
          evidence,
          rowsIn: csvTable(table.file, table.text, {isRagged: true}).rows.length,
          leftOut: [],
          notes: []
        };
      });
      return [...tables, ...arena];
    }
  };
}

/** The subset that a file of the dataset is of, by its name: `text.parquet`, `arena-webdev-latest.parquet`. */
function arenaSubset(file: string): string {
  const stem = file.replace(/\.[^.]*$/, "").toLowerCase();
  const subset = stem
    .replace(/\d{5}-of-\d{5}|\d{4}-?\d{2}-?\d{2}|arena|lmarena|leaderboard|dataset|latest|full/g, " ")
    .trim()
    .replace(/[\s_-]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (subset === "")
    throw new BadInput({file}, "its name does not say the subset of Arena's dataset, as text.parquet does");
  return subset;
}

interface Beside {
  readonly context: ReturnType<typeof epochContext>;
  readonly categories: ReadonlyMap<string, {readonly of: ReadonlyMap<string, string>}>;
  readonly today: string;
}

const NOTHING: ModelEvidence = {models: [], benchmarks: [], scores: [], aliases: []};

function evidenceOf({kind, file, text}: Given, {context, categories, today}: Beside): ModelEvidence {
  if (kind === "epochMetadata" || kind === "epochModels") return NOTHING;
  // A feed's rows are told from a file's by their source.
  const provenance = {source: `${SOURCES[kind]}, ${file}`, retrieved: null};
  if (kind === "epoch") return readEpochScores(file, text, {...provenance, ...context});
  if (kind === "epochIndex") return readEpochIndex(file, text, provenance);
  if (kind === "arena") return readArenaTable(file, text, provenance);
  if (kind === "mmluPro") return readMmluPro(file, text, provenance);
  const release = liveBenchRelease(file)!;
  if (release > today) throw new BadInput({file}, `its name says ${afterToday(today)}`, release);
  const known = categories.get(release)?.of ?? LIVEBENCH_CATEGORIES;
  return readLiveBench(file, text, {...provenance, release, categories: known});
}

/** What Epoch's files say of its benchmarks and models, where they lie beside the scores. */
function epochContext(given: readonly Given[]): {
  readonly benchmarks?: ReadonlyMap<string, EpochBenchmark>;
  readonly models?: ReadonlyMap<string, EpochModel>;
} {
  const metadata = onlyOne(given, "epochMetadata");
  const models = onlyOne(given, "epochModels");
  return {
    ...(metadata && {benchmarks: readEpochMetadata(metadata.file, metadata.text)}),
    ...(models && {models: readEpochModels(models.file, models.text)})
  };
}

function onlyOne(given: readonly Given[], kind: PublisherKind): Given | undefined {
  const [first, other] = given.filter((table) => table.kind === kind);
  if (first && other) throw new BadInput({file: other.file}, `${WHAT[kind]} stand in`, first.file);
  return first;
}

/** Throws BadInput at a column that the publisher's documented layout does not have. */
function checkDocumented({kind, file, text}: Given, mapping: ModelMapping): void {
  const table = csvTable(file, text, {isRagged: true});
  const isOwnRun = kind === "epoch" && !isExternal(file) && table.header.includes("stderr");
  const known = isOwnRun ? OWN_RUN : DOCUMENTED[kind];
  if (known) checkColumns(table, [], (name) => known.includes(name) || mapping(name)?.as === "ignore");
}
