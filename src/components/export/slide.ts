import type {Rendered} from "../figure.js";
import {composePicture, type PictureOptions} from "./picture.js";

/** A picture of fixed proportions, in pixels. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** A slide: 16 to 9. */
export const SLIDE: Sheet = {width: 1920, height: 1080};
export const SQUARE: Sheet = {width: 1600, height: 1600};

/**
 * Parts of a sheet's width at which a figure is tried, as CSS pixels: the first on whose sheet it has room has the
 * largest letters.
 */
const PARTS = [6, 7, 8, 9, 10, 11, 12] as const;

/**
 * A figure as an SVG of a sheet's proportions: as `composePicture` makes it, as narrow as it has room in, in the middle.
 * What has room at no width is made smaller.
 */
export function composeSlide<Row extends object>(
  figure: Rendered<Row>,
  options: PictureOptions,
  sheet: Sheet = SLIDE
): SVGSVGElement {
  for (const part of PARTS) {
    const width = Math.round((sheet.width * part) / 12);
    const svg = composePicture(figure, {...options, width});
    const height = (width * sheet.height) / sheet.width;
    const drawn = Number(svg.getAttribute("height"));
    const isLast = part === PARTS.at(-1);
    if (drawn > height && !isLast) continue;
    // The paper reaches to the edges of the sheet, whatever the picture's proportions.
    const scale = Math.max(1, drawn / height);
    const view = {
      width: width * scale,
      height: height * scale,
      x: (width - width * scale) / 2,
      y: (drawn - height * scale) / 2
    };
    const paper = svg.querySelector(":scope > rect");
    for (const [name, value] of Object.entries(view)) paper?.setAttribute(name, String(value));
    svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
    svg.setAttribute("width", String(width));
    svg.setAttribute("height", String(height));
    return svg;
  }
  throw new Error("slide: no width to draw at");
}
