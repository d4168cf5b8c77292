import type {Rendered} from "../figure.js";
import {composePicture, type PictureOptions, serializePicture} from "./picture.js";
import {rasterize} from "./raster.js";
import {composeSlide, SLIDE} from "./slide.js";

/** A figure as a PNG file of two pixels a CSS pixel. Rejects where the browser cannot draw it. */
export async function pngFile<Row extends object>(
  figure: Rendered<Row>,
  options: PictureOptions
): Promise<Blob> {
  return rasterize(composePicture(figure, options));
}

/** A figure as an SVG file. Throws where the chart has no size. */
export function svgFile<Row extends object>(figure: Rendered<Row>, options: PictureOptions): Blob {
  return new Blob([serializePicture(composePicture(figure, options))], {type: "image/svg+xml"});
}

/** A figure as a PNG file of 1,920 by 1,080 pixels. Rejects where the browser cannot draw it. */
export async function slideFile<Row extends object>(
  figure: Rendered<Row>,
  options: PictureOptions
): Promise<Blob> {
  const svg = composeSlide(figure, options);
  return rasterize(svg, SLIDE.width / Number(svg.getAttribute("width")));
}
