import {html} from "htl";
import {definitionStrip} from "../components/charts/company/definitionStrip.js";
import {peBands} from "../components/charts/company/peBands.js";
import {peDistribution} from "../components/charts/company/peDistribution.js";
import {peHistory} from "../components/charts/company/peHistory.js";
import {companyName, sectorName} from "../components/charts/companyName.js";
import {companyFigures, noHistory} from "../components/company/companyHead.js";
import {companyJump} from "../components/company/companyJump.js";
import {
  financialColumns,
  financialTitle,
  peerColumns,
  peerTitle
} from "../components/company/companyTables.js";
import type {Exhibit} from "../components/exhibit.js";
import {choice} from "../components/filters/choice.js";
import {frame} from "../components/frame.js";
import {liveFigure} from "../components/liveFigure.js";
import {percentileDetail} from "../components/percentile/percentileDetail.js";
import {dataTable} from "../components/table/dataTable.js";
import {unbrokenDates} from "../components/unbrokenDates.js";
import {formatNumber} from "../lib/format.js";
import {type Joined, joinRows} from "../lib/joinRows.js";
import {company as companyMessages} from "../lib/messages/company.js";
import {percentile as percentileMessages} from "../lib/messages/percentile.js";
import {type Answers, knownRows} from "../lib/notebook.js";
import type {PageState} from "../lib/pageState.js";
import {formatState, oneOf, type Params, wholeNumber} from "../lib/permalink.js";
import type {RowSource} from "../lib/rowSource.js";
import {
  BAND_LEVELS,
  binRows,
  companyFacts,
  companyOptions,
  dayRows,
  financialRows,
  LEVELS,
  peerRows,
  seriesRows,
  stretchRows
} from "../queries/company.js";
import {levelRows, type PercentileWindow, stripRows} from "../queries/percentile.js";
import type {
  BinRow,
  CompanyFacts,
  CompanyOption,
  DayRow,
  FinancialRow,
  LevelRow,
  PeerRow,
  PercentileRow,
  SeriesRow,
  StretchRow
} from "../queries/rows.js";
import {type Board, boardFilters, boardFrame, ignoredNote, openBoard} from "./board.js";
import {
  DEFINITION,
  type DefinitionState,
  definitionChips,
  definitionControls,
  definitionOf,
  definitionParams
} from "./definition.js";
import {whatIfPanel} from "./whatIf.js";

const UNITS = ["100m", "bn"] as const;

/** What the sliders may suppose, in percent of today. */
export const SUPPOSED = {lo: -60, hi: 150} as const;

export interface CompanyState extends DefinitionState {
  readonly unit: (typeof UNITS)[number];
  readonly price: number;
  readonly profit: number;
}

export interface CompanyFiles {
  readonly code: string;
  readonly answers: Answers;
  /** The address of this company's daily history. */
  readonly history: Promise<string>;
  /** The address of the definition of the percentile. */
  readonly macros: Promise<string>;
}

