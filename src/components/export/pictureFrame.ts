import {common} from "../../lib/messages/common.js";
import {INK, INK_2} from "../charts/plot/svgPlot.js";
import type {Figure} from "../figure.js";
import {drawLegend} from "./pictureLegend.js";
import {drawText, type TextBox, type TextStyle, TITLE_FAMILY, textElement} from "./pictureText.js";
import {sourceLine} from "./sourceLine.js";

const TITLE: TextStyle = {size: 20, leading: 26, weight: 700, color: INK, family: TITLE_FAMILY};
const SUBTITLE: TextStyle = {size: 14, leading: 20, weight: 400, color: INK_2};
const FILTERS: TextStyle = {size: 13, leading: 19, weight: 400, color: INK};
const LEGEND: TextStyle = {size: 13, leading: 20, weight: 400, color: INK};
const FOOT: TextStyle = {size: 12, leading: 17, weight: 400, color: INK_2};
const NAME: TextStyle = {...FOOT, weight: 700};
const ADDRESS: TextStyle = {...FOOT, size: 11, leading: 15};

type Words = Pick<Figure, "title" | "subtitle" | "legend" | "notes" | "source" | "asOf">;

/** Draws what stands above a chart: title, subtitle, active filters, legend; returns where it ends. */
export function drawHead(
  box: TextBox,
  top: number,
  {title, subtitle, legend = []}: Words,
  filters: string
): number {
  let y = drawText(box, top, title, TITLE);
  y = drawText(box, y + 2, subtitle, SUBTITLE);
  if (filters !== "") y = drawText(box, y + 2, filters, FILTERS);
  return legend.length > 0 ? drawLegend(box, y + 8, legend, LEGEND) : y;
}

/** What stands below a chart besides the figure's own words. */
export interface Foot {
  readonly lang: string;
  /** The notebook's. */
  readonly name: string;
  /** Where the view stands; none draws no line. */
  readonly address: string;
}

/**
 * Draws what stands below: notes, source and as-of, the notebook's name to their right, the address of the view;
 * returns where it ends.
 */
export function drawFoot(box: TextBox, top: number, words: Words, {lang, name, address}: Foot): number {
  const {notes = []} = words;
  let y = top;
  for (const note of notes) y = drawText(box, y, note, FOOT);
  const nameWidth = box.measure(name, NAME);
  y = drawText(
    {...box, width: box.width - nameWidth - 24},
    y + (notes.length > 0 ? 4 : 0),
    origin(words, lang),
    FOOT
  );
  const corner = textElement(name, box.x + box.width, y - FOOT.leading, NAME);
  corner.setAttribute("text-anchor", "end");
  box.parent.append(corner);
  return address === "" ? y : drawText(box, y + 2, address, ADDRESS);
}

function origin(figure: Words, lang: string): string {
  return sourceLine(figure, lang === "zh" ? common.zh : common.en);
}
