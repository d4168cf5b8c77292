/** Tables as the four publishers documented them in 2026: real header lines and rows, and rows that show their pitfalls. */

const OWN_HEADER =
  "Model version,mean_score,Best score (across scorers),Release date,Organization,Country,Training compute (FLOP),Training compute notes,stderr,Log viewer,Logs,Started at,id";

export const GPQA = `${OWN_HEADER}
gemini-3.7-flash_high,0.9482323232323232,0.9482323232323232,2026-08-13,Google DeepMind,United States of America,,,0.013456525292246259,,,2026-08-14T18:29:12.000Z,XyVL3VffJ6UboY97vxpohL
MiniMax-M3,0.9090909090909091,0.9090909090909091,2026-05-01,MiniMax,China,Infinity,"many
lines",0.020482086775424225,,,2026-05-02T00:00:00.000Z,a
glm-5.2_none,0.7121212121212122,0.7121212121212122,2026-04-01,Z.ai (Zhipu AI),China,NaN,,0.03225883512300997,,,2026-01-02T00:00:00.000Z,b
gpt-5.6-sol_none,0.8282828282828283,0.8282828282828283,2026-07-09,OpenAI,United States of America,,,0.026869716187429872,,,2026-07-10T00:00:00.000Z,c
gemini-2.0-flash-001,,,2025-02-05,"Google DeepMind,Google",United States of America,,,,,,2025-02-06T00:00:00.000Z,d
,,,,,,,,,,,,
`;

/** November 2025: no mean_score. */
export const MATH_LEVEL_5 = `Model version,Best score (across scorers),Release date,Organization,Country,Training compute (FLOP),Training compute notes,stderr,Log viewer,Logs,Started at,id
gemini-2.0-flash-001,0.57,2025-02-05,"Google DeepMind,Google",United States of America,,,0.01,,,2025-02-06T00:00:00.000Z,e
`;

export const SWE_BENCH = `${OWN_HEADER}
claude-opus-4-7_max,0.8347107438016529,0.8347107438016529,2026-04-16,Anthropic,United States of America,,,0.016901169179529604,https://logs.epoch.ai/inspect-viewer/36231d6d/viewer.html,,2026-04-20T13:16:09.316Z,nCmG
claude-opus-4-6,0.756,0.756,2026-02-05,Anthropic,United States of America,,,0.0195,https://logs.epoch.ai/1,,2026-02-06T00:00:00.000Z,f
claude-opus-4-6,0.787,0.787,2026-02-05,Anthropic,United States of America,,,0.0186,https://logs.epoch.ai/2,,2026-03-06T00:00:00.000Z,g
`;

export const FRONTIER_MATH = `${OWN_HEADER}
gpt-5.6-sol_none,0.4,0.4,2026-07-09,OpenAI,United States of America,,,0.03,,,2026-07-10T00:00:00.000Z,h
`;
export const FRONTIER_MATH_2 = FRONTIER_MATH.replaceAll("0.4", "0.31");

export const METADATA = `benchmark,in_eci,source_file,score_column,scale,random_baseline,score_ceiling,release_date,superseded_by
GPQA diamond,True,gpqa_diamond.csv,Best score (across scorers),1.0,0.25,1.0,2023-11-20,
MATH level 5,True,math_level_5.csv,Best score (across scorers),1.0,0.0,1.0,2021-03-05,
SWE-Bench verified,True,swe_bench_verified.csv,Best score (across scorers),1.0,0.0,1.0,2024-08-13,
FrontierMath-2025-02-28-Private,True,frontiermath.csv,Best score (across scorers),1.0,0.0,1.0,2025-02-28,FrontierMath-Tiers-1-3-v2-Private
FrontierMath-Tiers-1-3-v2-Private,True,frontiermath_tiers_1_3_v2.csv,Best score (across scorers),1.0,0.0,1.0,2026-05-01,
METR Time Horizons,True,metr_time_horizons_external.csv,average_score,1.0,0.0,1.0,2025-03-19,
Terminal Bench,True,terminalbench_external.csv,Accuracy mean,1.0,0.0,1.0,2025-05-19,
APEX-Agents,True,apex_agents_external.csv,Pass@1 score,1.0,0.0,1.0,2026-01-01,
OSWorld,True,os_world_external.csv,Score,0.01,0.0,1.0,2024-04-11,
OSWorld 2.0,True,osworld_2_external.csv,Binary accuracy,1.0,0.0,1.0,2026-06-01,
Vending-Bench 2,False,,,,,,2025-11-01,
`;

