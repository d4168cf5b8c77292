import type {Page} from "@playwright/test";
import {drawn, engineReady, type Language, SITE} from "./site.js";
import {expect, test} from "./witness.js";

const LANGUAGES: readonly Language[] = ["en", "zh"];
const WIDTHS = [1440, 390];

for (const page of SITE)
  for (const lang of LANGUAGES)
    for (const width of WIDTHS)
      test.describe(() => {
        test.use({viewport: {width, height: 900}});

        test(`${page.path} opens in ${lang}, ${width} px wide, light and dark, whole and asking nobody else`, async ({
          page: tab,
          witness
        }) => {
          await tab.goto(`${page.path}?lang=${lang}`);
          await drawn(tab, page.figures);
          await expect(tab).toHaveTitle(page.title[lang]);
          expect(await factsOf(tab)).toEqual({lang, prose: [lang], isDark: false, overflow: 0});
          await tab.emulateMedia({colorScheme: "dark"});
          expect(await factsOf(tab)).toEqual({lang, prose: [lang], isDark: true, overflow: 0});
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
          // The engine is the same at any width.
          if (page.isLive && width === WIDTHS[0]) {
            await engineReady(tab);
            expect(witness.requests.some((url) => url.endsWith("duckdb-eh.wasm"))).toBe(true);
          }
        });
      });

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
  return tab.locator("figure.exhibit").evaluateAll((all) =>
    all.map((figure) => {
      const text = (selector: string) => figure.querySelector(selector)?.textContent ?? "";
      const body = figure.querySelector(".exhibit-body");
      return {
        id: figure.id,
        title: text(".exhibit-title"),
        source: text(".exhibit-source"),
        error: text(".exhibit-error"),
        marks: body?.querySelectorAll("svg :is(circle, rect, path), tbody tr:has(td)").length ?? 0,
        height: body?.getBoundingClientRect().height ?? 0
      };
    })
  );
}
