import type {earlyAnswers} from "../../data-loaders/answer.js";
import {textKey} from "../../src/lib/textKey.js";
import type {askedUnder} from "./singleChanges.js";

/** Files a page at most: what is left is the engine's, and the build says so. */
export const MOST_FILES = 300;
/** Bytes of JSON in a file at most; on the wire it is about a tenth. */
export const MOST_BYTES = 512 * 1024;
type Answer = Awaited<ReturnType<typeof earlyAnswers>>;

/** Answers what is `asked`, each as JSON by its key; what of the changes is left to the engine is `told`. */
export async function answered(
  {asked, left}: ReturnType<typeof askedUnder>,
  answer: Answer,
  most = MOST_FILES
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
    [Math.max(0, asked.length - most), `questions beyond ${MOST_FILES}`],
    [left, "changes not tried"]
  ] as const;
  const told = others.flatMap(([n, why]) => (n > 0 ? [`${n} ${why}`] : [])).join(", ");
  return {files, told: `${files.size} files${told && `; left to the engine: ${told}`}`};
}
