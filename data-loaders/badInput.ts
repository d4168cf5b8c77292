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

/** Input that cannot be published. The message names file, sheet, row, field, problem and value. */
export class BadInput extends Error {
  constructor(
    readonly place: Location,
    readonly problem: string,
    readonly value?: unknown,
    options?: ErrorOptions
  ) {
    super(
      `${formatLocation(place)}: ${problem}${value === undefined ? "" : `: ${JSON.stringify(value)}`}`,
      options
    );
    this.name = "BadInput";
  }
}

/** `pe.xlsx [Sheet2] row 17, 市盈率`, without what is not known. */
export function formatLocation({file, sheet, row, field}: Location): string {
  const parts = [file, sheet === undefined ? "" : ` [${sheet}]`, row === undefined ? "" : ` row ${row}`];
  return `${parts.join("")}${field === undefined ? "" : `, ${field}`}`;
}
