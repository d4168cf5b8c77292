import type {ModelFile} from "../models/files/modelFile.js";

/** What was understood of a model file, in plain lines: what it is, what came of it, what was left out and why. */
export function formatModels({file, what, evidence, rowsIn, leftOut, notes}: ModelFile): string {
  const {models, scores, benchmarks, aliases} = evidence;
  const came = [
    ...(scores.length > 0
      ? [
          counted(scores.length, "score"),
          counted(models.length, "model"),
          counted(benchmarks.length, "benchmark")
        ]
      : []),
    ...(aliases.length > 0 ? [counted(aliases.length, "name")] : [])
  ];
  const left = leftOut.map(({what, why}) => `${what} (${why})`);
  return [
    `${file}: ${what}`,
    `  ${counted(rowsIn, "row")} read, ${came.length > 0 ? came.join(", ") : "nothing taken over"}`,
    ...(left.length > 0 ? [`  left out: ${left.join("; ")}`] : []),
    ...notes.map((note) => `  note: ${note}`)
  ].join("\n");
}

function counted(number: number, one: string): string {
  return `${number.toLocaleString("en-US")} ${one}${number === 1 ? "" : "s"}`;
}