export const MODEL_METADATA = `model_version,model_group,date,display_name,organization,country,accessibility,training_compute_flop
gemini-3.7-flash_high,Gemini 3.7 Flash,2026-08-13,Gemini 3.7 Flash (high),Google DeepMind,United States of America,API access,
MiniMax-M3,MiniMax-M3,2026-05-01,,MiniMax,China,Open weights (restricted use),Infinity
fireworks/glm-5.2_none,GLM-5.2,2026-04-01,,Z.ai (Zhipu AI),China,Open weights (unrestricted),
glm-5.2_none,GLM-5.2,2026-04-01,,Z.ai (Zhipu AI),China,Open weights (unrestricted),
gpt-5.6-sol_none,GPT-5.6 Sol,2026-07-09,,OpenAI,United States of America,API access,
gpt-5.6-sol_promax,GPT-5.6 Sol,2026-07-09,,OpenAI,United States of America,API access,
gemini-2.0-flash-001,Gemini 2.0 Flash,2025-02-05,,"Google DeepMind,Google",United States of America,API access,
claude-opus-4-7_max,Claude Opus 4.7,2026-04-16,Claude Opus 4.7 (max),Anthropic,United States of America,API access,
claude-opus-4-7_unknown,Claude Opus 4.7,2026-04-16,Claude Opus 4.7 (high),Anthropic,United States of America,API access,
claude-opus-4-6,Claude Opus 4.6,2026-02-05,,Anthropic,United States of America,API access,
gemini-2.5-pro-preview-05-06,Gemini 2.5 Pro,2025-05-06,,Google DeepMind,United States of America,API access,
gemini-2.5-pro-preview-06-05,Gemini 2.5 Pro,2025-06-05,,Google DeepMind,United States of America,API access,
grok-code-fast-1,Grok Code Fast 1,2025-08-28,,xAI,United States of America,API access,
gpt-4-0314,GPT-4,2023-03-14,,OpenAI,United States of America,API access,
,,,,,,,
`;

export const ECI = `Model,Display name,eci,eci_ci_low,eci_ci_high,date,Organization,Country (of organization),Model accessibility,Accessibility group,model_versions
Claude Opus 5.5,Claude Opus 5.5,167.33,164.06,171.68,2026-09-22,Anthropic,United States of America,API access,Closed weights,
GPT-5,GPT-5,150.0,,,2025-08-07,OpenAI,United States of America,API access,Closed weights,
Gemma 4 31B IT,Gemma 4 31B IT,142.74,140.25,145.1,2026-04-02,Google DeepMind,United States of America,Open weights (restricted use),Open weights,
`;

const BLOCK = "Release date,Organization,Country,Training compute (FLOP),Training compute notes";

export const TERMINAL_BENCH = `Model version,Agent,Accuracy mean,${BLOCK},Accuracy SE,Agent Org,Model Org,Run date,Notes,Source,Source Link,Created,Name,id
claude-opus-4-7_unknown,WOZCODE,0.8022471910110001,2026-04-16,Anthropic,United States of America,,,0.021123213002000003,WOZCODE,Anthropic,2026-04-16,,https://www.tbench.ai/leaderboard/terminal-bench/2.0,,2026-05-28T16:41:48.000Z,Claude Opus 4.7,rec1
grok-code-fast-1,Mini-SWE-Agent,0.258427,2025-08-28,,,,,0.02,Princeton,xAI,2025-11-03,,https://www.tbench.ai/leaderboard/terminal-bench/2.0,,2025-11-18T00:00:00.000Z,,rec2
grok-code-fast-1," Mini-SWE-Agent ",0.258,2025-08-28,,,,,,Princeton," xAI         ",2025-11-03,,Terminal-Bench v2 Leaderboard,,2025-11-18T00:00:00.000Z,,rec3
grok-code-fast-1,Terminus 2,0.3,2025-08-28,,,,,,Stanford,xAI,2025-11-03,,Terminal-Bench v2 Leaderboard,,2025-11-18T00:00:00.000Z,,rec4
,Multiple,0.5,,,,,,,,Multiple,2025-11-03,,Terminal-Bench v2 Leaderboard,,2025-11-18T00:00:00.000Z,,rec5
`;

export const METR = `Model version,Time horizon,average_score,${BLOCK},CI_high,CI_low,Source,Source link,Notes,Time Horizon (80%),METR version,id
gpt-4-0314,5.36,0.4,2023-03-14,OpenAI,United States of America,,,,,METR - Measuring AI Ability to Complete Long Tasks,,,,,r1
gpt-4-0314,3.99,0.39,2023-03-14,OpenAI,United States of America,,,8,2,,https://metr.org/blog,,1.1,METR-Horizon-v1.1,r2
gpt-4-0314,4.5,0.41,2023-03-14,OpenAI,United States of America,,,8,2,,https://metr.org/blog,,1.1,METR-Horizon-v1.0,r3
`;

