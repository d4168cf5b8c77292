// @vitest-environment jsdom
import {beforeEach, expect, test, vi} from "vitest";
import {exportTools} from "../../../src/components/export/exportTools.js";
import type {Figure} from "../../../src/components/figure.js";
import {common} from "../../../src/lib/messages/common.js";

const drawn: string[] = [];
const saved: string[] = [];
vi.mock("../../../src/components/export/pictureFile.js", () => {
  const draw = async ({title}: {title: string}) => {
    drawn.push(title);
    return new Blob([]);
  };
  return {pngFile: draw, svgFile: draw};
});
vi.mock("../../../src/components/export/download.js", () => ({
  download: async (_: Blob, name: string) => saved.push(name)
}));

beforeEach(() => {
  drawn.length = 0;
  saved.length = 0;
});

const figure: Figure<{pe: number}> = {
  title: "PE is 62",
  subtitle: "",
  source: "synthetic",
  asOf: "2024-02-23",
  rows: [{pe: 62}],
  columns: [{key: "pe", label: "PE"}],
  render: () => document.createElementNS("http://www.w3.org/2000/svg", "svg")
};
const about = {title: "Zhongji Innolight 300308.SZ", file: "300308.SZ"};

async function take(shown: Figure<{pe: number}>, key: "png" | "svg", lang: "en" | "zh"): Promise<void> {
  const tools = exportTools(() => shown, {id: "pe-history", m: common[lang], lang});
  tools.querySelector<HTMLButtonElement>(`[data-export=${key}]`)!.click();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
}

test.each(["png", "svg"] as const)("a %s says of whom it is, in its title and its name", async (key) => {
  await take({...figure, about}, key, "en");
  expect(drawn).toEqual(["Zhongji Innolight 300308.SZ: PE is 62"]);
  expect(saved).toEqual([`benchfolio_pe-history_300308-sz_2024-02-23.${key}`]);
});

test("in Chinese the colon is wide", async () => {
  await take({...figure, about}, "svg", "zh");
  expect(drawn).toEqual(["Zhongji Innolight 300308.SZ：PE is 62"]);
});

test("what is of no one in particular has its title alone", async () => {
  await take(figure, "svg", "en");
  expect(drawn).toEqual(["PE is 62"]);
  expect(saved).toEqual(["benchfolio_pe-history_2024-02-23.svg"]);
});
