import type {EvidenceBenchmark} from "../../../models/evidence.js";

/** What `benchmark_metadata.csv` says of a file: which column is the score, and what makes a fraction of it. */
export interface EpochFile {
  readonly benchmark: string;
  readonly scoreColumn: string;
  /** Score × scale is between 0 and 1. */
  readonly scale: number;
}

/**
 * The files of the hub as its metadata of October 2026 declared them: for a file that is dropped without the metadata
 * beside it. A feed reads the metadata that came with its archive.
 */
export const KNOWN_FILES: Readonly<Record<string, EpochFile>> = Object.fromEntries(
  (
    [
      ["gpqa_diamond", "GPQA diamond", "Best score (across scorers)", 1],
      ["math_level_5", "MATH level 5", "Best score (across scorers)", 1],
      ["swe_bench_verified", "SWE-Bench verified", "Best score (across scorers)", 1],
      ["otis_mock_aime_2024_2025", "OTIS Mock AIME 2024-2025", "Best score (across scorers)", 1],
      ["frontiermath", "FrontierMath-2025-02-28-Private", "Best score (across scorers)", 1],
      ["frontiermath_tier_4", "FrontierMath-Tier-4-2025-07-01-Private", "Best score (across scorers)", 1],
      ["frontiermath_tiers_1_3_v2", "FrontierMath-Tiers-1-3-v2-Private", "Best score (across scorers)", 1],
      ["frontiermath_tier_4_v2", "FrontierMath-Tier-4-v2-Private", "Best score (across scorers)", 1],
      ["ebr_bench", "EBR-bench", "Best score (across scorers)", 1],
      ["simpleqa_verified", "SimpleQA Verified", "Best score (across scorers)", 1],
      ["chess_puzzles", "Chess Puzzles", "Best score (across scorers)", 1],
      ["mystery_game_puzzles", "Mystery Game Puzzles", "Best score (across scorers)", 1],
      ["mirrorcode", "MirrorCode", "Best score (across scorers)", 1],
      ["furniture_assembly", "Furniture Assembly", "Best score (across scorers)", 1],
      ["aider_polyglot_external", "Aider polyglot", "Percent correct", 0.01],
      ["balrog_external", "Balrog", "Average progress", 1],
      ["weirdml_external", "WeirdML", "Accuracy", 1],
      ["vpct_external", "VPCT", "Correct", 1],
      ["fictionlivebench_external", "Fiction.LiveBench", "16k token score", 1],
      ["geobench_external", "GeoBench", "ACW Country %", 1],
      ["simplebench_external", "SimpleBench", "Score (AVG@5)", 1],
      ["gdpval_external", "GDPval", "Win Rate (%)", 1],
      ["metr_time_horizons_external", "METR Time Horizons", "average_score", 1],
      ["deepresearchbench_external", "DeepResearch Bench", "Average score", 1],
      ["terminalbench_external", "Terminal Bench", "Accuracy mean", 1],
      ["frontierswe_external", "FrontierSWE", "Score", 1],
      ["frontiercode_external", "FrontierCode", "Main score", 1],
      ["osworld_2_external", "OSWorld 2.0", "Binary accuracy", 1],
      ["posttrainbench_external", "PostTrainBench", "Average (%)", 1],
      ["gso_external", "GSO-Bench", "Score OPT@1", 1],
      ["adversarial_nli_external", "ANLI", "Score", 1],
      ["arc_agi_external", "ARC-AGI", "Score", 1],
      ["arc_agi_2_external", "ARC-AGI-2", "Score", 1],
      ["arc_ai2_external", "ARC AI2", "Challenge score", 1],
      ["bbh_external", "BBH", "Average", 1],
      ["cad_eval_external", "CadEval", "Overall pass (%)", 1],
      ["cybench_external", "Cybench", "Unguided % Solved", 1],
      ["gsm8k_external", "GSM8K", "EM", 1],
      ["hella_swag_external", "HellaSwag", "Overall accuracy", 1],
      ["lambada_external", "LAMBADA", "Score", 1],
      ["lech_mazur_writing_external", "Lech Mazur Writing", "Mean score", 0.1],
      ["mmlu_external", "MMLU", "EM", 1],
      ["open_book_qa_external", "OpenBookQA", "Accuracy", 1],
      ["os_world_external", "OSWorld", "Score", 0.01],
      ["piqa_external", "PIQA", "Score", 1],
      ["science_qa_external", "ScienceQA", "Score", 1],
      ["superglue_external", "SuperGLUE", "Score", 1],
      ["the_agent_company_external", "The Agent Company", "% Resolved", 1],
      ["trivia_qa_external", "TriviaQA", "EM", 1],
      ["wino_grande_external", "Winogrande", "Accuracy", 1],
      ["apex_agents_external", "APEX-Agents", "Pass@1 score", 1],
      ["hle_external", "HLE", "Accuracy", 1],
      ["exploitbench_external", "ExploitBench", "Mean capability", 1],
      ["cl_bench_external", "CL-bench", "Overall", 1],
      ["cl_bench_life_external", "CL-bench Life", "Overall", 1],
      ["rli_external", "Remote Labor Index", "Score", 1],
      ["surface_evolver_bench_external", "Surface Evolver Bench", "Mean score", 1],
      ["deepswe_external", "DeepSWE", "Pass@1", 1],
      ["proofbench_external", "ProofBench", "Accuracy", 1],
      ["lmca_external", "LMCA", "Score", 0.01],
      ["dtbench_external", "DTBench", "Accuracy", 1]
    ] as const
  ).map(([file, benchmark, scoreColumn, scale]) => [file, {benchmark, scoreColumn, scale}])
);

