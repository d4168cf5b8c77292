import {html} from "htl";
import {formatDifference, formatNumber, MISSING} from "../../../lib/format.js";
import type {SectorTableMessages} from "../../../lib/messages/sectorTable.js";
import type {CompanyTotals} from "../../../queries/rows/valuation.js";
import {sectorName} from "../../companyName.js";
import type {FileColumn} from "../../export/csv.js";
import {keyed} from "../../export/figureCsv.js";
import {longName} from "../../longName.js";
import type {Column} from "../../table/column.js";
import {endsOf, endsTitle} from "../ends.js";

/** The totals of a sector, as `companyTotals` has them. */
export type SectorRow = CompanyTotals & {readonly sector_zh: string; readonly sector_en: string};

export interface SectorTableOptions {
  readonly m: SectorTableMessages;
  readonly lang: string;
  /** Hears of the sector whose name is pressed. */
  readonly onPress: (sector_zh: string) => void;
}

/** The columns of the table of sectors: medians of its companies, each beside of how many it is where not of all. */
export function sectorColumns({m, lang, onPress}: SectorTableOptions): Column<SectorRow>[] {
  type Key = "pe_median" | "percentile_median" | "growth_median" | "peg_median";
  const median = (key: Key, label: string, digits: number, unit?: string): Column<SectorRow> => ({
    key,
    label,
    ...(unit && {unit}),
    numeric: true,
    format: (row) => {
      const value = row[key];
      if (value === null) return MISSING;
      const n = row[key.replace("median", "n") as "pe_n"];
      const text = key === "growth_median" ? formatDifference(value, digits) : formatNumber(value, digits);
      return n === row.n ? text : html`<span title=${m.of(n, row.n)}><sup>${n}</sup>${text}</span>`;
    }
  });
  return [
    {
      key: lang === "zh" ? "sector_zh" : "sector_en",
      label: m.sector,
      format: (row) =>
        html`<button type="button" class="bf-link bf-sector" data-sector=${row.sector_zh} title=${m.press} ${{onclick: () => onPress(row.sector_zh)}}>${longName(sectorName(row, lang))}</button>`
    },
    {key: "n", label: m.members, rank: 5, numeric: true, format: ({n}) => formatNumber(n)},
    median("pe_median", m.pe, 1),
    median("percentile_median", m.percentile, 1),
    median("growth_median", m.growth, 1, "%"),
    median("peg_median", m.peg, 2),
    {key: "pe_loss", label: m.losses, numeric: true, format: ({pe_loss}) => formatNumber(pe_loss)}
  ];
}

/** The columns of its file: each median with how many companies it is of. */
export function sectorFileColumns(): FileColumn<SectorRow>[] {
  return keyed<SectorRow>([
    ...([
      "sector_zh",
      "sector_en",
      "n",
      "pe_median",
      "pe_n",
      "pe_loss",
      "pe_no_consensus",
      "pe_missing"
    ] as const),
    ...(["forward_year_first", "forward_year_last", "percentile_median", "percentile_n"] as const),
    ...(["percentile_above_80", "percentile_below_20", "growth_median", "growth_n"] as const),
    ...(["peg_median", "peg_n"] as const)
  ]);
}

/** Which sector stands highest in its own history and which lowest, in a sentence; of one it says where that stands. */
export function sectorTitle(
  rows: readonly SectorRow[],
  {m, lang}: Omit<SectorTableOptions, "onPress">
): string {
  if (rows.length === 0) return m.none;
  const ends = endsOf(
    rows.flatMap((row) =>
      row.percentile_median === null
        ? []
        : [{name: sectorName(row, lang), value: Number(row.percentile_median.toFixed(1))}]
    ),
    0
  );
  return endsTitle(ends, {...{none: m.unplaced(rows.length), one: m.one, same: m.alike}, title: m.title});
}
