import type {Page} from "@playwright/test";
import {drawn, figure} from "./site.js";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Middle of a company's dot in a figure, in pixels of the window. */
export async function dotAt(page: Page, id: string, code: string): Promise<{x: number; y: number}> {
  const box = await figure(page, id).locator(`circle[data-code="${code}"]`).boundingBox();
  if (!box) throw new Error(`no dot of ${code} in ${id}`);
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

/** The codes of the companies whose dots a figure has, in order. */
export async function dotsOf(page: Page, id: string): Promise<string[]> {
  await drawn(page);
  return figure(page, id)
    .locator("circle[data-code]")
    .evaluateAll((dots) => dots.map((dot) => dot.getAttribute("data-code") ?? "").sort());
}

/** The codes of the companies that the table lists, in order. */
export async function listed(page: Page): Promise<string[]> {
  await drawn(page);
  return figure(page, "companies")
    .locator("tr[data-key]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-key") ?? "").sort());
}

/** Drags a rectangle over the scatter with these two companies just inside its corners. */
export async function brushAround(page: Page, one: string, other: string): Promise<Box> {
  await figure(page, "pe-growth").scrollIntoViewIfNeeded();
  // What takes the drag is loaded after the picture.
  await figure(page, "pe-growth").locator(".bf-brush .selection").waitFor({state: "attached"});
  const [a, b] = [await dotAt(page, "pe-growth", one), await dotAt(page, "pe-growth", other)];
  const box = {
    left: Math.min(a.x, b.x) - 8,
    right: Math.max(a.x, b.x) + 8,
    top: Math.min(a.y, b.y) - 8,
    bottom: Math.max(a.y, b.y) + 8
  };
  await page.mouse.move(box.left, box.top);
  await page.mouse.down();
  await page.mouse.move((box.left + box.right) / 2, (box.top + box.bottom) / 2, {steps: 3});
  await page.mouse.move(box.right, box.bottom, {steps: 3});
  await page.mouse.up();
  return box;
}

/** The codes of the companies whose dots lie in `box`. */
export async function dotsIn(page: Page, {left, right, top, bottom}: Box): Promise<string[]> {
  const dots = await figure(page, "pe-growth")
    .locator("circle[data-code]")
    .evaluateAll((all) =>
      all.map((dot) => {
        const {x, y, width, height} = dot.getBoundingClientRect();
        return {code: dot.getAttribute("data-code") ?? "", x: x + width / 2, y: y + height / 2};
      })
    );
  const within = dots.filter(({x, y}) => x >= left && x <= right && y >= top && y <= bottom);
  return within.map(({code}) => code).sort();
}

/** The rectangle on the scatter in pixels of the picture; null where there is none. */
export function rectangle(page: Page): Promise<Box | null> {
  return figure(page, "pe-growth")
    .locator(".bf-brush .selection")
    .evaluate((rect) => {
      const [left = 0, top = 0, width = 0, height = 0] = ["x", "y", "width", "height"].map((name) =>
        Number(rect.getAttribute(name))
      );
      const isShown = getComputedStyle(rect).display !== "none" && width > 0;
      return isShown ? {left, top, right: left + width, bottom: top + height} : null;
    });
}