/** The page of one company. Without a history, `history` says so, and the rest stands. */
export function companyBoard({code, answers, history, macros}: CompanyFiles) {
  const [facts] = knownRows<CompanyFacts>(answers, companyFacts(code));
  if (!facts) throw new Error(companyMessages.en.unknown(code));
  const asOf = facts.percentile_as_of;
  const hasStatic = facts.static_days > 0;
  const params: Params<CompanyState> = {
    ...definitionParams(hasStatic),
    unit: oneOf(UNITS, document.documentElement.lang === "zh" ? "100m" : "bn"),
    price: wholeNumber(SUPPOSED.lo, SUPPOSED.hi, 0),
    profit: wholeNumber(SUPPOSED.lo, SUPPOSED.hi, 0)
  };
  const board = openBoard({answers, tables: asOf === null ? {} : {pe_history: history}, macros}, params);
  const {state, lang} = board;
  const [m, words] = [companyMessages[lang], percentileMessages[lang]];
  const name = companyName(facts, lang);
  document.title = m.title(name, code);
  shareDefinition(() => formatState(definitionParams(hasStatic), state.value));
  const found = asOf === null ? null : {code, facts, asOf, m, words, board};
  return {
    note: ignoredNote(board),
    crumb: html`<p class="crumb"><a href="./valuation">${m.crumb}</a> › ${sectorName(facts, lang)}</p>`,
    jump: companyJump(knownRows<CompanyOption>(answers, companyOptions()), {m, lang, current: code}),
    heading: html`<h1>${name} <small>${code}</small></h1>`,
    standfirst: html`<p class="standfirst">${[sectorName(facts, lang), m.exchange[facts.exchange] ?? facts.exchange].join(" · ")}${
      facts.sector_moved ? html` <small>${m.moved}</small>` : null
    }</p>`,
    unit: state.bind(
      "unit",
      choice({
        label: board.m.unit,
        options: [
          {value: "100m" as const, label: board.m.unit100m},
          {value: "bn" as const, label: board.m.unitBn}
        ],
        value: state.value.unit
      })
    ),
    figures: keyFigures(board, facts, answers, {m, words}),
    history: found ? historyFigures(found) : noHistory(m),
    whatIf: whatIfPanel(board, facts, {m, words}),
    financials: tableFrame<FinancialRow>(board, "financials", financialRows(code), (years) => ({
      title: financialTitle(facts, {m, words, lang, unit: state.value.unit}),
      subtitle: m.financials.subtitle(m.unit[state.value.unit]),
      columns: financialColumns({m, words, lang, unit: state.value.unit}),
      rows: years
    })),
    peers: tableFrame<PeerRow>(board, "peers", peerRows(code), (peers) => ({
      title: peerTitle(peers, code, {m, words, lang, unit: state.value.unit}),
      subtitle: m.peers.subtitle(asOf),
      ...(asOf !== null && {also: m.source}),
      columns: peerColumns({m, words, lang, unit: state.value.unit}),
      rows: peers,
      own: code
    })),
    sources: sources(facts, {m, common: board.m.sourceName})
  };
}

type Words = {
  readonly m: (typeof companyMessages)["en"];
  readonly words: (typeof percentileMessages)["en"];
};

/** A company with a history, and what its figures are told. */
interface Found extends Words {
  readonly code: string;
  readonly facts: CompanyFacts;
  readonly asOf: string;
  readonly board: Board<CompanyState>;
}

