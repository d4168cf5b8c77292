import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {live, valuation} from "./site.js";

test.use({savesData: true});

// Four of nine sectors are named by name, and exchanges and intervals stand behind them.
const CHOSEN = ["算力", "服务器/交换机", "AI+应用", "光模块/光器件"].map(encodeURIComponent).join(",");

for (const [width, height] of [
  [1440, 900],
  [390, 844],
  [320, 568]
] as const)
  for (const lang of ["en", "zh"])
    test(
      `a chip is no wider than its row and keeps its end in sight, ${width} px wide, in ${lang}`,
      likeOthers(lang === "en" && width === 390),
      async ({page}) => {
        await page.setViewportSize({width, height});
        await page.goto(`${valuation.path}?lang=${lang}&sectors=${CHOSEN}&pe=20..60`);
        // Chips are there before the figures of so special a view, and what they wait for.
        await live(page);
        const opener = page.locator(".bf-filters-opener");
        if (await opener.isVisible()) await opener.click();
        await expect(page.locator(".bf-chip")).toHaveCount(2);
        for (const chip of await page.locator(".bf-chip").all()) {
          await chip.scrollIntoViewIfNeeded();
          const {own, row, end, words, isCut, title} = await chip.evaluate((element) => {
            const box = (each: Element) => {
              const {left, right} = each.getBoundingClientRect();
              return {left, right};
            };
            const text = element.querySelector<HTMLElement>("span:first-child")!;
            return {
              own: box(element),
              row: box(element.closest(".bf-chips")!),
              end: box(element.querySelector(".bf-chip-x")!),
              words: text.textContent!,
              isCut: text.scrollWidth > text.clientWidth,
              title: element.closest("[title]")?.getAttribute("title") ?? ""
            };
          });
          expect(own.right - own.left).toBeLessThanOrEqual(row.right - row.left + 1);
          expect(end.right).toBeLessThanOrEqual(Math.min(row.right, width) + 1);
          expect(end.left).toBeGreaterThanOrEqual(row.left);
          // What is cut is whole for whoever points at it.
          if (isCut) expect(title).toContain(words);
        }
      }
    );
