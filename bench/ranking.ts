import {parseArgs} from "node:util";
import {max, median} from "d3";
import {AVERAGES, type Average} from "../src/lib/ranking/averages.js";
import {normals, SEED, splitmix32} from "../src/lib/ranking/random.js";
import {type RankingRequest, RESAMPLED, type Resampled, rankModels} from "../src/lib/ranking/rankModels.js";

/**
 * `tsx bench/ranking.ts [--rounds 5]`: a ranking with its intervals, 1,000 draws of 200 synthetic models on 100
 * benchmarks, and of five on 18 in a process that has done nothing yet. Milliseconds. Exits with 1 where the mean over
 * tasks takes longer than its aim.
 */
const {values: options} = parseArgs({options: {rounds: {type: "string", default: "5"}}});
const AIM_MS = 300;

const first = time(() => rankModels(synthetic(5, 18, "mean", "tasks")));
console.log(`the first ranking, 5 models × 18 benchmarks: ${first.toFixed(0)} ms`);

const times: Record<string, number[]> = {};
for (let round = 0; round < Number(options.rounds); round++)
  for (const resampled of RESAMPLED)
    for (const average of AVERAGES) {
      const request = synthetic(200, 100, average, resampled);
      // biome-ignore lint/suspicious/noAssignInExpressions: one list a case.
      (times[`${average} over ${resampled}`] ??= []).push(time(() => rankModels(request)));
    }
for (const [name, all] of Object.entries(times))
  console.log(`${name}: ${median(all)!.toFixed(0)} ms, at most ${max(all)!.toFixed(0)} ms`);

const tasks = median(times["mean over tasks"]!)!;
if (tasks > AIM_MS) {
  console.error(`the mean over tasks takes ${tasks.toFixed(0)} ms, more than ${AIM_MS}`);
  process.exitCode = 1;
}

function time(run: () => void): number {
  const before = performance.now();
  run();
  return performance.now() - before;
}

function synthetic(
  models: number,
  benchmarks: number,
  average: Average,
  resampled: Resampled
): RankingRequest {
  const normal = normals(splitmix32(1));
  const cells = models * benchmarks;
  return {
    scores: {
      models,
      benchmarks,
      values: Float64Array.from({length: cells}, () => Math.round(500 + 150 * normal()) / 10),
      baselines: new Float64Array(benchmarks).fill(25),
      higherIsBetter: Array.from({length: benchmarks}, () => true)
    },
    errors: new Float64Array(cells).fill(1),
    marked: new Uint8Array(cells),
    isPercent: Array.from({length: benchmarks}, () => true),
    categories: Array.from({length: benchmarks}, (_, j) => j % 6),
    sliders: [1, 1, 1, 1, 1, 1],
    isShared: true,
    average,
    resampled,
    seed: SEED
  };
}
