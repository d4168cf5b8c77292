import type {Page} from "@playwright/test";
import {violations} from "./axe.js";
import {EVERY_PAGE} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {engineReady, figure, type Language, open, valuation} from "./site.js";
import {wordFaults} from "./words.js";

const LANGUAGES: readonly Language[] = ["en", "zh"];
/** A desk and a phone. */
const WIDTHS = [1440, 390];
/** Every page opens on a desk in English, and on a phone, where words run out of room, in both; this one in every way. */
const EVERY_WAY = valuation.path;

for (const [i, page] of EVERY_PAGE.entries())
  for (const width of WIDTHS)
    for (const lang of LANGUAGES) {
      if (width === 1440 && lang === "zh" && page.path !== EVERY_WAY) continue;
      test.describe(() => {
        const isPhone = width === 390;
        // The engine is the same at any width.
        test.use({viewport: {width, height: isPhone ? 844 : 900}, savesData: isPhone});

        // In `npm test` each page is opened once: one on a desk in English, the next on a phone in Chinese.
        const isShort = isPhone === (lang === "zh") && isPhone === (i % 2 === 1);
        const name = `${page.name} opens in ${lang}, ${width} px wide, light and dark, whole, accessible and asking nobody else`;
        test(name, likeOthers(isShort), async ({page: tab, pageMonitor}) => {
          await open(tab, page, `?lang=${lang}`);
          await expect(tab).toHaveTitle(page.title[lang]);
          expect(await factsOf(tab)).toEqual({lang, prose: [lang], isDark: false, overflow: 0});
          // Languages share their colours, and themes their structure: each of both is looked at once.
          const isLookedAt = isPhone === (lang === "zh");
          if (isLookedAt && !isPhone) expect(await violations(tab)).toEqual([]);
          await tab.emulateMedia({colorScheme: "dark"});
          expect(await factsOf(tab)).toEqual({lang, prose: [lang], isDark: true, overflow: 0});
          if (isLookedAt && isPhone) expect(await violations(tab)).toEqual([]);
          // What a page displays of nothing is a word of its own.
          await expect(tab.getByText(/^\s*(null|undefined|NaN)\s*$/)).toHaveCount(0);
          const figures = await figuresOf(tab);
          expect(figures.map(({id}) => id)).toEqual(page.figures);
          for (const {id, title, source, error, marks, height} of figures) {
            expect(/\p{Script=Han}/u.test(title), title).toBe(lang === "zh");
            expect(title).not.toMatch(/undefined|NaN|null/);
            expect(source, id).toMatch(/\d{4}-\d{2}-\d{2}$/);
            expect(error, id).toBe("");
            expect(marks, id).toBeGreaterThan(1);
            expect(height, id).toBeGreaterThan(60);
          }
          if (isPhone) for (const {id} of figures) expect(await wordFaults(figure(tab, id)), id).toEqual([]);
          else if (page.isLive) {
            await engineReady(tab);
            // Nothing else of WebAssembly: tables are read without it.
            const modules = pageMonitor.requests.filter((url) => url.endsWith(".wasm"));
            expect(modules.map((url) => url.split("/").at(-1))).toEqual(["duckdb-eh.wasm"]);
          }
        });
      });
    }

/** Language, languages of the prose that can be seen, darkness, and by how many pixels the document is too wide. */
function factsOf(tab: Page) {
  return tab.evaluate(() => {
    const root = document.documentElement;
    const prose = [...document.body.querySelectorAll("[lang=en], [lang=zh]")];
    const shown = prose.filter((text) => text.checkVisibility()).map((text) => text.getAttribute("lang"));
    const rgb = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
    return {
      lang: root.lang,
      prose: [...new Set(shown)],
      isDark: rgb.reduce((sum, part) => sum + Number(part), 0) < 3 * 128,
      overflow: root.scrollWidth - root.clientWidth
    };
  });
}

/** What each figure says and how much is drawn in it. */
function figuresOf(tab: Page) {
  return tab.locator("figure.figure-card").evaluateAll((all) =>
    all.map((figure) => {
      const text = (selector: string) => figure.querySelector(selector)?.textContent ?? "";
      const body = figure.querySelector(".figure-body");
      return {
        id: figure.id,
        title: text(".figure-title"),
        source: text(".figure-source"),
        error: text(".figure-error"),
        marks: body?.querySelectorAll("svg :is(circle, rect, path), tbody tr:has(td)").length ?? 0,
        height: body?.getBoundingClientRect().height ?? 0
      };
    })
  );
}
