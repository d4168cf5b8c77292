/** Where a bad value stands: the file, the row as a spreadsheet counts it (header is row 1), the field. */
export interface Place {
  readonly file: string;
  readonly row?: number;
  readonly field?: string;
}

/** Input that cannot be published. The message names file, row, field, problem and value. */
export class BadInput extends Error {
  constructor(
    readonly place: Place,
    readonly problem: string,
    readonly value?: unknown
  ) {
    super(`${formatPlace(place)}: ${problem}${value === undefined ? "" : `: ${JSON.stringify(value)}`}`);
    this.name = "BadInput";
  }
}

function formatPlace({file, row, field}: Place): string {
  return `${file}${row === undefined ? "" : ` row ${row}`}${field === undefined ? "" : `, ${field}`}`;
}
