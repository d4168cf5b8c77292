import type {Column} from "./table/column.js";

/** One entry of a legend. `color` is a CSS colour (usually a custom property of style.css). */
export interface LegendItem {
  readonly label: string;
  readonly color: string;
  readonly shape?: "dot" | "ring" | "bar" | "line" | "dashes" | "diamond" | "full-diamond";
}

/**
 * What a chart says and shows, ready for the page, the picture and the file.
 * `picture` is pure: the same width gives the same SVG.
 */
export interface Figure<Row extends object = Record<string, unknown>> {
  /** The finding, in a sentence without a full stop. */
  readonly title: string;
  /** What is drawn, with unit and as-of date. */
  readonly subtitle: string;
  readonly legend?: readonly LegendItem[];
  /** Draws the chart `width` CSS pixels wide. A table on the page has none: it is taken away as CSV. */
  readonly render?: (width: number) => SVGSVGElement;
  /** What stands on the page in place of the picture, such as a table or a chart that can be brushed. */
  readonly renderInteractive?: (width: number) => Element;
  /** What the picture leaves out or marks, each a sentence. */
  readonly notes?: readonly string[];
  /** Whom the figures come from; empty where there are none. */
  readonly source: string;
  /** ISO date of the data, for the file name and the picture; empty where there are none. */
  readonly asOf: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}

/** A figure that can be taken away as a picture. */
export type Rendered<Row extends object> = Figure<Row> & Required<Pick<Figure<Row>, "render">>;
