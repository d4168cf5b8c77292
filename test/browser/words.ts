import type {Locator, Page} from "@playwright/test";

/** How far glyphs may reach over an edge or each other: boxes of text are taller and wider than its ink. */
const INK = 3;

/** Words of a figure's picture that its edge cuts, or that cover others; none where it has no picture. */
export function wordFaults(figure: Locator): Promise<string[]> {
  return figure.evaluate((element, ink) => {
    const svg = element.querySelector(".figure-body svg");
    if (!svg) return [];
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent?.trim())
      .map((text) => ({words: text.textContent, box: text.getBoundingClientRect()}))
      // A button for fingers has no room where there are none.
      .filter(({box}) => box.width > 0);
    const cut = boxes
      .filter(({box}) => box.left < frame.left - ink || box.right > frame.right + ink)
      .map(({words}) => `cut: ${words}`);
    const covered = boxes.flatMap(({words, box: a}, i) =>
      boxes
        .slice(i + 1)
        .filter(
          ({box: b}) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > ink &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > ink
        )
        .map((other) => `${words} / ${other.words}`)
    );
    return [...cut, ...covered];
  }, INK);
}

/** A date with its "as of", or a number with its unit, as pages write them. */
const AMOUNT =
  /(?:as of |截至 )?\d{4}-\d{2}-\d{2}|CNY \d[\d.,–]* (?:bn|× 100m)|[+−]?\d[\d.,–]* (?:[MG]i?B|亿元|十亿元|倍|个百分点|百分位|points|months|days)(?!\w)/g;

/** Amounts of the page's prose, tables and figures' words that stand in two lines, each with what is around it. */
export function brokenAmounts(page: Page): Promise<string[]> {
  return page.evaluate((pattern) => {
    const broken: string[] = [];
    for (const block of document.querySelectorAll("main :is(p, li, dd, td, th, h3)")) {
      if (!block.checkVisibility() || block.closest("svg")) continue;
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const places: [Node, number][] = [];
      let all = "";
      for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
        for (let i = 0; i < text.length; i++) places.push([text, i]);
        all += text.data;
      }
      for (const {0: amount, index} of all.matchAll(new RegExp(pattern, "g"))) {
        const range = document.createRange();
        range.setStart(...places[index]!);
        const [last, at] = places[index + amount.length - 1]!;
        range.setEnd(last, at + 1);
        const tops = [...range.getClientRects()].filter(({width}) => width > 1).map(({top}) => top);
        // Signs of another size on the same line are a few pixels higher.
        if (Math.max(...tops) - Math.min(...tops) > 12) broken.push(`${amount}: ${all.slice(0, 80)}`);
      }
    }
    return broken;
  }, AMOUNT.source);
}
