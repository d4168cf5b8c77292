import {parse} from "csv-parse/sync";
import {beforeEach, expect, vi} from "vitest";
import {figure} from "./pageInJsdom.js";

const saved: {blob: Blob; name: string}[] = [];
beforeEach(() => {
  let blob: Blob;
  URL.createObjectURL = vi.fn((given: Blob) => {
    blob = given;
    return "blob:1";
  }) as never;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({blob, name: this.download});
  });
});

/** The file that a figure's CSV button saves. */
export async function csvOf(id: string): Promise<{name: string; rows: Record<string, string>[]}> {
  saved.length = 0;
  figure(id).querySelector<HTMLButtonElement>("[data-export=csv]")!.click();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  const {blob, name} = saved[0]!;
  const text = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
  return {name, rows: parse(text, {columns: true, bom: true}) as Record<string, string>[]};
}