/** A score that is no share, which the metadata says nothing of: unit and direction are the publisher's definition. */
export interface NativeScore {
  readonly benchmark: string;
  readonly column: string;
  readonly unit: EvidenceBenchmark["unit"];
  readonly metric: string;
  readonly higher_is_better: boolean;
  /** The column whose words tell versions apart that must not be mixed; where it is empty, the name of the rest. */
  readonly version?: {readonly column: string; readonly missing: string};
}

export const NATIVE_SCORES: Readonly<Record<string, NativeScore>> = {
  metr_time_horizons_external: {
    benchmark: "METR time horizon (50%)",
    column: "Time horizon",
    unit: "minutes",
    metric: "50% time horizon",
    higher_is_better: true,
    version: {column: "METR version", missing: "first paper"}
  },
  vending_bench_2_external: {
    benchmark: "Vending-Bench 2",
    column: "Score",
    unit: "usd",
    metric: "final balance",
    higher_is_better: true
  },
  btf3_external: {
    benchmark: "BTF-3",
    column: "Pooled score",
    unit: "loss",
    metric: "pooled Brier score and RPS",
    higher_is_better: false
  }
};

/** Columns of standard errors, and what makes a fraction of them: APEX gives points beside a score that is a fraction. */
export const STANDARD_ERRORS: Readonly<Record<string, {readonly column: string; readonly scale: number}>> = {
  terminalbench_external: {column: "Accuracy SE", scale: 1},
  apex_agents_external: {column: "Pass@1 Standard Error", scale: 0.01}
};

/** Columns that say how a model was run: its agent, and what else tells apart rows of one model. */
export const SETTINGS: readonly (readonly [column: string, words: (text: string) => string])[] = [
  ["Agent", (text) => `agent ${text}`],
  ["Harness", (text) => `harness ${text}`],
  ["Scaffold", (text) => `scaffold ${text}`],
  ["Edit format", (text) => `edit format ${text}`],
  ["Prompting", (text) => `prompting ${text}`],
  ["Tool setting", (text) => `tools ${text.replace(/^batched tool$/, "batch tool")}`],
  ["Step budget", (text) => `${text} steps`]
];

const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  knowledge: ["gpqa_diamond", "simpleqa_verified", "mmlu_external", "trivia_qa_external", "hle_external"],
  math: [
    "math_level_5",
    "otis_mock_aime_2024_2025",
    "frontiermath",
    "frontiermath_tier_4",
    "frontiermath_tiers_1_3_v2",
    "frontiermath_tier_4_v2",
    "gsm8k_external",
    "proofbench_external"
  ],
  code: [
    "swe_bench_verified",
    "mirrorcode",
    "aider_polyglot_external",
    "frontiercode_external",
    "frontierswe_external",
    "deepswe_external",
    "gso_external",
    "weirdml_external"
  ],
  agents: [
    "ebr_bench",
    "terminalbench_external",
    "metr_time_horizons_external",
    "os_world_external",
    "osworld_2_external",
    "apex_agents_external",
    "vending_bench_2_external",
    "the_agent_company_external",
    "rli_external",
    "gdpval_external"
  ],
  reasoning: [
    "chess_puzzles",
    "mystery_game_puzzles",
    "furniture_assembly",
    "arc_agi_external",
    "arc_agi_2_external",
    "bbh_external",
    "simplebench_external"
  ],
  commonsense: [
    "hella_swag_external",
    "piqa_external",
    "wino_grande_external",
    "open_book_qa_external",
    "arc_ai2_external"
  ]
};

/** The category of a file's benchmark; `other` where none fits. */
export function categoryOf(file: string): string {
  return Object.entries(CATEGORIES).find(([, files]) => files.includes(file))?.[0] ?? "other";
}
