import {importAgain} from "../../../lib/importAgain.js";
import {pointTips} from "../plot/pointTips.js";
import type {BrushedRectangle} from "./brushed.js";
import type {BrushOptions, BrushRectangle} from "./brushRectangle.js";
import {drawCompanies} from "./companyDots.js";
import {companyTips} from "./companyTips.js";
import type {ScatterLayout} from "./scatterLayout.js";
import {type ScatterWords, scatterFrame, scatterNames} from "./scatterLayout.js";

/** d3's brush and its transitions are an eighth of the page's scripts, and a picture is read before it is brushed. */
const brushing = importAgain(() => import("./brushRectangle.js"));

/** Draws the scatter on a page and returns its picture, the same one for as long as the layout does not change. */
export type ScatterOnPage = (
  layout: ScatterLayout,
  words: ScatterWords,
  brush?: BrushedRectangle
) => SVGSVGElement;

export interface ScatterOnPageOptions {
  /** Gets what the reader brushed, null where the rectangle was taken away. */
  readonly onBrush: (brush: BrushedRectangle | null) => void;
}

/** Pictures kept: a reader who steps through a filter comes back to the same few layouts. */
const MOST_KEPT = 12;

/**
 * The scatter as a page shows it: it can be brushed, tells about the dot under the pointer, and a filter moves its
 * companies within the frame that is there.
 */
export function scatterOnPage({onBrush}: ScatterOnPageOptions): ScatterOnPage {
  /** Least recently used first. */
  const kept = new Map<string, ReturnType<typeof frameOnPage>>();

  const frameOnPage = (layout: ScatterLayout, words: ScatterWords) => {
    const svg = scatterFrame(layout, words);
    const rectangle = rectangleSoon(svg, layout, {
      label: words.m.scatter.brush,
      touch: words.m.scatter.brushTouch,
      onBrush
    });
    return {svg, rectangle, tips: pointTips(svg)};
  };

  return (layout, words, brush) => {
    const key = frameKey(layout, words);
    const frame = kept.get(key) ?? frameOnPage(layout, words);
    kept.delete(key);
    kept.set(key, frame);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    frame.svg.setAttribute("aria-label", words.label);
    frame.rectangle.move(brush);
    drawCompanies(frame.svg, layout.dots, scatterNames(layout, words), {...layout, unnamed: words.m.unnamed});
    frame.tips.update(companyTips(layout.dots, words, "growth"));
    return frame.svg;
  };
}

/** A rectangle that can be brushed as soon as its module is there, and shows what was asked for last. */
function rectangleSoon(svg: SVGSVGElement, layout: ScatterLayout, options: BrushOptions): BrushRectangle {
  let last: BrushedRectangle | undefined;
  let rectangle: BrushRectangle | undefined;
  const lay = async () => {
    const {brushRectangle} = await brushing();
    rectangle = brushRectangle(svg, layout, options);
    rectangle.move(last);
  };
  // Without it the picture is whole, and the filters of the page do the same.
  lay().catch((error: unknown) => console.debug(error));
  return {
    move(brush) {
      last = brush;
      rectangle?.move(brush);
    }
  };
}

/** The same for layouts that differ in their companies alone. */
function frameKey(
  {width, left, bottom, lane, floor, x, y, years}: ScatterLayout,
  {lang}: ScatterWords
): string {
  return [
    lang,
    width,
    left,
    bottom,
    lane,
    floor,
    ...x.domain(),
    ...y.domain(),
    years.forward,
    years.span
  ].join();
}
