import type {Answers} from "./queryClient.js";
import type {DataRow} from "./rows.js";
import {textKey} from "./textKey.js";

/**
 * What the build answered beyond the opening of a page (scripts/build/early.ts): a file for each question, fetched when
 * it is asked. `index` is the address of the list of them, `…/index.1234abcd.json`, where the files are, too.
 */
export interface EarlyAnswers {
  /** The rows; null where there is no file of the question, or it does not come. Never rejects. */
  ask(sql: string): Promise<readonly DataRow[] | null>;
}

export function openEarly(index: string): EarlyAnswers {
  let listed: Promise<ReadonlySet<string>> | undefined;
  /** The questions that there are files of; asked for once, and again where it did not come. */
  const list = () => {
    listed ??= fetchJson<readonly string[]>(index).then((keys) => new Set(keys));
    listed.catch(() => {
      listed = undefined;
    });
    return listed;
  };
  list().catch(() => {});
  return {
    async ask(sql) {
      const key = textKey(sql);
      try {
        if (!(await list()).has(key)) return null;
        const answers = await fetchJson<Answers>(index.replace(/index(?=\.\w+\.json$)/, key));
        return answers[sql] ?? null;
      } catch {
        // Offline, or the site was replaced: the engine is asked, and tells what it lacks.
        return null;
      }
    }
  };
}

async function fetchJson<T>(address: string): Promise<T> {
  // Before the engine's megabytes, which are on their way at the same time.
  const response = await fetch(address, {priority: "high"});
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
