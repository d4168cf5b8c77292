import {chromium} from "@playwright/test";
import {expect, test} from "vitest";
import {CHROMIUM_FLAGS} from "../../scripts/chromium.js";

test("the flags turn off whatever Playwright turns off itself", async () => {
  // No browser, but Playwright says how it began it.
  const started = chromium.launch({executablePath: process.execPath, args: [...CHROMIUM_FLAGS]});
  const words = await started.then(String, (error: Error) => error.message);
  const lists = [...words.matchAll(/ --disable-features=(\S+)/g)].map(([, list]) => list?.split(",") ?? []);
  const [theirs, ours] = lists;
  expect(theirs).toContain("PaintHolding");
  expect(ours).toEqual(expect.arrayContaining(theirs ?? []));
  expect(ours).toContain("WebUIOmniboxPopup");
});
