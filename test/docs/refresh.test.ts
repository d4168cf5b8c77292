import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {openEngine, readRows} from "../../data-loaders/engine.js";
import {openStore} from "../../data-loaders/store/store.js";
import {refreshCommand} from "../../scripts/refreshOptions.js";
import {storeCommand} from "../../scripts/storeOptions.js";
import {startRun} from "../data-loaders/store/stampedTables.js";
import {temporaryFolder} from "../data-loaders/store/temporaryFolder.js";

const text = readFileSync("docs/refresh.md", "utf8");

describe("docs/refresh.md", () => {
  test("reads a store with the SQL that it shows", async () => {
    const folder = temporaryFolder();
    const tables = await reportTables();
    const run = startRun();
    await openStore(folder).withLock(async (writer) => {
      await writer.write(tables, {as_of: "2024-02-23", run});
      await writer.recordRun({
        ...run,
        finished_at: null,
        status: "ok",
        rows_in: 1,
        rows_out: 1,
        message: "stored"
      });
    });
    const connection = await openEngine();
    const blocks = [...text.matchAll(/```sql\n(.*?)```/gs)].map(([, sql]) =>
      sql!.replaceAll("'store/", `'${folder}/`)
    );
    const answers: Record<string, unknown>[][] = [];
    for (const sql of blocks
      .join("")
      .split(";\n")
      .filter((part) => part.trim()))
      answers.push(await readRows(connection, sql));
    expect(answers.map((rows) => rows.length)).toEqual([33, 0, 0, 33, 1]);
    expect(answers[0]![0]).toMatchObject({snapshot: "2024-02-23"});
    expect(answers[3]).toEqual(tables.valuations);
  });

  test("names only options that there are", () => {
    const commands = [refreshCommand(), ...storeCommand().commands];
    const known = commands.flatMap(({options}) => options.flatMap(({long}) => long ?? []));
    // The kill bench has options of its own.
    const ofRefresh = text.replaceAll(/`[^`]*--kills[^`]*`/g, "");
    for (const [option] of ofRefresh.matchAll(/--[a-z][a-z-]+/g))
      expect([...known, "--help", "--import"], option).toContain(option);
  });
});