/** The days that a state looks at. */
export function daysOf(asOf: string, state: DefinitionState): PercentileWindow {
  const {window, basis} = definitionOf(state);
  return {asOf, window, ...(basis && {basis})};
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
function historyRows({board, code, asOf}: Found): RowSource<Joined<HistoryRows>> {
  const ask = <Row>(query: (days: PercentileWindow, state: CompanyState) => {toString(): string}) =>
    board.notebook.rows<Row>({depends: DEFINITION, query: (_, state) => query(daysOf(asOf, state), state)});
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
function historyFigures(found: Found): HTMLElement {
  const {board, facts, m, words} = found;
  const {state, lang} = board;
  const rows = historyRows(found);
  const chips = () => definitionChips(lang, state.value);
  const figure = <Shown extends object>(
    id: string,
    height: number,
    draw: (view: HistoryView) => Exhibit<Shown>
  ) =>
    frame<Joined<HistoryRows>, Shown>({
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
      show: ([joined]) => draw(historyView(found, joined!))
    });
  const published = {
    percentile: facts.percentile,
    state: facts.percentile_state,
    source: board.m.sourceName(facts.source),
    asOf: facts.as_of
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
      ${figure("pe-bands", 340, (view) =>
        peBands(view.series, {...view, levels: view.bandLevels, unit: state.value.unit})
      )}
      ${figure("pe-distribution", 340, (view) => peDistribution(view.bins, view))}
    </div>
    ${allDays(found)}
  </div>`;
}

type HistoryView = ReturnType<typeof historyView>;

/** What the charts are told: the rows, and of the strip the one that the reader chose. */
function historyView({board, m, words}: Found, joined: Joined<HistoryRows>) {
  const {kind, losses} = board.state.value;
  const row = (wanted: string) =>
    joined.strip.find((each) => each.kind === wanted && each.losses === losses)!;
  return {...joined, m, words, current: row(kind), cheaper: cheaperDays(row("strict"))};
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

/** Every day as a table, asked for when it is opened. */
function allDays({board, m, asOf, code}: Found): HTMLElement {
  const t = m.days;
  const root = html`<details class="company-days"><summary>${t.summary}</summary></details>`;
  const open = () => {
    const frame = boardFrame(board, () => definitionChips(board.lang, board.state.value), {
      id: "days",
      query: (_, state) => dayRows(code, daysOf(asOf, state)),
      depends: ["window", "earnings"],
      pictures: false,
      show: (days: readonly DayRow[]) => {
        const {head} = m.earnings[board.state.value.earnings];
        const columns = [
          {key: "date" as const, label: t.date},
          {key: "pe" as const, label: head, numeric: true, format: (r: DayRow) => formatNumber(r.pe, 2)},
          {
            key: "market_cap_cny_100m" as const,
            label: t.cap,
            unit: m.unit["100m"],
            numeric: true,
            format: (r: DayRow) => formatNumber(r.market_cap_cny_100m, 2)
          },
          {key: "suspended" as const, label: t.suspended, format: (r: DayRow) => (r.suspended ? t.yes : t.no)}
        ];
        return {
          title: t.title(formatNumber(days.length)),
          subtitle: t.subtitle(head),
          source: m.source,
          asOf,
          rows: days,
          columns: [...columns, {key: "basis" as const, label: "basis"}],
          onPage: () =>
            dataTable(days, columns, {
              caption: t.summary,
              hideCaption: true,
              labels: board.m.table,
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

/** The figures at the head of the page. They follow the unit alone: PE and capitalisation are today's. */
function keyFigures(
  {state}: Board<CompanyState>,
  facts: CompanyFacts,
  answers: Answers,
  {m, words}: Words
): HTMLElement {
  const days = {asOf: facts.percentile_as_of ?? "", window: 5 as const};
  const [current, last] =
    facts.percentile_as_of === null
      ? []
      : [
          knownRows<PercentileRow>(answers, stripRows(facts.code, days))[0],
          knownRows<SeriesRow>(answers, seriesRows(facts.code, days)).at(-1)
        ];
  const root = html`<div></div>`;
  const show = () =>
    root.replaceChildren(companyFigures(facts, {m, words, unit: state.value.unit, current, last}));
  show();
  state.on(["unit"], show);
  return root;
}

/** A frame around a table that follows the unit alone. */
function tableFrame<Row extends {readonly code: string; readonly source: string; readonly as_of: string}>(
  board: Board<CompanyState>,
  id: string,
  query: {toString(): string},
  words: (rows: readonly Row[]) => {
    readonly title: string;
    readonly subtitle: string;
    /** A second source, of figures that are not of the rows' own. */
    readonly also?: string;
    readonly rows: readonly Row[];
    readonly columns: Parameters<typeof dataTable<Row>>[1];
    /** The code whose row is marked. */
    readonly own?: string;
  }
): HTMLElement {
  return boardFrame(board, () => [], {
    id,
    query: () => query,
    redrawOn: ["unit"],
    pictures: false,
    height: 120,
    show: (rows: readonly Row[]) => {
      const {title, subtitle, columns, own, also} = words(rows);
      return {
        title,
        subtitle,
        source: [rows[0]?.source ?? "", also].filter(Boolean).join("; "),
        asOf: rows[0]?.as_of ?? "",
        rows,
        columns,
        onPage: () =>
          dataTable(rows, columns, {
            caption: title,
            hideCaption: true,
            labels: board.m.table,
            rowClass: ({code}) => (code === own ? "is-own" : null)
          })
      };
    }
  });
}

/** Links to other companies carry the definition that the reader chose, as the shell adds the language. */
function shareDefinition(search: () => string): void {
  addEventListener(
    "click",
    (event) => {
      const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>("a[data-company]");
      if (!link) return;
      const url = new URL(link.href);
      const lang = url.searchParams.get("lang");
      url.search = search();
      if (lang !== null) url.searchParams.set("lang", lang);
      link.href = url.href;
    },
    true
  );
}

function sources(
  facts: CompanyFacts,
  {m, common}: {readonly m: Words["m"]; readonly common: (source: string) => string}
): HTMLElement {
  const s = m.sources;
  const file = `../data/histories/${encodeURIComponent(facts.code)}.parquet`;
  return html`<ul>
    <li>${unbrokenDates(s.valuation(common(facts.source), facts.as_of))}</li>
    <li>${
      facts.percentile_as_of === null
        ? s.noHistory
        : html`${unbrokenDates(s.history(formatNumber(facts.history_days), facts.percentile_as_of))} <a href=${file} download>${s.file}</a>`
    }</li>
    <li>${s.definition} <a href="../data/percentile.sql">percentile.sql</a></li>
  </ul>`;
}
