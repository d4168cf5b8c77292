import {z} from "zod";
import {BadInput} from "../../../badInput.js";
import type {ModelEvidence} from "../../../models/evidence.js";
import {collect} from "./collect.js";
import {splitHyphenedEffort} from "./effort.js";
import {type Provenance, readNamedTable} from "./rows.js";

/** A category apart from those of other benchmarks, so that the publisher's overall figure can be had: the mean of its categories' means. */
function categoryOf(category: string): string {
  return `livebench-${category
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}`;
}

export interface LiveBenchOptions extends Provenance {
  /** The day of the question set, ISO: tasks of two releases are not the same, whatever they are called. */
  readonly release: string;
  /** The category of each task. */
  readonly categories: ReadonlyMap<string, string>;
}

/** The category of each task, of `categories_<release>.json`. Throws BadInput. */
export function readLiveBenchCategories(file: string, text: string): Map<string, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BadInput({file}, `not JSON (${(error as Error).message})`, undefined, {publicly: "not JSON"});
  }
  const parsed = z.record(z.string(), z.array(z.string().min(1)).min(1)).safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadInput({file, field: issue!.path.join(".") || undefined}, issue!.message);
  }
  const found = new Map<string, string>();
  for (const [category, tasks] of Object.entries(parsed.data))
    for (const task of tasks) {
      if (found.has(task)) throw new BadInput({file, field: category}, "a task of two categories", task);
      found.set(task, categoryOf(category));
    }
  return found;
}

/** The release that a file of the publisher's is of: `table_2026_06_25.csv` is of 2026-06-25. */
export function liveBenchRelease(file: string): string | null {
  const found = /(\d{4})_(\d{2})_(\d{2})\.(?:csv|json)$/.exec(file);
  return found ? found.slice(1).join("-") : null;
}

/**
 * The tasks of one release, in percent. A row may end early: what it leaves out is missing, and not 0. The table has
 * neither developers nor dates of models. Throws BadInput for a task without a category, a score outside of 0 to 100,
 * a model that stands twice, and a table of fractions.
 */
export function readLiveBench(
  file: string,
  text: string,
  {release, categories, source, retrieved}: LiveBenchOptions
): ModelEvidence {
  const table = readNamedTable(file, text, {required: ["model"], mayBeShort: true});
  const tasks = table.columns.filter((column) => column !== "model");
  if (tasks.length === 0) throw new BadInput({file, row: 1}, "has no column of a task");
  for (const task of tasks)
    if (!categories.has(task)) throw new BadInput({file, row: 1, field: task}, "a task without a category");
  const into = collect();
  const nameOf = (task: string) => `LiveBench ${release} ${task}`;
  for (const task of tasks)
    into.benchmark({
      name: nameOf(task),
      category: categories.get(task)!,
      metric: "LiveBench score",
      unit: "percent",
      released: release,
      source
    });
  const names = new Map<string, number>();
  for (const row of table.rows) {
    const name = row.text("model") ?? row.fail("model", "is empty");
    if (names.has(name)) row.fail("model", `stands twice (row ${names.get(name)})`);
    names.set(name, row.row);
  }
  let highest = 0;
  for (const row of table.rows) {
    const {model, thinking} = splitHyphenedEffort(row.text("model")!, (each) => names.has(each));
    into.model({name: model, source, source_url: "https://livebench.ai"});
    for (const task of tasks) {
      const score = row.number(task);
      if (score === null) continue;
      if (score < 0 || score > 100) row.fail(task, "not between 0 and 100");
      highest = Math.max(highest, score);
      into.score({
        model,
        benchmark: nameOf(task),
        score,
        thinking,
        protocol: `LiveBench ${release}`,
        evaluated_by: "LiveBench",
        origin: "third_party",
        retrieved,
        source,
        source_url: "https://livebench.ai",
        at: row.at(task)
      });
    }
  }
  if (table.rows.length > 1 && highest <= 1)
    throw new BadInput({file}, "every score is at most 1, where 100 is full marks", highest);
  return into.evidence();
}