export const APEX = `Model version,Pass@1 score,${BLOCK},Name,Pass@1 Standard Error,Mean score,Mean Standard Error,Notes,id
claude-opus-5-5_max,0.735,2026-09-22,Anthropic,United States of America,,,Opus 5.5 [claude-opus-5-5],4.9,0.813,4.0,,rec6
`;

export const VENDING = `Model version,Score,${BLOCK},Name,id
claude-opus-5-5_unknown,9235.248333333331,2026-09-22,Anthropic,United States of America,,,Claude Opus 5.5 - High,recB
gpt-5-mini,-31.18,2025-08-07,OpenAI,United States of America,,,GPT-5 mini,recC
`;

export const BTF = `Model version,Pooled score,${BLOCK},Binary Brier,Numeric RPS,Harness,Name,id
gpt-5.6-sol_none,0.118,2026-07-09,OpenAI,United States of America,,,0.1,0.2,plain,GPT-5.6 Sol,recD
`;

export const OS_WORLD = `Model version,Score,${BLOCK},Agent,Source,Source link,Notes (details),Date added,Trajectories
claude-opus-4-6,62.9,2026-02-05,Anthropic,United States of America,,,claude-opus-4-6 (100 steps),OS World Website,https://os-world.github.io/,,2025-10-30,
claude-opus-4-6,41.4,2026-02-05,Anthropic,United States of America,,,claude-opus-4-6 (15 steps),OS World Website,https://os-world.github.io/,,2025-10-30,
,53.9,,,,,,DeepMiner-Mano-72B (100 steps),OS World Website,https://os-world.github.io/,,2025-10-30,
`;

export const OS_WORLD_2 = `Model version,Binary accuracy,Partial score,Reasoning,Tool setting,Step budget,${BLOCK},Name,Model family,Estimated cost (USD),Source,Notes
gpt-5.6-sol_max,0.27340000000000003,0.6272,max,batch tool,500,2026-07-09,OpenAI,United States of America,,,GPT-5.6 Sol (max),GPT,,https://osworld-v2.xlang.ai/,
claude-opus-4-7_max,0.2,0.5,max,batched tool,500,2026-04-16,Anthropic,United States of America,,,Claude Opus 4.7 (max),Claude,,https://osworld-v2.xlang.ai/,
claude-opus-4-7_max,0.18,0.5,max,standard,500,2026-04-16,Anthropic,United States of America,,,Claude Opus 4.7 (max),Claude,,https://osworld-v2.xlang.ai/,
`;

/** The files of Epoch's archive, by name. */
export const EPOCH_FILES: Readonly<Record<string, string>> = {
  "README.md": "CC BY",
  "benchmark_metadata.csv": METADATA,
  "model_metadata.csv": MODEL_METADATA,
  "gpqa_diamond.csv": GPQA,
  "math_level_5.csv": MATH_LEVEL_5,
  "swe_bench_verified.csv": SWE_BENCH,
  "frontiermath.csv": FRONTIER_MATH,
  "frontiermath_tiers_1_3_v2.csv": FRONTIER_MATH_2,
  "frontiermath_erdos.csv": FRONTIER_MATH,
  "terminalbench_external.csv": TERMINAL_BENCH,
  "metr_time_horizons_external.csv": METR,
  "apex_agents_external.csv": APEX,
  "vending_bench_2_external.csv": VENDING,
  "btf3_external.csv": BTF,
  "os_world_external.csv": OS_WORLD,
  "osworld_2_external.csv": OS_WORLD_2,
  "epoch_capabilities_index/eci_scores.csv": ECI
};

type Cells = Record<string, string | number | null>;

const arena = (
  [model_name, organization, license]: readonly [string, string, string],
  [rating, low, high, variance, votes]: readonly (number | null)[],
  more: Cells = {}
): Cells => ({
  model_name,
  organization,
  license,
  rating: rating!,
  rating_lower: low ?? null,
  rating_upper: high ?? null,
  variance: variance ?? null,
  vote_count: votes ?? null,
  rank: 1,
  category: "overall",
  leaderboard_publish_date: "2026-10-02",
  ...more
});

const half = (rating: number, variance: number) => [
  rating,
  rating - 1.96 * Math.sqrt(variance),
  rating + 1.96 * Math.sqrt(variance),
  variance,
  1000
];

