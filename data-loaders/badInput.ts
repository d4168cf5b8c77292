import {printable, printableJson} from "./printable.js";

/**
 * Where a bad value stands: the file, the sheet where a workbook has several, the row as a spreadsheet counts it
 * (the first line is row 1), and the column by its header, or by its letters where it has none.
 */
export interface Location {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly field?: string;
}

export interface BadInputOptions extends ErrorOptions {
  /** Problem and value in words that hold nothing of the file's content, where `problem` does. */
  readonly publicly?: string;
}

/**
 * Input that cannot be published. The message names file, sheet, row, field, problem and value, on one line, and is for
 * whoever runs the refresh; `publicMessage` is for everybody.
 */
export class BadInput extends Error {
  /**
   * What a public page may say: place and kind. A wrong file may hold anything, so that of values only numbers and days
   * stand in it.
   */
  readonly publicMessage: string;
  readonly publicly: string | undefined;

  constructor(
    readonly place: Location,
    readonly problem: string,
    readonly value?: unknown,
    {publicly, ...options}: BadInputOptions = {}
  ) {
    super(
      printable(
        `${formatLocation(place)}: ${problem}${value === undefined ? "" : `: ${printableJson(value)}`}`
      ),
      options
    );
    this.name = "BadInput";
    this.publicly = publicly;
    const said = publicly ?? `${problem}${publicValue(value)}`;
    this.publicMessage = printable(`${formatLocation(shortened(place))}: ${said}`);
  }
}

/** `pe.xlsx [Sheet2] row 17, 市盈率`, without what is not known. */
export function formatLocation({file, sheet, row, field}: Location): string {
  const parts = [file, sheet === undefined ? "" : ` [${sheet}]`, row === undefined ? "" : ` row ${row}`];
  return printable(`${parts.join("")}${field === undefined ? "" : `, ${field}`}`);
}

const NOT_SHOWN = ": (its text is shown only where the refresh ran)";

function publicValue(value: unknown): string {
  if (value === undefined) return "";
  const isPlain =
    typeof value === "number" ||
    typeof value === "boolean" ||
    (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value));
  return isPlain ? `: ${JSON.stringify(value)}` : NOT_SHOWN;
}

/** Characters of a name on a public page. What a wrong file has in the place of headers may be long. */
const LONGEST_NAME = 80;

function shortened({sheet, field, ...place}: Location): Location {
  const short = (text: string) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);
  return {
    ...place,
    ...(sheet === undefined ? {} : {sheet: short(sheet)}),
    ...(field === undefined ? {} : {field: short(field)})
  };
}
