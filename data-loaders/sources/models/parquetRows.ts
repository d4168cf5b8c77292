import {writeFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../../badInput.js";
import {openEngine, readRows, withTemporaryFolder} from "../../engine.js";
import type {ArenaRow} from "./tables/arena.js";

/** Twenty times what the largest of the newest tables has. */
const MOST_ROWS = 200_000;

/** The rows of a Parquet file. Throws BadInput for one that DuckDB does not read, or with too many rows. */
export async function parquetRows(file: string, bytes: Buffer): Promise<ArenaRow[]> {
  return withTemporaryFolder(async (folder) => {
    const copy = path.join(folder, "rows.parquet");
    await writeFile(copy, bytes);
    const connection = await openEngine();
    try {
      const from = `read_parquet('${copy.replaceAll("'", "''")}')`;
      const rows = await readRows(connection, `SELECT * FROM ${from} LIMIT ${MOST_ROWS + 1}`).catch(
        (cause) => {
          const [problem] = String((cause as Error).message)
            .replaceAll(copy, "it")
            .split("\n");
          throw new BadInput({file}, `cannot be read as Parquet (${problem})`, undefined, {
            cause,
            publicly: "cannot be read as Parquet"
          });
        }
      );
      if (rows.length > MOST_ROWS) throw new BadInput({file}, `more than ${MOST_ROWS} rows`);
      return rows;
    } finally {
      connection.closeSync();
    }
  });
}
