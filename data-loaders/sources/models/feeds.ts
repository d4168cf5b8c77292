import {BadInput} from "../../badInput.js";
import type {ModelEvidence} from "../../models/evidence.js";
import {printable} from "../../printable.js";
import {LIMITS} from "../inbox/files/limits.js";
import {decodeText} from "../inbox/files/text.js";
import {unzip} from "../inbox/files/unzip.js";
import type {Download, Resource} from "./download.js";
import {parquetRows} from "./parquetRows.js";
import type {FeedName, ModelsSettings} from "./settings.js";
import {readArenaRows} from "./tables/arena.js";
import {joinEvidence} from "./tables/collect.js";
import {
  isExternal,
  readEpochIndex,
  readEpochMetadata,
  readEpochModels,
  readEpochScores
} from "./tables/epoch.js";
import {NATIVE_SCORES} from "./tables/epochFiles.js";
import {readLiveBench, readLiveBenchCategories} from "./tables/livebench.js";
import {readMmluPro} from "./tables/mmluPro.js";

/** What a feed says, and the day on which its newest file was fetched. */
export interface FeedAnswer {
  readonly evidence: ModelEvidence;
  readonly retrieved: string;
}

export interface FeedOptions {
  readonly download: Download;
  readonly settings: ModelsSettings;
  readonly say: (line: string) => void;
}

/** A publisher of scores, and the terms on which they may be shown. */
export interface Feed {
  readonly name: string;
  /** Where its readers look. */
  readonly url: string;
  readonly licence: string;
  /** The words by which the publisher wants to be named. */
  readonly attribution: string;
  /** How rows cite it: no other rows do, so that they can be told. */
  readonly source: string;
  read(options: FeedOptions): Promise<FeedAnswer>;
}

const MIB = 2 ** 20;

const ARCHIVE: Resource = {
  url: "https://epoch.ai/data/benchmark_data.zip",
  kind: "zip",
  mostBytes: 64 * MIB
};
const ARENA = "https://huggingface.co/datasets/lmarena-ai/leaderboard-dataset";
const MMLU_PRO = "https://huggingface.co/datasets/TIGER-Lab/mmlu_pro_leaderboard_submission";
const LIVEBENCH_RELEASES = "https://raw.githubusercontent.com/LiveBench/LiveBench/main/livebench/common.py";

export const FEEDS: Readonly<Record<FeedName, Feed>> = {
  epoch: {
    name: "Epoch AI: own runs and Epoch Capabilities Index",
    url: "https://epoch.ai/benchmarks",
    licence: "CC BY 4.0",
    attribution:
      "Epoch AI, ‘Capabilities & benchmarking’. Published online at epoch.ai. Retrieved from https://epoch.ai/benchmarks",
    source: "Epoch AI, epoch.ai (CC BY 4.0)",
    read: readEpoch
  },
  arena: {
    name: "Arena leaderboard dataset",
    url: ARENA,
    licence: "CC BY 4.0",
    attribution: "Arena leaderboard dataset, lmarena-ai/leaderboard-dataset on Hugging Face",
    source: "Arena leaderboard dataset (CC BY 4.0)",
    read: readArena
  },
  livebench: {
    name: "LiveBench",
    url: "https://livebench.ai",
    licence: "CC BY-SA 4.0",
    attribution: "LiveBench, livebench.ai; what is made of it is shared alike",
    source: "LiveBench, livebench.ai (CC BY-SA 4.0)",
    read: readLive
  },
  "mmlu-pro": {
    name: "MMLU-Pro leaderboard",
    url: MMLU_PRO,
    licence: "Apache-2.0",
    attribution: "TIGER-Lab, MMLU-Pro leaderboard submissions on Hugging Face",
    source: "MMLU-Pro leaderboard, TIGER-Lab (Apache-2.0)",
    read: readMmlu
  },
  "epoch-external": {
    name: "Epoch AI: results collected from others",
    url: "https://epoch.ai/benchmarks",
    licence: "each of its original publisher",
    attribution: "The publisher that each score names; collected by Epoch AI, https://epoch.ai/benchmarks",
    source: "Epoch AI, collected from others (their licences)",
    read: readEpochExternal
  }
};

async function readEpoch(options: FeedOptions): Promise<FeedAnswer> {
  const archive = await openArchive(options);
  const provenance = {source: FEEDS.epoch.source, retrieved: archive.retrieved};
  const index = readEpochIndex(...archive.file("epoch_capabilities_index/eci_scores.csv"), provenance);
  return scoresOf(archive, FEEDS.epoch, (name) => !isExternal(name), options, [index]);
}

function readEpochExternal(options: FeedOptions): Promise<FeedAnswer> {
  return openArchive(options).then((archive) =>
    scoresOf(archive, FEEDS["epoch-external"], isExternal, options, [])
  );
}

interface Archive {
  readonly retrieved: string;
  /** Files of scores, without folders and ending. */
  readonly names: readonly string[];
  /** A file's name in messages, and its text. */
  file(name: string): [file: string, text: string];
}

