import {formatNumber} from "../../../lib/format.js";
import type {CompareMessages} from "../../../lib/messages/compare.js";
import type {CompanyOption} from "../../../queries/rows/company.js";
import type {SectorDay} from "../../../queries/rows/compare.js";
import {sectorName} from "../../companyName.js";
import {keyed, stated} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {endsOf, endsTitle} from "../ends.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {withTips} from "../plot/pointTips.js";
import {type LinePoint, type Measure, namedLines} from "./lines.js";

export interface SectorLinesOptions {
  readonly m: CompareMessages;
  readonly measure: Measure;
  readonly lang: string;
  /** The chosen sectors, in order. */
  readonly sectors: readonly Pick<CompanyOption, "sector_zh" | "sector_en">[];
  /** The id of the list that the sectors are of. */
  readonly list: string;
  readonly source: string;
}

/** A median is of so many members at the least (data-loaders/sectors/sectorDays.sql). */
const FEWEST = 3;

const KEYS = {multiple: "pe_median", percentile: "percentile_median"} as const;

/** The median PE, or the median percentile, of sectors over time on one axis; `days` are of all sectors, by day. */
export function sectorLines(
  days: readonly SectorDay[],
  {m, lang, measure, sectors, list, source}: SectorLinesOptions
): Rendered<SectorDay> {
  const t = m.sector;
  const words = measure === "multiple" ? t.pe : t.percentile;
  const key = KEYS[measure];
  const order = new Map([...new Set(days.map(({date}) => date))].sort().map((date, i) => [date, i]));
  const last = [...order.keys()].at(-1);
  const english = new Map(sectors.map(({sector_zh, sector_en}) => [sector_zh, sector_en]));
  const rows = days.filter(({sector_zh}) => english.has(sector_zh));
  const lines = sectors.map(({sector_zh: sector, sector_en}) => ({
    name: sectorName({sector_zh: sector, sector_en}, lang),
    today: rows.find(({sector_zh, date}) => sector_zh === sector && date === last),
    byDay: new Map(rows.flatMap((row) => (row.sector_zh === sector ? [[row.date, row]] : []))),
    points: pointsOf(
      rows.filter(({sector_zh}) => sector_zh === sector),
      key,
      order
    )
  }));
  const other = key === "pe_median" ? "percentile_median" : "pe_median";
  // A median of percentiles takes as many members with a history, one of multiples as many with a profit.
  const whyNone = (row: SectorDay, column: string) =>
    column === "percentile_median" && row.n >= FEWEST ? "short_history" : "too_few_members";
  const shared = {
    columns: [],
    fileColumns: [
      {key: "list_id", value: () => list},
      ...keyed<SectorDay>(["sector_zh"]),
      {key: "sector_en", value: ({sector_zh}: SectorDay) => english.get(sector_zh)},
      ...keyed<SectorDay>(["date", key]),
      stated<SectorDay>(key, key, (row) => whyNone(row, key)),
      ...keyed<SectorDay>([other]),
      stated<SectorDay>(other, other, (row) => whyNone(row, other)),
      ...keyed<SectorDay>(["n", "n_loss"])
    ]
  };
  if (last === undefined || lines.every(({points}) => points.length === 0)) {
    const why =
      sectors.length === 0
        ? {title: t.unchosenTitle, text: t.unchosen}
        : {title: t.emptyTitle, text: t.empty};
    return {...shared, ...emptyFigure(why), source: "", asOf: "", rows: []};
  }
  const format = (value: number) => formatNumber(value, 1);
  const today = lines.flatMap(({name, today: row}) => {
    const value = row?.[key] ?? null;
    return value === null ? [] : [{name, value}];
  });
  const title = endsTitle(endsOf(today), {...words, none: t.none});
  const few = lines.filter(({name}) => !today.some((each) => each.name === name)).map(({name}) => name);
  const losses = lines.reduce((sum, {today: row}) => sum + (row?.n_loss ?? 0), 0);
  const draw = (width: number) =>
    namedLines(lines, width, {
      ...{label: title, axis: words.axis, measure, format, day: m.day},
      rest: ({date}, name) => [
        t.members(lines.find((line) => line.name === name)?.byDay.get(date)?.n ?? 0),
        source
      ]
    });
  return {
    ...shared,
    title,
    subtitle: words.subtitle(days[0]!.every),
    source,
    asOf: last,
    rows,
    render: (width) => draw(width).svg,
    renderInteractive: (width) => withTips(draw(width)),
    notes: [
      words.rule,
      ...(few.length > 0 ? [words.few(m.names(few))] : []),
      ...(losses > 0 ? [t.losses(losses)] : [])
    ]
  };
}

/** The days of a sector that have a median, parted where a day between them has none. */
function pointsOf(
  rows: readonly SectorDay[],
  key: (typeof KEYS)[Measure],
  order: ReadonlyMap<string, number>
): LinePoint[] {
  let segment = 0;
  let before: number | undefined;
  return rows.flatMap(({date, [key]: value}) => {
    if (value === null) return [];
    const at = order.get(date)!;
    if (before !== undefined && at !== before + 1) segment++;
    before = at;
    return [{date, value, segment}];
  });
}
