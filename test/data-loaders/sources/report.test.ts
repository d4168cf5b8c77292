import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {reportFiles} from "../../../data-loaders/sources/report.js";
import {embedded, REPORT_FOLDER} from "../patchedReport.js";

const ORIGINAL = "../shared/report";
const hasOriginal = existsSync(ORIGINAL);

describe("reportFiles", () => {
  test("reads the embedded files as text", async () => {
    expect(await reportFiles(REPORT_FOLDER)("valuation")).toBe(embedded("valuation"));
  });

  test("names a file that is not there", async () => {
    const reading = reportFiles("no-such-folder")("valuation");
    await expect(reading).rejects.toThrow(BadInput);
    await expect(reading).rejects.toThrow(
      new RegExp(`^${path.join("no-such-folder", "valuation.csv")}: cannot be read \\(ENOENT`)
    );
  });

  test("lets no table be published where one of its files is not there", async () => {
    const names = readdirSync(REPORT_FOLDER).map((file) => path.parse(file).name);
    const read: string[] = [];
    await reportTables(async (name) => {
      read.push(name);
      return embedded(name);
    });
    expect(names).toEqual(expect.arrayContaining(read));
    for (const lost of new Set(read)) {
      const files = reportFiles(REPORT_FOLDER);
      const without = reportTables((name) => (name === lost ? reportFiles("gone")(name) : files(name)));
      await expect(without, lost).rejects.toThrow(`${path.join("gone", `${lost}.csv`)}: cannot be read`);
    }
  });
});

describe("the embedded transcription", () => {
  test.each([
    ["benchmarks", "d54c436db3ff324cdb83d9c7dd5eae6a006d64b71aed2c6dd29c98a49b655ddb"],
    ["valuation", "6de3a2eef16f2fc71db0c482cf911370eb5b20e7a6d6e43aef5bc2558ce32e8f"],
    ["companies", "aafa819ee59cf62080d6bb20c3338e5c817ae8d222f1ce702d139d4322a623ec"]
  ])("of %s is the one that was checked against the report, to the byte", (name, digest) => {
    const bytes = readFileSync(`${REPORT_FOLDER}/${name}.csv`);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
  });

  test.skipIf(!hasOriginal).for(["benchmarks", "valuation", "companies"])(
    "of %s is the original byte for byte (skipped where the report's folder is not beside the project)",
    (name) => {
      const original = readFileSync(path.join(ORIGINAL, `${name}.csv`));
      expect(readFileSync(`${REPORT_FOLDER}/${name}.csv`).equals(original)).toBe(true);
    }
  );
});
