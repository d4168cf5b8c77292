import {type earlyAnswers, scopeAnswers} from "../../data-loaders/answer.js";
import {listQuestion, type ScopedQueries, sharedAnswers} from "../../src/boards/scope.js";
import type {Answers} from "../../src/lib/queryClient.js";
import {textKey} from "../../src/lib/textKey.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import type {ListOption} from "../../src/queries/rows/scope.js";
import {listOptions} from "../../src/queries/scope.js";
import type {askedUnder} from "./singleChanges.js";

/** Files a page at most. */
const MOST_FILES = 300;
/** Bytes of JSON in a file at most; on the wire it is about a tenth. */
const MOST_BYTES = 512 * 1024;
/** Each list is an engine of its own while its answers are made. */
const MOST_LISTS = 12;
type Answer = Awaited<ReturnType<typeof earlyAnswers>>;

/** Files a page at most: what is left is the engine's, and the build says so. */
export function mostFiles(env: NodeJS.ProcessEnv): number {
  const text = env.BENCHFOLIO_EARLY_FILES || String(MOST_FILES);
  const most = Number(text);
  if (Number.isInteger(most) && most >= 0 && most <= MOST_FILES) return most;
  throw new Error(`BENCHFOLIO_EARLY_FILES: no whole number from 0 to ${MOST_FILES}: ${JSON.stringify(text)}`);
}

/** Answers what is `asked`, each as JSON by its key; what of the changes is left to the engine is `told`. */
export async function answered(
  {asked, left}: Awaited<ReturnType<typeof askedUnder>>,
  answer: Answer,
  most: number
) {
  const files = new Map<string, string>();
  let [large, elsewhere] = [0, 0];
  for (const sql of asked.slice(0, most)) {
    const rows = await answer(sql);
    const json = rows ? JSON.stringify({[sql]: rows}) : "";
    if (rows === undefined) elsewhere++;
    else if (rows === null || json.length > MOST_BYTES) large++;
    else if (files.has(textKey(sql))) throw new Error(`two questions have one key: ${sql}`);
    else files.set(textKey(sql), json);
  }
  const others = [
    [large, "too large"],
    [elsewhere, "of other days"],
    [Math.max(0, asked.length - most), `questions beyond ${most}`],
    [left, "changes not tried"]
  ] as const;
  const told = others.flatMap(([n, why]) => (n > 0 ? [`${n} ${why}`] : [])).join(", ");
  return {files, told: `${files.size} files${told && `; left to the engine: ${told}`}`};
}

/** What a page opens with for each list of the site but the first, whole, under one question a list. */
export async function listFiles(
  queries: ScopedQueries,
  answers: Answers
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const lists = (answers[String(listOptions())] ?? []) as unknown as readonly ListOption[];
  for (const {list_id} of lists.filter(({is_default}) => !is_default).slice(0, MOST_LISTS)) {
    const setup = (open: readonly string[]) => materializedTables(open, {kind: "list", id: list_id});
    const own = await scopeAnswers(setup, queries as never, sharedAnswers(answers, queries));
    const question = listQuestion(list_id);
    const json = JSON.stringify({[question]: [own]});
    if (json.length <= MOST_BYTES) files.set(textKey(question), json);
    else console.log(`the list ${list_id} is too large for an early answer: the engine answers it`);
  }
  if (lists.length - 1 > MOST_LISTS)
    console.log(`the engine answers ${lists.length - 1 - MOST_LISTS} further lists`);
  return files;
}
