import {oneCurrency} from "../../../lib/currencies.js";
import {formatNumber} from "../../../lib/format.js";
import type {CompareMessages} from "../../../lib/messages/compare.js";
import {SEVERAL} from "../../../lib/messages/money.js";
import type {MoneyUnit} from "../../../lib/moneyUnit.js";
import type {SeriesRow, StretchRow} from "../../../queries/rows/company.js";
import type {ComparedCompany} from "../../../queries/rows/compare.js";
import {companyName} from "../../companyName.js";
import {amount, keyed, peFile, stated} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {daysOf} from "../company/time.js";
import {endsOf, endsTitle} from "../ends.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {withTips} from "../plot/pointTips.js";
import {daySpan} from "../provenance.js";
import {type LinePoint, type Measure, namedLines} from "./lines.js";

/** A day of a company, as the file has it. */
export type ComparedDay = SeriesRow & {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly currency: string;
};

export interface CompareHistoryOptions {
  readonly m: CompareMessages;
  readonly lang: string;
  readonly measure: Measure;
  /** The unit of money in the file. */
  readonly unit: MoneyUnit;
  /** Whose the days are. */
  readonly source: string;
}

/** The PE of companies over five years on one axis: as multiples, or as places in each company's own history. */
export function compareHistory(
  companies: readonly ComparedCompany[],
  {m, lang, measure, unit, source}: CompareHistoryOptions
): Rendered<ComparedDay> {
  const t = m.history;
  const lines = companies.map((company) => ({
    company,
    name: companyName(company.facts, lang),
    points: pointsOf(company, measure)
  }));
  const drawn = lines.filter(({points}) => points.length > 0);
  const currency = oneCurrency(companies.map(({facts}) => facts.currency));
  const shared = {
    columns: [],
    fileColumns: [
      ...keyed<ComparedDay>(["code", "name_zh", "name_en", "date", "basis"]),
      ...peFile<ComparedDay>("pe"),
      ...keyed<ComparedDay>(["percentile"]),
      stated<ComparedDay>("percentile", "percentile", ({pe}) => (pe === null ? "missing" : "loss")),
      amount<ComparedDay>("market_cap_100m", unit, currency),
      stated<ComparedDay>("market_cap", "market_cap_100m", () => "missing"),
      ...(currency === SEVERAL ? keyed<ComparedDay>(["currency"]) : [])
    ]
  };
  const names = (some: readonly {readonly name: string}[]) => m.names(some.map(({name}) => name));
  const absent = lines.filter(({company}) => company.series.length === 0);
  // Of who has no history nobody knows whether there was a profit.
  const nothingToDraw = () =>
    [
      ...(absent.length < lines.length ? [absent.length > 0 ? t.emptyOthers : t.empty] : []),
      ...(absent.length > 0 ? [t.absent(names(absent))] : [])
    ].join(" ");
  if (drawn.length === 0)
    return {
      ...shared,
      ...emptyFigure(companies.length === 0 ? m.none : {title: t.emptyTitle, text: nothingToDraw()}),
      ...{source: "", asOf: "", rows: []}
    };
  const format = (value: number) => formatNumber(value, 1);
  // A line that ends in a loss has no value of today, however near its last profit is.
  const today = drawn.flatMap(({name, company, points}) => {
    const last = points.at(-1)!;
    return last.date === company.series.at(-1)!.date ? [{name, value: last.value}] : [];
  });
  const words = t[measure];
  const title = endsTitle(endsOf(today), {...words, none: t.noToday});
  const late = drawn.filter(({name}) => !today.some((each) => each.name === name));
  const draw = (width: number) =>
    namedLines(lines, width, {
      ...{label: title, axis: words.axis, measure, format, day: m.day},
      rest: () => [source]
    });
  return {
    ...shared,
    title,
    subtitle: t.subtitle[measure](Math.max(...drawn.map(({company}) => company.series[0]!.every))),
    source,
    asOf: daySpan(drawn.map(({company}) => company.series.at(-1)!.date)),
    rows: lines.flatMap(({company: {facts, series}}) =>
      series.map((row) => ({
        code: facts.code,
        name_zh: facts.name_zh,
        name_en: facts.name_en,
        currency: facts.currency,
        ...row
      }))
    ),
    render: (width) => draw(width).svg,
    renderInteractive: (width) => withTips(draw(width)),
    notes: [
      ...lines.flatMap(({name, company}) => gapNote(name, company.stretches, m)),
      ...(absent.length > 0 ? [t.absent(names(absent))] : []),
      ...(late.length > 0 && today.length > 0 ? [t.ends(names(late))] : [])
    ]
  };
}

/** The days of a company that are drawn, parted where days without a value lie between them. */
function pointsOf({series, stretches}: ComparedCompany, measure: Measure): LinePoint[] {
  let segment = 0;
  let before: string | undefined;
  return series.flatMap(({date, pe, percentile}) => {
    if (pe === null || pe <= 0) return [];
    const value = measure === "multiple" ? pe : percentile;
    if (value === null) return [];
    const from = before;
    if (from !== undefined && stretches.some((s) => s.first_date > from && s.first_date < date)) segment++;
    before = date;
    return [{date, value, segment}];
  });
}

/** What of a company has no line, and on how many days. */
function gapNote(name: string, stretches: readonly StretchRow[], {history: t}: CompareMessages): string[] {
  const gaps = (["loss", "missing", "suspended"] as const).flatMap((state) => {
    const n = daysOf(stretches, state);
    return n > 0 ? [t[state](n)] : [];
  });
  return gaps.length > 0 ? [t.gaps(name, gaps)] : [];
}
