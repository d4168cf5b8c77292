import {parse} from "csv-parse/sync";
import {expect, vi} from "vitest";
import {figure} from "./pageInJsdom.js";

const saved: {blob: Blob; name: string}[] = [];
let latest: Blob | undefined;

/** Keeps the files that are saved, which jsdom cannot; what a test file put in its place is gone with that file. */
function keepFiles(): void {
  URL.createObjectURL = (given) => {
    latest = given as Blob;
    return "blob:1";
  };
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({blob: latest!, name: this.download});
  });
}

/** The panel that takes a figure away, once its picture is drawn. */
export async function panelOf(id: string): Promise<HTMLDialogElement> {
  keepFiles();
  // jsdom has neither a modal dialog nor a canvas: a character is given the half of its font's height.
  HTMLDialogElement.prototype.showModal ??= function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function () {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
  HTMLCanvasElement.prototype.getContext = (() => ({
    measureText: (text: string) => ({width: 8 * text.length})
  })) as never;
  URL.revokeObjectURL ??= () => {};
  const opener = figure(id).querySelector<HTMLButtonElement>("[data-export=panel]")!;
  opener.focus();
  opener.click();
  const drawn = () => {
    const dialog = figure(id).querySelector("dialog");
    expect(dialog, id).not.toBeNull();
    expect(dialog!.querySelector("[aria-busy]"), id).toBeNull();
    return dialog!;
  };
  return vi.waitFor(drawn, {timeout: 20_000, interval: 5});
}

/** The file that a figure's CSV button saves: that of a table in its foot, that of a chart in its panel. */
export async function csvOf(id: string): Promise<{name: string; rows: Record<string, string>[]}> {
  keepFiles();
  const own = figure(id).querySelector<HTMLButtonElement>(".figure-tools > [data-export=csv]");
  const panel = own ? undefined : await panelOf(id);
  // The preview is drawn.
  if (panel) expect(textWithin(panel, ".figure-status"), id).toBe("");
  saved.length = 0;
  (own ?? panel!.querySelector<HTMLButtonElement>("[data-export=csv]")!).click();
  await vi.waitFor(() => expect(saved).toHaveLength(1), {timeout: 20_000, interval: 5});
  panel?.close();
  const {blob, name} = saved[0]!;
  return {name, rows: parse(await textOf(blob), {columns: true, bom: true}) as Record<string, string>[]};
}

const textWithin = (root: Element, selector: string) => root.querySelector(selector)?.textContent;

/** The text of the latest blob that an address was made for. */
export function textOf(given: Blob = latest!): Promise<string> {
  return new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(given);
  });
}
