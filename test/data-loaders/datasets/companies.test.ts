import {parse} from "csv-parse/sync";
import {describe, expect, test} from "vitest";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {embedded, problem, replaced} from "../patchedReport.js";
import {printedCompanies} from "./transcription.js";

describe("the companies", () => {
  test("are the 33 of Table 1 in printed order, with the printed sector and the exchange of the code", async () => {
    const {companies} = await reportTables();
    expect(companies).toHaveLength(33);
    expect(companies.map((row) => [row.code, [row.sector_printed_zh, row.name_zh]])).toEqual(
      [...printedCompanies()].map(([code, [sector, name]]) => [code, [sector, name]])
    );
    for (const {code, exchange} of companies) expect(String(code).split(".")[1]).toBe(exchange);
    expect(companies.filter(({exchange}) => exchange === "BJ").map(({code}) => code)).toEqual(["872808.BJ"]);
  });

  test("have the corrected sector where the printed labels slipped by one row, and only there", async () => {
    const {companies} = await reportTables();
    const moved = companies.filter((row) => row.sector_zh !== row.sector_printed_zh);
    expect(moved.map((row) => [row.name_zh, row.sector_printed_zh, row.sector_zh, row.sector_en])).toEqual([
      ["拓维信息", "智能座舱", "服务器/交换机", "Servers and switches"],
      ["德赛西威", "机器视觉", "智能座舱", "Smart cockpit"],
      ["矩子科技", "AI+应用", "机器视觉", "Machine vision"]
    ]);
  });

  test("have an English name each, and the English name of their corrected sector", async () => {
    const {companies} = await reportTables();
    const sectors = parse(embedded("sectors"), {columns: true}) as {sector_zh: string; sector_en: string}[];
    expect(sectors).toHaveLength(9);
    expect(new Set(companies.map(({name_en}) => name_en)).size).toBe(33);
    for (const row of companies)
      expect(row.sector_en).toBe(sectors.find(({sector_zh}) => sector_zh === row.sector_zh)?.sector_en);
  });

  const line = "688256.SH,寒武纪,Cambricon,算力,算力";
  test.each([
    [
      "a code without its exchange",
      line.replace(".SH", ""),
      'companies.csv row 3, code: not a code NNNNNN.(SH|SZ|BJ): "688256"'
    ],
    [
      "a code of another exchange",
      line.replace(".SH", ".HK"),
      'companies.csv row 3, code: not a code NNNNNN.(SH|SZ|BJ): "688256.HK"'
    ],
    [
      "a code that lost its leading zeros",
      line.replace("688256.SH", "2256.SZ"),
      'companies.csv row 3, code: not a code NNNNNN.(SH|SZ|BJ): "2256.SZ"'
    ],
    [
      "a code twice",
      line.replace("688256", "688041"),
      'companies.csv row 3, code: duplicate of row 2: "688041.SH"'
    ],
    [
      "an unknown sector",
      line.replace(",算力,算力", ",算 力,算力"),
      'companies.csv row 3, sector_zh: unknown sector: "算 力"'
    ],
    [
      "an unknown printed sector",
      line.replace(",算力,算力", ",算力,算法"),
      'companies.csv row 3, sector_printed_zh: unknown sector: "算法"'
    ],
    ["no English name", line.replace("Cambricon", ""), 'companies.csv row 3, name_en: empty: ""']
  ])("are rejected for %s", async (_, put, message) => {
    expect(await problem(replaced("companies", line, put))).toBe(message);
  });

  test("are rejected for a sector that is listed twice", async () => {
    expect(await problem(replaced("sectors", "PCB,PCB", "PCB,PCB\nPCB,Boards"))).toBe(
      'sectors.csv row 4, sector_zh: duplicate of row 3: "PCB"'
    );
  });
});
