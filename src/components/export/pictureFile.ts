import type {Rendered} from "../figure.js";
import {composePicture, type PictureOptions, serializePicture} from "./picture.js";
import {rasterize} from "./raster.js";
import {composeSlide, SLIDE, SQUARE} from "./slide.js";

/** What a picture is made for: `page` is as wide as `PictureOptions.width` says and as high as it becomes. */
export type PictureSize = "page" | "slide" | "square";

const SHEETS = {slide: SLIDE, square: SQUARE} as const;

/** A figure as an SVG of a size. Throws where the chart has no size. */
export function compose<Row extends object>(
  figure: Rendered<Row>,
  options: PictureOptions,
  size: PictureSize
): SVGSVGElement {
  return size === "page" ? composePicture(figure, options) : composeSlide(figure, options, SHEETS[size]);
}

/**
 * A figure as a PNG file: of two pixels a CSS pixel, a slide of 1,920 by 1,080, a square of 1,600. Rejects where the
 * browser cannot draw it.
 */
export async function pngFile<Row extends object>(
  figure: Rendered<Row>,
  options: PictureOptions,
  size: PictureSize = "page"
): Promise<Blob> {
  const svg = compose(figure, options, size);
  return rasterize(svg, size === "page" ? 2 : SHEETS[size].width / Number(svg.getAttribute("width")));
}

/** A figure as an SVG file. Throws where the chart has no size. */
export function svgFile<Row extends object>(
  figure: Rendered<Row>,
  options: PictureOptions,
  size: PictureSize = "page"
): Blob {
  return new Blob([serializePicture(compose(figure, options, size))], {type: "image/svg+xml"});
}
