// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {fileSizes, printedSizes} from "../../../../src/components/charts/report/fileSizes.js";
import {trainingPods} from "../../../../src/components/charts/report/training.js";
import {watchlist} from "../../../../src/components/charts/report/watchlist.js";
import {brief} from "../../../../src/lib/messages/brief.js";
import {fileRows, trainingRows, watchRows} from "../../../../src/queries/findings.js";
import type {FileRow, TrainingRow, WatchRow} from "../../../../src/queries/rows/findings.js";
import {ask, REPORT} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";

const m = brief.en;

describe("the brief's pictures", () => {
  it("set the printed percentiles beside those of public daily PE", async () => {
    const figure = watchlist(await ask<WatchRow>(watchRows(REPORT)), {
      m,
      lang: "en",
      sourceName: (source) => source
    });
    expect(figure.title).toBe(
      "The three companies to watch stand at the 85th to 98th percentile of their own PE history"
    );
    const svg = figure.render!(640);
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(["85", "79", "98", "96.5", "90", "92", "29 times 2024E earnings"])
    );
    await expect(formatSvg(svg)).toMatchFileSnapshot("../__snapshots__/watchlist.svg");
  });

  it("find which printed size is in which unit", async () => {
    const rows = await ask<FileRow>(fileRows(REPORT));
    expect(printedSizes(rows)).toEqual([
      {model: "Gemma 2B", printed: 1.36, read: "GiB", files: ["Q3_K_L"]},
      {model: "Gemma 7B", printed: 5.88, read: "GB", files: ["Q5_0", "Q5_K_S"]}
    ]);
    const figure = fileSizes(rows, {m});
    expect(figure.title).toBe("One of the two printed file sizes fits real files only when read as GiB");
    await expect(formatSvg(figure.render!(640))).toMatchFileSnapshot("../__snapshots__/fileSizes.svg");
  });

  it("draw a square for each of the 2 and 16 pods", async () => {
    const figure = trainingPods(await ask<TrainingRow>(trainingRows(REPORT)), {m});
    expect(figure.title).toBe("Gemma 2B was trained on 512 chips, Gemma 7B on 4,096");
    const svg = figure.render!(640);
    expect(svg.querySelectorAll("rect").length).toBe(18);
    await expect(formatSvg(svg)).toMatchFileSnapshot("../__snapshots__/trainingPods.svg");
  });
});
