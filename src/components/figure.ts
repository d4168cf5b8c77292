import type {FileColumn} from "./export/csv.js";
import type {TextTable} from "./export/textTable.js";
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
  /** Whom it is of, where the page says so and the figure does not. */
  readonly about?: About;
  /** What the file holds, where that is not the columns as they are. */
  readonly fileColumns?: readonly FileColumn<Row>[];
  /** The table as it is read, where it is taken away as LaTeX and Markdown, too. */
  readonly textTable?: () => TextTable;
  /** The rows in the order of the view, where the reader can order and search them. */
  readonly fileRows?: () => readonly Row[];
}

/** What a figure that is taken away says of whom it is of. */
export interface About {
  /** Before its title on the picture, such as name and code of a company. */
  readonly title?: string;
  /** In its file's name, such as a code. */
  readonly file: string;
  /** In each row of its CSV. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** A figure that can be taken away as a picture. */
export type Rendered<Row extends object> = Figure<Row> & Required<Pick<Figure<Row>, "render">>;