const NO_SCORES = ["benchmark_metadata.csv", "model_metadata.csv"];

async function openArchive({download}: FeedOptions): Promise<Archive> {
  const {bytes, retrieved} = await download(ARCHIVE);
  const entries = unzip(ARCHIVE.url, bytes, LIMITS, (name) => name.endsWith(".csv"), "zip archive");
  return {
    retrieved,
    names: [...entries.keys()]
      .filter((name) => !name.includes("/") && !NO_SCORES.includes(name))
      .map((name) => name.replace(/\.csv$/, "")),
    file(name) {
      const content = entries.get(name);
      if (!content) throw new BadInput({file: ARCHIVE.url}, "has no file", name);
      const file = `benchmark_data.zip/${name}`;
      return [file, decodeText(file, content).text];
    }
  };
}

function scoresOf(
  archive: Archive,
  {source}: Feed,
  isWanted: (name: string) => boolean,
  {say}: FeedOptions,
  others: readonly ModelEvidence[]
): FeedAnswer {
  const context = {
    source,
    retrieved: archive.retrieved,
    benchmarks: readEpochMetadata(...archive.file("benchmark_metadata.csv")),
    models: readEpochModels(...archive.file("model_metadata.csv"))
  };
  const isDeclared = (name: string) => context.benchmarks.has(name) || Object.hasOwn(NATIVE_SCORES, name);
  const wanted = archive.names.filter(isWanted);
  const undeclared = wanted.filter((name) => !isDeclared(name));
  if (undeclared.length > 0)
    say(
      printable(
        `left out: files of Epoch's whose score column and unit are not declared: ${undeclared.join(", ")}`
      )
    );
  const tables = wanted
    .filter(isDeclared)
    .map((name) => readEpochScores(...archive.file(`${name}.csv`), context));
  if (tables.length === 0) throw new BadInput({file: ARCHIVE.url}, "holds no table of scores");
  return {evidence: joinEvidence([...tables, ...others]), retrieved: archive.retrieved};
}

async function readArena({download, settings}: FeedOptions): Promise<FeedAnswer> {
  const all: FeedAnswer[] = [];
  for (const subset of settings.arenaSubsets) {
    const url = `${ARENA}/resolve/main/${subset}/latest-00000-of-00001.parquet`;
    const {bytes, retrieved} = await download({url, kind: "parquet", mostBytes: 64 * MIB});
    const rows = await parquetRows(url, bytes);
    all.push({
      evidence: readArenaRows(url, rows, {source: FEEDS.arena.source, retrieved, subset}),
      retrieved
    });
  }
  return joinAnswers(all);
}

async function readLive({download, settings}: FeedOptions): Promise<FeedAnswer> {
  const release = settings.liveBenchRelease ?? (await newestRelease(download));
  const address = (name: string, ending: string) =>
    `https://livebench.ai/${name}_${release.replaceAll("-", "_")}.${ending}`;
  const json = await download({url: address("categories", "json"), kind: "json", mostBytes: MIB});
  const csv = await download({url: address("table", "csv"), kind: "csv", mostBytes: 16 * MIB});
  const text = ({bytes}: {readonly bytes: Buffer}, url: string) => decodeText(url, bytes).text;
  const categories = readLiveBenchCategories(
    address("categories", "json"),
    text(json, address("categories", "json"))
  );
  const url = address("table", "csv");
  const retrieved = [json.retrieved, csv.retrieved].sort()[1]!;
  const {source} = FEEDS.livebench;
  return {evidence: readLiveBench(url, text(csv, url), {release, categories, source, retrieved}), retrieved};
}

/** The newest of the releases that the publisher's program lists. */
async function newestRelease(download: Download): Promise<string> {
  const url = LIVEBENCH_RELEASES;
  const {bytes} = await download({url, kind: "text", mostBytes: MIB});
  const list = /LIVE_BENCH_RELEASES\s*=\s*\{([^}]*)\}/.exec(decodeText(url, bytes).text)?.[1] ?? "";
  const newest = [...list.matchAll(/["'](20\d{2}-\d{2}-\d{2})["']/g)]
    .map(([, day]) => day!)
    .sort()
    .at(-1);
  if (newest === undefined)
    throw new BadInput(
      {file: url, field: "LIVE_BENCH_RELEASES"},
      "lists no release; MODELS_LIVEBENCH names one"
    );
  return newest;
}

async function readMmlu({download}: FeedOptions): Promise<FeedAnswer> {
  const url = `${MMLU_PRO}/resolve/main/results.csv`;
  const {bytes, retrieved} = await download({url, kind: "csv", mostBytes: 16 * MIB});
  const {source} = FEEDS["mmlu-pro"];
  return {evidence: readMmluPro(url, decodeText(url, bytes).text, {source, retrieved}), retrieved};
}

function joinAnswers(all: readonly FeedAnswer[]): FeedAnswer {
  return {
    evidence: joinEvidence(all.map(({evidence}) => evidence)),
    retrieved: all
      .map(({retrieved}) => retrieved)
      .sort()
      .at(-1)!
  };
}
