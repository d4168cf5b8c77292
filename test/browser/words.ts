import type {Locator} from "@playwright/test";

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
