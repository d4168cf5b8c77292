import type {Page} from "@playwright/test";
import {markupOfFigures, wordsOfControls} from "../pageSays.js";
import {drawn} from "./site.js";

/** What each figure shows once all are drawn, as markup by the figure's id. */
export async function markupOf(page: Page): Promise<Record<string, string>> {
  await drawn(page);
  return page.locator("figure.figure-card").evaluateAll(markupOfFigures);
}

/** What every control of the page says, in the order of the page, and the words of the active filters. */
export function controlsOf(page: Page): Promise<string[]> {
  return page.evaluate(wordsOfControls);
}
