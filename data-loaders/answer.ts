import {TABLE_NAMES} from "./contract.js";
import {readRows} from "./engine.js";
import {orExit} from "./publish.js";
import {openPublished} from "./published.js";

/**
 * Writes the answers to a page's default queries to standard output, as JSON from SQL text to rows:
 * the whole body of a page's answers loader. `setup` names the statements to run first, over the published tables,
 * given the tables that are open. The same SQL on the same engine version as in the browser.
 */
export async function answer(
  queries: readonly {toString(): string}[],
  setup: (open: readonly string[]) => readonly string[]
): Promise<void> {
  await orExit(async () => {
    const connection = await openPublished();
    for (const sql of setup(TABLE_NAMES)) await connection.run(sql);
    const answers: Record<string, unknown> = {};
    for (const query of queries) answers[String(query)] = await readRows(connection, String(query));
    process.stdout.write(JSON.stringify(answers));
  });
}
