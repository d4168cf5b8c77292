import type {Locator, Page} from "@playwright/test";
import {expect} from "./pageMonitor.js";

/** What has the focus: a name for messages, and why it could not be seen (nothing where it can be). */
export interface Focus {
  readonly name: string;
  readonly hidden: string;
}

/** The element with the focus; null where the page itself has it. A radio button shows its focus on its label. */
export function focusOf(page: Page): Promise<Focus | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const shown = focused.matches(".bf-segments input") ? focused.nextElementSibling! : focused;
    const {outlineStyle, outlineWidth, outlineColor, opacity} = getComputedStyle(shown);
    const {left, right, top, bottom, width, height} = shown.getBoundingClientRect();
    const isIn = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && width * height > 0;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    // What stays in place (the bar of filters, the head of a table) may lie over it.
    const over = isIn && y > 0 && y < innerHeight ? document.elementFromPoint(x, y) : null;
    const whole = focused.closest("label") ?? shown;
    const isCovered = over !== null && !over.contains(shown) && !whole.contains(over);
    const words = (focused.getAttribute("aria-label") ?? focused.textContent ?? "").trim().slice(0, 40);
    const reasons = [
      focused.matches(":focus-visible") ? "" : "not :focus-visible",
      outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0
        ? ""
        : `outline ${outlineStyle} ${outlineWidth}`,
      /rgba\(.*, 0\)|transparent/.test(outlineColor) ? "outline without colour" : "",
      Number(opacity) > 0 ? "" : "transparent",
      isIn ? "" : `outside the window at ${Math.round(left)}, ${Math.round(top)}`,
      isCovered ? `under ${over.localName}.${over.className}` : ""
    ];
    const id = focused.id && `#${focused.id}`;
    return {
      name: `${focused.localName}${id}.${focused.className} ${words}`,
      hidden: reasons.filter((reason) => reason !== "").join(", ")
    };
  });
}

/** Presses Tab until `target` has the focus; the focus has to be seen at every stop. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const focus = await focusOf(page);
    expect(focus?.hidden ?? "", focus?.name ?? "").toBe("");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by ${most} presses of Tab: ${target}`);
}
