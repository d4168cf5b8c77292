import {html} from "htl";
import {peBands} from "../../components/charts/company/bands.js";
import {definitionStrip} from "../../components/charts/company/definitions.js";
import {peDistribution} from "../../components/charts/company/distribution.js";
import {formatPe, peHistory} from "../../components/charts/company/history.js";
import {amount, keyed, peFile, stated} from "../../components/export/figureCsv.js";
import type {Figure} from "../../components/figure.js";
import {figureCard} from "../../components/figureCard.js";
import {liveFigure} from "../../components/liveFigure.js";
import {type Lagging, lateState} from "../../components/percentile/lagging.js";
import {percentileDetail} from "../../components/percentile/percentileDetail.js";
import {figureTable} from "../../components/table/figureTable.js";
import {formatNumber} from "../../lib/format.js";
import {type Joined, joinRows} from "../../lib/joinRows.js";
import type {CompanyMessages} from "../../lib/messages/company.js";
import type {PercentileMessages} from "../../lib/messages/percentile.js";
import {scaleOf} from "../../lib/moneyUnit.js";
import type {PageState} from "../../lib/pageState.js";
import type {RowSource} from "../../lib/rowSource.js";
import {BAND_LEVELS, binRows, dayRows, LEVELS, seriesRows, stretchRows} from "../../queries/company.js";
import {levelRows, type PercentileWindow, stripRows} from "../../queries/percentile.js";
import type {
  BinRow,
  CompanyFacts,
  DayRow,
  LevelRow,
  SeriesRow,
  StretchRow
} from "../../queries/rows/company.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";
import {type Board, boardFilters, boardFrame} from "../board.js";
import {
  DEFINITION,
  type DefinitionState,
  definitionChips,
  definitionControls,
  definitionOf
} from "../definition.js";
import {companyAbout} from "./about.js";
import type {CompanyState} from "./state.js";

/** The words of a company's page, and those of the percentile. */
export type CompanyWords = {
  readonly m: CompanyMessages;
  readonly words: PercentileMessages;
};

/** A company with a history, and what its figures are told. */
export interface CompanyHistory extends CompanyWords {
  readonly code: string;
  readonly facts: CompanyFacts;
  readonly asOf: string;
  readonly board: Board<CompanyState>;
  readonly lagging: Lagging;
}

/** The days that a state looks at. */
function daysOf(asOf: string, state: DefinitionState): PercentileWindow {
  const {window, basis} = definitionOf(state);
  return {asOf, window, basis};
}

interface HistoryRows {
  readonly strip: PercentileRow;
  readonly series: SeriesRow;
  readonly stretches: StretchRow;
  readonly levels: LevelRow;
  readonly bandLevels: LevelRow;
  readonly bins: BinRow;
}

/** What all figures of the history are drawn from. */
function historyRows({board, code, asOf}: CompanyHistory): RowSource<Joined<HistoryRows>> {
  const ask = <Row>(query: (days: PercentileWindow, state: CompanyState) => {toString(): string}) =>
    board.notebook.rows<Row>({query: (_, state) => query(daysOf(asOf, state), state)});
  const levels = (wanted: readonly number[]) =>
    ask<LevelRow>((days, {losses}) => levelRows(code, {...days, losses}, wanted));
  return joinRows<HistoryRows>({
    strip: ask((days) => stripRows(code, days)),
    series: ask((days) => seriesRows(code, days)),
    stretches: ask((days) => stretchRows(code, days)),
    levels: levels(LEVELS),
    bandLevels: levels(BAND_LEVELS),
    bins: ask((days) => binRows(code, days))
  });
}

/** Switches, number, strip and charts of a company that has a history. */
export function historyFigures(found: CompanyHistory): HTMLElement {
  const {board, facts, m, words} = found;
  const {state, lang} = board;
  const rows = historyRows(found);
  const chips = () => definitionChips(lang, state.value);
  const figure = <Shown extends object>(
    id: string,
    height: number,
    draw: (view: HistoryView) => Figure<Shown>
  ) =>
    figureCard<Joined<HistoryRows>, Shown>({
      id,
      rows,
      height,
      lang,
      m: board.m,
      filters: () =>
        chips()
          .map(({text}) => text)
          .join(" · "),
      link: () => state.link,
      redraw: (draw) => state.on([...DEFINITION, "unit"], draw),
      show: ([joined]) => ({...draw(historyView(found, joined!)), about: companyAbout(facts, lang)})
    });
  const source = facts.percentile_published_source;
  const published = {
    percentile: facts.percentile,
    state: facts.percentile_state,
    source: source === null || facts.percentile_state === "not_given" ? null : board.sourceName(source),
    asOf: facts.percentile_published_as_of
  };
  return html`<div class="company-history">
    ${boardFilters(board, definitionControls(board, facts.static_days > 0), chips, {label: words.definition, none: m.defaultDefinition})}
    <div class="grid-2">
      ${followed(rows, state, (joined) =>
        percentileDetail(historyView(found, joined).current, {m: words, published})
      )}
      ${figure("definitions", 300, ({strip}) =>
        definitionStrip(strip, {m, words, chosen: state.value, published: facts.percentile})
      )}
    </div>
    ${figure("pe-history", 380, (view) => peHistory(view.series, view))}
    <div class="grid-2">
      ${figure("pe-bands", 340, (view) => peBands(view.series, {...view, levels: view.bandLevels}))}
      ${figure("pe-distribution", 340, (view) => peDistribution(view.bins, view))}
    </div>
    ${allDays(found)}
  </div>`;
}

