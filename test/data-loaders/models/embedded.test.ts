import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {beforeAll, describe, expect, test} from "vitest";
import type {Tables} from "../../../data-loaders/contract.js";
import {embeddedTables} from "../../../data-loaders/datasets/embeddedTables.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkSnapshot} from "../../../data-loaders/gate.js";
import {embeddedEvidence} from "../../../data-loaders/models/embedded.js";
import {validateTables} from "../../../data-loaders/validateTables.js";

const listed = (name: string) =>
  parse(readFileSync(`data-loaders/data/${name}.csv`, "utf8"), {columns: true}) as Record<string, string>[];

let tables: Tables;
beforeAll(async () => {
  tables = await embeddedTables();
});

describe("the scores that come with the notebook", () => {
  test("are those of the reports and of both lists, every row of which has a model and a benchmark", async () => {
    const {scores} = await reportTables();
    const rows = listed("mmlu_timeline").length + listed("newer_models").length;
    expect(tables.scores).toHaveLength(scores.length + rows);
    expect(tables.unmatched_names).toEqual([]);
    // The report's table is as it was without them.
    expect(tables.scores.filter(({origin}) => origin === "report")).toEqual(
      scores.map((row) => ({...row, is_preferred: true}))
    );
  });

  test("pass the gate, and are what the contract says", () => {
    validateTables(tables);
    expect(checkSnapshot(tables, null, {as_of: "2024-02-23"})).toEqual([]);
  });

  test("each have a source and the day on which they were read", () => {
    for (const {source, retrieved, score_id} of tables.scores)
      expect([source, retrieved].every(Boolean), String(score_id)).toBe(true);
  });

  test("of names in both lists are of one model, as are those of other spellings and efforts", () => {
    const names = new Set(listed("newer_models").map(({model}) => model));
    const both = listed("mmlu_timeline").filter(({name}) => names.has(name));
    expect(both.length).toBe(16);
    const idOf = (name: string) => tables.models.find((row) => row.name === name)?.model_id;
    for (const {name} of both) expect(idOf(name!), name).toBeTruthy();
    expect(new Set(tables.models.map(({model_id}) => model_id)).size).toBe(tables.models.length);
    const efforts = tables.scores.filter(
      ({model_id, benchmark_id}) => model_id === "claude-sonnet-4.5" && benchmark_id === "gpqa-diamond"
    );
    expect(new Set(efforts.map(({thinking}) => thinking))).toEqual(new Set([null, "none", "59K"]));
    expect(idOf("Claude Sonnet 4.5")).toBe("claude-sonnet-4.5");
  });

  test("of the timeline have shots and protocol where their source states them, and nowhere else", async () => {
    const rows = listed("mmlu_timeline");
    const {scores} = await embeddedEvidence();
    for (const [i, {name, shots, shots_in_source}] of rows.entries()) {
      const [n = ""] = shots!.split(" ");
      const said = shots_in_source === "yes" ? [Number(n), shots!.replace(n, `${n}-shot`)] : [null, null];
      expect([scores[i]!.n_shot, scores[i]!.protocol], name).toEqual(said);
    }
    const stated = scores.slice(0, rows.length).filter(({n_shot}) => n_shot !== null);
    expect([rows.length, stated.length]).toEqual([127, 83]);
    // A number that its source does not say: that of InternLM2-7B.
    const [intern] = tables.scores.filter(({model_id}) => model_id === "internlm2-7b");
    expect(intern).toMatchObject({score: 65.8, n_shot: null, protocol: null});
  });

  test("of Epoch AI keep its standard errors", () => {
    const epoch = tables.scores.filter(({evaluated_by}) => evaluated_by === "Epoch AI");
    const stated = epoch.filter(({protocol}) => String(protocol).includes("stderr"));
    expect(stated.length).toBeGreaterThan(20);
    for (const {protocol, score_stderr} of stated)
      expect(protocol).toContain(`stderr ${score_stderr?.toString().replace(/^(\d+)$/, "$1.0")} points`);
  });
});
