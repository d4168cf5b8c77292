import {createHash} from "node:crypto";
import {cpSync, existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {readReports} from "../../../data-loaders/sources/report.js";
import {embedded, REPORT_FOLDER, REPORT_ID} from "../patchedReport.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const ORIGINAL = "../shared/report";
const hasOriginal = existsSync(ORIGINAL);

describe("readReports", () => {
  /** A folder of reports: a copy of the embedded one, edited. */
  function folderWith(edit: (report: string) => void): string {
    const folder = temporaryFolder();
    cpSync(REPORT_FOLDER, path.join(folder, REPORT_ID), {recursive: true});
    edit(path.join(folder, REPORT_ID));
    return folder;
  }
  const edited = (found: string, put: string) =>
    folderWith((report) => {
      const file = path.join(report, "report.json");
      const text = readFileSync(file, "utf8");
      if (!text.includes(found)) throw new Error(`report.json has no ${found}`);
      writeFileSync(
        file,
        text.replace(found, () => put)
      );
    });
  const problemOf = async (folder: string) => {
    const error = await readReports(folder)
      .then(reportTables)
      .catch((cause) => cause);
    expect(error).toBeInstanceOf(BadInput);
    return (error as BadInput).message.replaceAll(`${folder}/`, "");
  };

  test("reads the embedded files as text, and says whom rows cite", async () => {
    const [report, ...others] = await readReports();
    expect(others).toEqual([]);
    expect(await report!.read("valuation")).toBe(embedded("valuation"));
    expect([report!.facts.source, report!.facts.source_zh]).toEqual([
      "Shanghai Securities, AI industry tracking report, 2024-03-04",
      "上海证券《AI 行业跟踪报告》2024-03-04"
    ]);
  });

  test.each([
    ["published", '"published": "2024-03-04"', "2099-03-04"],
    ["prices_as_of", '"prices_as_of": "2024-02-23"', "2099-02-23"]
  ])("names the %s that has not come yet", async (field, found, day) => {
    expect(await problemOf(edited(found, `"${field}": "${day}"`))).toMatch(
      new RegExp(`^${REPORT_ID}/report.json, ${field}: a day after today, [\\d-]+: "${day}"$`)
    );
  });

  test("names the cell of a day that has not come yet", async () => {
    const folder = folderWith((report) => {
      const file = path.join(report, "models.csv");
      writeFileSync(file, readFileSync(file, "utf8").replace("2023-09-27", "2099-09-27"));
    });
    expect(await problemOf(folder)).toMatch(
      /models\.csv row 4, release_date: a day after today, [\d-]+: "2099-09-27"$/
    );
  });

  test("names a folder that is not there, or holds no report", async () => {
    await expect(readReports("no-such-folder")).rejects.toThrow(/^no-such-folder: cannot be read \(ENOENT/);
    await expect(readReports(temporaryFolder())).rejects.toThrow("holds no folder with a report.json");
  });

  test("lets no table be published where a file that report.json names is not there", async () => {
    const [embeddedReport] = await readReports();
    for (const name of embeddedReport!.facts.files) {
      const folder = folderWith((report) => rmSync(path.join(report, `${name}.csv`)));
      expect(await problemOf(folder), name).toMatch(
        new RegExp(`^${REPORT_ID}/${name}.csv: cannot be read \\(ENOENT`)
      );
    }
  });

  test("names a file that report.json does not", async () => {
    const folder = folderWith((report) => writeFileSync(path.join(report, "notes.csv"), "a\n1\n"));
    expect(await problemOf(folder)).toBe(
      `${REPORT_ID}/report.json, files: does not name the file that is there: "notes.csv"`
    );
  });

  test.each([
    ['"published": "2024-03-04"', '"published": "2024-02-30"', "published: not a day"],
    [
      '"prices_as_of": "2024-02-23"',
      '"prices_as_of": "2024-03-05"',
      'prices_as_of: after it was published, 2024-03-04: "2024-03-05"'
    ],
    ['"source_url": null', '"source_url": "javascript:alert(1)"', "source_url: Invalid URL"],
    ['"source_url": null,', "", "source_url: Invalid input: expected string, received undefined"],
    ['"pair": ["gemma-7b"', '"pair": ["gemma-9b"', 'scores.pair: no such model in models.csv: "gemma-9b"'],
    ['"field": "code"', '"field": "codes"', "valuation.columns.股票代码.field: "],
    [
      '"year": 2024}',
      '"year": 24}',
      "valuation.columns.24E 估值.year: Too small: expected number to be >=1990"
    ],
    [
      '"24E 营业收入": {"field": "revenue"',
      '"24E 营业收入": {"field": "net_profit"',
      "valuation.columns: no column holds revenue of 2024 (consensus)"
    ],
    ['"section": "head"', '"section": "heads"', "texts.0.section: "]
  ])("names what report.json says wrong: %s for %s", async (found, put, said) => {
    expect(await problemOf(edited(found, put))).toContain(`${REPORT_ID}/report.json, ${said}`);
  });

  test("takes a folder's name for the report's id, and two reports of one name for a mistake", async () => {
    const folder = folderWith((report) => cpSync(report, `${report}-copy`, {recursive: true}));
    expect(await problemOf(folder)).toBe(
      `${REPORT_ID}-copy/report.json, report_id: its folder is ${REPORT_ID}-copy: "${REPORT_ID}"`
    );
    const file = path.join(folder, `${REPORT_ID}-copy`, "report.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(REPORT_ID, `${REPORT_ID}-copy`));
    expect(await problemOf(folder)).toMatch(
      /has publisher, title and date of 2024-03-04-shanghai-securities/
    );
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