type HistoryView = ReturnType<typeof historyView>;

/** What the charts are told: the rows, and of the strip the one that the reader chose. */
function historyView({board, facts, m, words, lagging}: CompanyHistory, joined: Joined<HistoryRows>) {
  const {kind, losses} = board.state.value;
  const strip = joined.strip.map((row) => ({...row, state: lateState(row.state, row.code, lagging)}));
  const row = (wanted: string) => strip.find((each) => each.kind === wanted && each.losses === losses)!;
  const {unit} = board.state.value;
  return {
    ...joined,
    strip,
    m,
    words,
    unit,
    currency: facts.currency,
    current: row(kind),
    cheaper: cheaperDays(row("strict"))
  };
}

/** An element that is drawn anew when the rows or the definition change. */
function followed<Row>(
  rows: RowSource<Row>,
  state: PageState<CompanyState>,
  draw: (row: Row) => Node
): HTMLElement {
  let last: Row | undefined;
  const root = liveFigure<Row>(rows, ([row]) => {
    last = row;
    return row === undefined ? document.createDocumentFragment() : draw(row);
  });
  state.on(DEFINITION, () => {
    if (last !== undefined) root.replaceChildren(draw(last));
  });
  return root;
}

/** Ranked days cheaper than now: what the share of `strict` is of. */
function cheaperDays(strict: PercentileRow | undefined): number | null {
  if (strict?.percentile == null) return null;
  return Math.round((strict.percentile * strict.n) / 100);
}

/** Why a day has no figure. */
function notTraded({suspended}: DayRow): string {
  return suspended ? "suspended" : "missing";
}

/** Every day as a table, asked for when it is opened. */
function allDays({board, facts, m, asOf, code}: CompanyHistory): HTMLElement {
  const t = m.days;
  const root = html`<details class="company-days"><summary>${t.summary}</summary></details>`;
  const open = () => {
    const frame = boardFrame(board, () => definitionChips(board.lang, board.state.value), {
      id: "days",
      query: (_, state) => dayRows(code, daysOf(asOf, state)),
      redrawOn: ["unit"],
      pictures: false,
      show: (days: readonly DayRow[]) => {
        const {earnings, unit} = board.state.value;
        const {head} = m.earnings[earnings];
        const money = (value: number | null) =>
          formatNumber(value === null ? null : value / scaleOf(unit), unit === "bn" ? 3 : 2);
        const columns = [
          {key: "date" as const, label: t.date},
          {key: "pe" as const, label: head, numeric: true, format: (r: DayRow) => formatPe(r.pe, m)},
          {
            key: "market_cap_100m" as const,
            label: t.cap,
            unit: m.money.header[unit](facts.currency),
            numeric: true,
            format: (r: DayRow) => money(r.market_cap_100m)
          },
          {key: "suspended" as const, label: t.suspended, format: (r: DayRow) => (r.suspended ? t.yes : t.no)}
        ];
        return {
          title: t.title(formatNumber(days.length)),
          subtitle: days.length === 0 ? "" : t.subtitle(head, m.money.unit[unit](facts.currency)),
          source: m.source,
          asOf: days[0]?.date ?? "",
          rows: days,
          columns,
          about: companyAbout(facts, board.lang),
          fileColumns: [
            ...keyed<DayRow>(["date"]),
            ...peFile<DayRow>("pe", {whyNot: notTraded}),
            amount<DayRow>("market_cap_100m", unit, facts.currency),
            stated<DayRow>("market_cap", "market_cap_100m", notTraded),
            ...keyed<DayRow>(["suspended", "basis"])
          ],
          ...figureTable(days, columns, {
            caption: t.summary,
            hideCaption: true,
            labels: {...board.m.table, empty: t.none},
            height: 420
          })
        };
      }
    });
    root.append(frame);
  };
  root.addEventListener("toggle", open, {once: true});
  return root;
}