/** The newest ratings of texts: of a row of another category and an older day as well. */
export const ARENA_TEXT: readonly Cells[] = [
  arena(
    ["gemini-4-argon-high", "google", "Proprietary"],
    [1533.4609832971757, 1524.6678224950515, 1542.2541440993, 20.127685991449013, 4932]
  ),
  arena(["gemini-4-argon-high", "google", "Proprietary"], half(1600, 20), {category: "coding"}),
  arena(["gpt-5.4", "openai", "Proprietary"], half(1450, 9), {rank: 2}),
  arena(["gpt-5.4-high", "openai", "Proprietary"], half(1460, 9)),
  arena(["gemma-7b-it", "google", "Gemma license"], half(1043.36, 11.9), {rank: 65}),
  arena(["gemma-4-31b", "google", "Apache 2.0"], half(1400, 12)),
  arena(["qwen3.8-max", "alibaba", "Apache-2.0"], half(1440, 12)),
  arena(["muse-spark-1.2 (xHigh)", "meta", "Proprietary"], half(1430, 12)),
  arena(["vicuna-13b", "", ""], [1094, null, null, null, null]),
  arena(["retired-model", "openai", "Proprietary"], half(1000, 12), {
    leaderboard_publish_date: "2026-10-01"
  })
];

export const ARENA_AGENT: readonly Cells[] = [
  {
    model_name: "gpt-5.4-high",
    organization: "openai",
    license: "Proprietary",
    score: 0.42,
    score_ci_lower: 0.322,
    score_ci_upper: 0.518,
    observation_count: 700,
    session_count: 90,
    rank: 1,
    category: "overall",
    leaderboard_publish_date: "2026-10-02"
  }
];

/** The release of 2026-01-08, with a row that ends three tasks early. */
export const LIVEBENCH = `model,AMPS_Hard,code_completion,code_generation,connections,consecutive_events,integrals_with_game,javascript,logic_with_navigation,math_comp,olympiad,paraphrase,plot_unscrambling,python,simplify,spatial,story_generation,summarize,tablejoin,tablereformat,theory_of_mind,typescript,typos,zebra_puzzle
gpt-5.5-xhigh,98.0,80.435,84.507,100.0,88.741,100.0,45.0,74.0,96.078,91.203,76.767,74.977,75.0,69.267,98.0,74.233,71.9,54.5,100.0,78.846,50.0,88.0,100.0
gemma-4-31b-it,100.0,58.696,61.972,92.5,29.896,26.316,20.0,64.0,87.255,82.175,69.467,47.513,65.0,61.3,92.0,71.683,67.867,46.385,100.0,51.923,35.0,74.0,29.75
qwen3-32b-thinking,87.0,63.043,69.014,61.0,3.043,25.0,0.0,30.0,84.314,73.446,15.75,37.627,10.0,20.133,86.0,14.517,20.683,38.538,98.039,55.769,0.0,68.0,21.25
nemotron-3-super-120b-a12b,87.0,63.043,69.014,61.0,3.043,25.0,0.0,30.0,84.314,73.446,15.75,37.627,10.0,20.133,86.0,14.517,20.683,38.538,98.039,55.769
`;

export const LIVEBENCH_CATEGORIES = JSON.stringify({
  Reasoning: ["theory_of_mind", "zebra_puzzle", "spatial", "logic_with_navigation"],
  Coding: ["code_generation", "code_completion"],
  "Agentic Coding": ["javascript", "typescript", "python"],
  Mathematics: ["AMPS_Hard", "integrals_with_game", "math_comp", "olympiad"],
  "Data Analysis": ["consecutive_events", "tablejoin", "tablereformat"],
  Language: ["connections", "plot_unscrambling", "typos"],
  IF: ["paraphrase", "simplify", "story_generation", "summarize"]
});

export const LIVEBENCH_PROGRAM = `import os
LIVE_BENCH_RELEASES = {"2024-07-26", "2024-06-24", "2026-01-08", "2025-12-23"}
DEFAULT = "2024-06-24"
`;

export const MMLU_PRO = `Models,Data Source,Model Size(B),Overall,Biology,Business,Chemistry,Computer Science,Economics,Engineering,Health,History,Law,Math,Philosophy,Physics,Psychology,Other
GPT-4o (2024-05-13),TIGER-Lab,unk,0.7255,0.8675,0.7858,0.7393,0.7829,0.808,0.55,0.7212,0.7007,0.5104,0.7609,0.7014,0.7467,0.7919,0.7748
EXAONE-3.5-2.4B-Instruct,TIGER-LAb,2.4,0.391,-,-,-,-,-,-,-,-,-,-,-,-,-,-
Claude-3.5-Sonnet (2024-10-22),TIGER-Lab,unk,0.7764,-,-,-,-,-,-,-,-,-,-,-,-,-,-
Claude-3.5-Sonnet (2024-10-22),Self-Reported,unk,0.780,-,-,-,-,-,-,-,-,-,-,-,-,-,-
Claude-4.6-Sonnet(Thinking),Sefl-Reported,unk,0.873,-,-,-,-,-,-,-,-,-,-,-,-,-,-
Claude-4.6-Sonnet(Thinking),Sefl-Reported,unk,0.873,-,-,-,-,-,-,-,-,-,-,-,-,-,-
`;
