import {readFile} from "node:fs/promises";
import type {Locator, Page} from "@playwright/test";
import {parse} from "csv-parse/sync";
import {expect} from "./pageMonitor.js";
import {drawn, figure} from "./site.js";

export interface TakenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The panel that takes a figure away, once its picture is drawn. */
export async function openPanel(page: Page, id: string): Promise<Locator> {
  await figure(page, id).locator("[data-export=panel]").click();
  const panel = figure(page, id).getByRole("dialog");
  await expect(panel.locator("[data-export=copy-citation]")).toBeEnabled();
  return panel;
}

type FileKind = "png" | "svg" | "csv";

/**
 * Clicks one of a figure's buttons, in its foot or in its panel, once the page shows what was asked for last, and returns
 * the file that comes.
 */
export async function takeAway(page: Page, id: string, kind: FileKind): Promise<TakenFile> {
  const [file] = await takeAwayEach(page, id, [kind]);
  return file!;
}

/** The same of several, from a panel that is opened once. */
export async function takeAwayEach(page: Page, id: string, kinds: readonly FileKind[]): Promise<TakenFile[]> {
  await drawn(page);
  const own = figure(page, id).locator(`.figure-tools > [data-export=${kinds[0]}]`);
  const panel = (await own.count()) > 0 ? undefined : await openPanel(page, id);
  const files: TakenFile[] = [];
  for (const kind of kinds) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      (panel?.locator(`[data-export=${kind}]`) ?? own).click()
    ]);
    files.push({name: download.suggestedFilename(), bytes: await readFile(await download.path())});
  }
  if (panel) await page.keyboard.press("Escape");
  return files;
}

/** The rows of a CSV file with a byte order mark, by column. Throws where it is not well formed. */
export function parseCsv(bytes: Buffer): Record<string, string>[] {
  if (bytes.subarray(0, 3).toString("hex") !== "efbbbf") throw new Error("no byte order mark");
  return parse(bytes, {bom: true, columns: true});
}

/** Width and height of a PNG, as its header says. */
export function pngSize(bytes: Buffer): {width: number; height: number} {
  if (bytes.subarray(0, 8).toString("latin1") !== "\x89PNG\r\n\x1a\n") throw new Error("not a PNG");
  if (bytes.subarray(12, 16).toString() !== "IHDR") throw new Error("no header");
  return {width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20)};
}

/** The colours of a picture's four corners, and how many different colours it has, as the browser decodes it. */
export function colorsOf(page: Page, png: Buffer): Promise<{corners: string[]; different: number}> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const {data, width, height} = context.getImageData(0, 0, image.width, image.height);
    const at = (x: number, y: number) => data.slice(4 * (y * width + x), 4 * (y * width + x) + 4).join();
    const words = new Uint32Array(data.buffer);
    return {
      corners: [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)],
      different: new Set(words).size
    };
  }, png.toString("base64"));
}

export interface PictureFacts {
  readonly size: readonly [width: string, height: string];
  readonly title: string;
  /** All words of the picture, without spaces: lines are broken anywhere. */
  readonly words: string;
  readonly paper: string | null;
  readonly marks: number;
}

/** What an SVG file holds. Throws where it is no XML or no picture. */
export function pictureFacts(page: Page, file: Buffer): Promise<PictureFacts> {
  return page.evaluate((text) => {
    const {documentElement: svg} = new DOMParser().parseFromString(text, "image/svg+xml");
    if (svg.localName !== "svg" || svg.querySelector("parsererror"))
      throw new Error(svg.textContent ?? "no SVG");
    const words = [...svg.querySelectorAll("text")].map((each) => each.textContent ?? "");
    return {
      size: [svg.getAttribute("width") ?? "", svg.getAttribute("height") ?? ""] as const,
      title: svg.querySelector("title")?.textContent ?? "",
      words: words.join("").replaceAll(/\s/g, ""),
      paper: svg.querySelector("rect")?.getAttribute("fill") ?? null,
      marks: svg.querySelectorAll("circle, rect, path, line").length
    };
  }, file.toString("utf8"));
}
