import type {Locator, Page} from "@playwright/test";
import {PAGES} from "../../src/layout/layout.js";
import {expect} from "./pageMonitor.js";

export type Language = "en" | "zh";

/** A page of the site, and the figures that stand on it at first, in their order. */
export interface SitePage {
  readonly path: string;
  /** Its path, and what tells it from other states of the same page. */
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly figures: readonly string[];
  /** The engine boots behind it. */
  readonly isLive: boolean;
  /** Gives it what a build over a store would. Called before it is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const FIGURES: Readonly<Record<string, readonly string[]>> = {
  "/": ["head-to-head", "frontier", "watch-list", "file-sizes", "training-chips"],
  "/models/benchmarks": ["scores", "summary", "summary-table", "ranking", "ranking-table", "order-changes"],
  "/models/devices": [
    ...["device-memory", "device-speed", "device-quantizations"],
    ...["size-check", "kv-check", "total-check", "file-sizes", "training-chips"]
  ],
  "/models/frontier": ["frontier", "gap", "gap-choices", "lag", "sizes", "points"],
  "/companies/valuation": ["pe-growth", "percentiles", "sectors", "companies"],
  // The report alone has no history: what would be drawn of it is not there.
  "/companies/performance": ["rating-scale"],
  "/companies/compare": ["compared"],
  "/data/": [
    "sources",
    "tables",
    "rows",
    "finding-averages",
    "finding-wins",
    "finding-marks",
    "finding-sectors",
    "finding-bases",
    "finding-missing",
    "finding-sizes"
  ]
};

/** Pages whose every answer is there from the build, or follows from it by arithmetic: no engine boots. */
const ANSWERED = ["/", "/models/devices", "/companies/compare"];

/** Every page of the masthead, as the embedded report alone fills it. `EVERY_PAGE` has the others. */
export const SITE: readonly SitePage[] = PAGES.map(({path, en, zh}) => {
  const title = (label: string) => (path === "/" ? "Benchfolio" : `${label} | Benchfolio`);
  const figures = FIGURES[path];
  if (!figures) throw new Error(`no figures are known of the page ${path}`);
  return {path, name: path, title: {en: title(en), zh: title(zh)}, figures, isLive: !ANSWERED.includes(path)};
});

/** The page at an address of the masthead. */
function pageAt(path: string): SitePage {
  const page = SITE.find((each) => each.path === path);
  if (!page) throw new Error(`no page at ${path}`);
  return page;
}

export const brief = pageAt("/");
export const benchmarks = pageAt("/models/benchmarks");
export const frontier = pageAt("/models/frontier");
export const devices = pageAt("/models/devices");
export const valuation = pageAt("/companies/valuation");
export const performancePage = pageAt("/companies/performance");
export const comparePage = pageAt("/companies/compare");
export const data = pageAt("/data/");

/** Opens a page and waits until its figures are drawn. */
export async function open(
  page: Page,
  {path, figures, prepare}: Pick<SitePage, "path" | "figures" | "prepare">,
  search = ""
): Promise<void> {
  await prepare?.(page);
  await page.goto(path + search);
  await drawn(page, figures);
}

/**
 * Waits until everything on the page, and each of these figures, shows what was asked for last. Whatever reads a page
 * at one moment waits for it: figures answer one after the other, and each shows states in between.
 */
export async function drawn(page: Page, figures: readonly string[] = []): Promise<void> {
  await live(page);
  // At one moment, and not one figure after the other; however long an engine takes to start, the test has its time.
  await page.waitForFunction(
    (ids) =>
      !document.querySelector('[aria-busy="true"]') &&
      ids.every((id) => document.querySelector(`figure#${id}`)?.getAttribute("aria-busy") === "false"),
    figures
  );
}

/** Waits until the page's script has put what is live in the place of what was built. */
export async function live(page: Page): Promise<void> {
  // A page that was only just come to has neither yet.
  await page.waitForLoadState();
  await expect(page.locator(".opening")).toHaveCount(0);
}

/** Waits until the engine has booted behind the page. */
export async function engineReady(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("benchfolio:engine").length > 0);
}

export function figure(page: Page, id: string): Locator {
  return page.locator(`figure#${id}`);
}

export function titleOf(page: Page, id: string): Locator {
  return figure(page, id).locator(".figure-title");
}

/** The texts of the chips that name the active filters. */
export function chips(page: Page): Locator {
  return page.locator(".bf-chip > span:first-child");
}

/** The button that opens a list of options, by the label before its colon. */
export function listButton(page: Page, label: string): Locator {
  return page.locator(".bf-multi-button", {hasText: new RegExp(`^${label}[:：]`)});
}

/** Chooses these options of a list, and no other. */
export async function choose(page: Page, label: string, options: readonly string[]): Promise<void> {
  await listButton(page, label).click();
  const panel = page.locator(".bf-panel:popover-open");
  await panel.getByRole("button", {name: "None", exact: true}).click();
  for (const option of options) await panel.getByRole("checkbox", {name: option, exact: true}).check();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
}

/** The cells of a table's body, row by row, as their words. */
export async function cells(table: Locator): Promise<string[][]> {
  await drawn(table.page());
  return table
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim()))
    );
}

/** The words of the cells below the head that begins with `head`, row by row. */
export async function cellsBelow(table: Locator, head: string): Promise<string[]> {
  const rows = await cells(table);
  const heads = await table.locator("thead th").allTextContents();
  const at = heads.findIndex((text) => text.trim().startsWith(head));
  if (at < 0) throw new Error(`no column ${head} among ${heads.join()}`);
  return rows.map((row) => row[at] ?? "");
}
