import {BadInput} from "../../../badInput.js";
import {parseCode} from "../cells/code.js";
import {parseQuantity} from "../cells/quantity.js";
import {halfWidth} from "../cells/text.js";
import {type Grid, placeIn} from "../files/grid.js";

/** The rows of a cross-section below its header: a company each, and what stands around them. */
export interface CompanyRows {
  readonly above: Grid["rows"];
  readonly companies: Grid["rows"];
  readonly below: Grid["rows"];
}

/**
 * Tells the rows of companies from those around them by the column of codes. Throws BadInput for figures beside a text
 * that is no code, which would else be taken for a footer, and for a company below one.
 */
export function companyRows(
  grid: Grid,
  header: number,
  {code, figures}: {readonly code: number; readonly figures: readonly number[]}
): CompanyRows {
  const name = grid.rows[header]![code]!.trim() || "the first column";
  const above: string[][] = [];
  const companies: string[][] = [];
  const below: string[][] = [];
  let footer: number | null = null;
  for (const [i, cells] of grid.rows.entries()) {
    if (i <= header) continue;
    const text = halfWidth(cells[code] ?? "");
    const parsed = parseCode(text);
    if ("code" in parsed) {
      if (footer !== null)
        throw new BadInput(placeIn(grid, i + 1), `data below the footer of row ${footer}`, text);
      companies.push([...cells]);
    } else if (figures.some((at) => parseQuantity(halfWidth(cells[at] ?? "")) !== null))
      throw new BadInput(placeIn(grid, i + 1, name), parsed.problem, text);
    else if (companies.length === 0) above.push([...cells]);
    else if (cells.some((cell) => cell.trim() !== "")) {
      footer ??= i + 1;
      below.push([...cells]);
    }
  }
  return {above, companies, below};
}
