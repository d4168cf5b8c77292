import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import path from "node:path";
import {expect, test} from "vitest";
import {publishOutputs} from "../../../scripts/build/publishOutputs.js";
import {temporaryFolder} from "../../data-loaders/store/temporaryFolder.js";

test("outputs of loaders get their addresses, but for what pages alone read", async () => {
  const [cache, site] = [temporaryFolder(), temporaryFolder()];
  const published = [
    "answers/companies/688111.SH.json",
    "answers/models/gemma-7b.json",
    "histories/688111.SH.parquet",
    "percentile.sql",
    "scores.parquet",
    "snapshots/2024-02-23/company_figures.parquet"
  ];
  const ofPages = [
    "answers/benchmarks.json",
    "answers/companies/company.json",
    "freshness.json",
    "histories/company.parquet"
  ];
  for (const name of [...published, ...ofPages]) {
    mkdirSync(path.join(cache, path.dirname(name)), {recursive: true});
    writeFileSync(path.join(cache, name), name);
  }
  const outputs = path.join(temporaryFolder(), "outputs.json");
  writeFileSync(outputs, JSON.stringify([...published, ...ofPages]));
  // What a preview leaves there is no output of the build.
  writeFileSync(path.join(cache, "histories.zip"), "zip");
  await publishOutputs(site, cache, outputs);
  const data = path.join(site, "data");
  const found = (readdirSync(data, {recursive: true}) as string[]).filter((name) =>
    statSync(path.join(data, name)).isFile()
  );
  expect(found.sort()).toEqual(published);
  for (const name of found) expect(readFileSync(path.join(data, name), "utf8")).toBe(name);
});

test("an output that is not there is no site's", async () => {
  const folder = temporaryFolder();
  const outputs = path.join(folder, "outputs.json");
  writeFileSync(outputs, '["scores.parquet"]');
  await expect(publishOutputs(path.join(folder, "site"), folder, outputs)).rejects.toThrow("scores.parquet");
});
