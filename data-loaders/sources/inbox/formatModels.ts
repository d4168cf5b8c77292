import type {Row} from "../../contract.js";
import {printable} from "../../printable.js";
import type {FileNote} from "../../reporter.js";
import type {ModelFile} from "../models/files/modelFile.js";

/** What was understood of a model file: what it is, what came of it, what was left out and why. */
export function modelNote({file, what, evidence, rowsIn, leftOut, notes}: ModelFile): FileNote {
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
  const all = came.length > 0 ? came.join(", ") : "nothing taken over";
  const details = [
    `${file}: ${what}`,
    `  ${counted(rowsIn, "row")} read, ${all}`,
    ...(left.length > 0 ? [`  left out: ${left.join("; ")}`] : []),
    ...notes.map((note) => `  note: ${note}`)
  ];
  return {
    line: printable(
      [`${file}: ${what}, ${all}`, ...(left.length > 0 ? [`left out: ${left.join("; ")}`] : [])].join("; ")
    ),
    details: details.map(printable).join("\n"),
    taken: scores.length + aliases.length
  };
}

/** How many names that nobody knows are told one by one. */
const NAMED = 20;

/** The names that were not matched, with their nearest candidates, and what to do. */
export function unmatchedLines(rows: readonly Row[], aliases: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const ids = new Map(aliases.map(({kind, alias, id}) => [`${kind} ${alias}`, id]));
  const lines = rows.slice(0, NAMED).map(({kind, name, candidates, rows: scores, source}) => {
    const near = candidates === null ? "nothing is near it" : `near it: ${candidates}`;
    const id = ids.get(`${kind} ${name}`);
    const alias = id === undefined ? "" : ` (by an alias ${JSON.stringify(id)}, which no ${kind} is)`;
    return `not matched: ${kind} ${JSON.stringify(name)}${alias}, ${counted(Number(scores), "score")} of ${source}; ${near}`;
  });
  return [
    ...lines,
    ...(rows.length > NAMED
      ? [`not matched: ${counted(rows.length - NAMED, "name")} more, see unmatched_names`]
      : []),
    "names: an aliases.csv in the inbox (kind,alias,id) says who is meant; with developer and open_weights it makes a new model"
  ].map(printable);
}

function counted(number: number, one: string): string {
  return `${number.toLocaleString("en-US")} ${one}${number === 1 ? "" : "s"}`;
}
