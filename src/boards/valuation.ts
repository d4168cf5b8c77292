import {linkedHighlight} from "../components/charts/valuation/linkedHighlight.js";
import {publishedRanking} from "../components/charts/valuation/percentileLabels.js";
import {peScatter} from "../components/charts/valuation/scatter.js";
import {scatterOnPage} from "../components/charts/valuation/scatterOnPage.js";
import {percentileStrip} from "../components/charts/valuation/strip.js";
import {companyCards, companyColumns} from "../components/charts/valuation/table.js";
import {companyAddress} from "../components/companyName.js";
import type {Chip} from "../components/filters/filterBar.js";
import {segmentedControl} from "../components/filters/segmentedControl.js";
import {liveFigure} from "../components/liveFigure.js";
import {dataTable} from "../components/table/dataTable.js";
import {type Joined, joinRows} from "../lib/joinRows.js";
import {boards} from "../lib/messages/boards.js";
import {valuation} from "../lib/messages/valuation.js";
import {freeText, oneOf, type Params, parseState, type Range, range, sortBy} from "../lib/permalink.js";
import type {CompanyRow, CompanyTotals} from "../queries/rows/valuation.js";
import {brushClauses} from "../queries/valuation.js";
import {type BoardFiles, boardFilters, boardFrame, ignoredNote, openBoard} from "./board.js";
import {rangeChip} from "./chips.js";
import {
  type CompanyFilterState,
  companyFilterParams,
  companyFilters,
  filterOptions
} from "./companyFilters.js";
import {companySources} from "./companySources.js";
import {DEFINITION} from "./definition.js";
import {
  dayFiles,
  percentileLabels,
  RANKING,
  type RankingFacts,
  type RankingState,
  rankingChips,
  rankingControls,
  rankingFacts,
  rankingParams,
  viewOf
} from "./ranking.js";
import {asOfControl, changesFigure, sinceControl} from "./storedDays.js";

const UNITS = ["100m", "bn"] as const;

interface ValuationState extends RankingState, CompanyFilterState {
  readonly brushgrowth: Range;
  readonly brushpe: Range;
  readonly unit: (typeof UNITS)[number];
  readonly order: {readonly key: string; readonly descending: boolean} | null;
  readonly find: string;
}

/** The valuation page: filters, scatter, strip, cards and table, linked by one selection and by hovering. */
export function valuationBoard(files: BoardFiles) {
  const facts = rankingFacts(files.answers);
  const options = filterOptions(files.answers);
  const params: Params<ValuationState> = {
    ...rankingParams(facts),
    ...companyFilterParams(options),
    brushgrowth: range(),
    brushpe: range(),
    unit: oneOf(UNITS, document.documentElement.lang === "zh" ? "100m" : "bn"),
    order: sortBy(orderable(facts)),
    find: freeText()
  };
  const asked = parseState(params, location.search).state;
  const board = openBoard({...files, tables: {...files.tables, ...dayFiles(asked, facts)}}, params);
  const {state, lang, m} = board;
  const [t, words] = [boards[lang], valuation[lang]];
  const filters = companyFilters(board, options);
  const ofFilters = filters.clauses;
  const ofBrush = ({brushgrowth, brushpe}: ValuationState) =>
    brushClauses({brush: {growth: brushgrowth, pe: brushpe}});
  const chips = (): Chip[] => [...filters.chips(), ...rankingChips(lang, state.value, facts)];
  const allChips = () => [
    ...chips(),
    ...rangeChip(t, "brushgrowth", `${t.brushChip}: ${t.growth}`, state.value.brushgrowth, t.percent),
    ...rangeChip(t, "brushpe", `${t.brushChip}: ${t.pe}`, state.value.brushpe)
  ];

  const controls = [
    ...asOfControl(board, facts),
    ...filters.controls(),
    state.bind(
      "unit",
      segmentedControl({
        label: m.unit,
        options: [
          {value: "100m" as const, label: m.unit100m},
          {value: "bn" as const, label: m.unitBn}
        ],
        value: state.value.unit
      })
    )
  ];

  const depends = ["basis", ...RANKING] as const;
  const view = (value: ValuationState) => ({...viewOf(value), basis: value.basis});
  const {companiesUnder, totalsUnder} = companySources(board.notebook, {depends, view});
  const totals = totalsUnder([ofFilters, ofBrush]);
  const linked = companiesUnder([ofFilters, ofBrush]);
  const ranking = () => percentileLabels(lang, state.value);
  /** True while the reader draws the rectangle. */
  let isReaders = false;
  const brushed = () => ({growth: state.value.brushgrowth, pe: state.value.brushpe});
  const money = () => (state.value.unit === "bn" ? m.unitBn : m.unit100m);
  const columns = () =>
    companyColumns({
      m: words,
      lang,
      unit: state.value.unit,
      ...(facts.hasHistory && {computed: percentileLabels(lang, {...state.value, ranking: "computed"})})
    });
  const table = memoized(
    () => [state.value.unit, ...DEFINITION.map((name) => state.value[name])].join(),
    () =>
      dataTable<CompanyRow>([], columns(), {
        caption: t.table,
        hideCaption: true,
        labels: m.table,
        search: true,
        query: state.value.find,
        onSearch: (find) => state.set({find}),
        sort: state.value.order,
        onSort: (order) => state.set({order}),
        rowKey: ({code}) => code
      })
  );
  const onPage = scatterOnPage({
    onBrush: (brush) => {
      isReaders = true;
      state.set({brushgrowth: brush?.growth ?? [null, null], brushpe: brush?.pe ?? [null, null]});
      isReaders = false;
    }
  });
  const page = {
    note: ignoredNote(board),
    notebook: board.notebook,
    filters: boardFilters(board, controls, allChips),
    scatter: boardFrame(board, chips, {
      id: "pe-growth",
      rows: companiesUnder([ofFilters]),
      height: 460,
      show: (rows: readonly CompanyRow[]) =>
        peScatter(rows, {
          m: words,
          lang,
          ranking: ranking(),
          brush: brushed,
          page: onPage
        })
    }),
    strip: boardFrame(board, allChips, {
      id: "percentiles",
      rows: joinRows<{companies: CompanyRow; totals: CompanyTotals}>({companies: linked, totals}),
      height: 360,
      show: ([found]: readonly Joined<{companies: CompanyRow; totals: CompanyTotals}>[]) =>
        percentileStrip(found!.companies, {m: words, lang, ranking: ranking(), totals: found!.totals})
    }),
    ranking: rankingControls(board, facts),
    since: sinceControl(board, facts),
    changes: changesFigure(board, facts, {
      clauses: [ofFilters, ofBrush],
      chips: allChips,
      view,
      depends: ["basis"]
    }),
    table: boardFrame(board, allChips, {
      id: "companies",
      rows: linked,
      pictures: false,
      redrawOn: ["unit"],
      show: (rows: readonly CompanyRow[]) => ({
        title: t.table,
        subtitle: t.tableSubtitle(money()),
        source: rows[0]?.source ?? "",
        asOf: rows[0]?.as_of ?? "",
        rows,
        columns: columns(),
        renderInteractive: () => {
          table().update(rows);
          return table();
        }
      })
    }),
    // Asked last: the engine answers one question after the other, and the charts are what the reader waits for.
    cards: liveFigure(totals, (rows) => companyCards(rows[0]!, {m: words}))
  };
  // The reader's own rectangle is already there; where a chip takes it or one side of it away, the chart follows.
  state.on(["brushgrowth", "brushpe"], () => {
    if (!isReaders) page.scatter.redraw();
  });
  const main = document.querySelector<HTMLElement>("#observablehq-main") ?? document.body;
  linkedHighlight(main);
  openOnClick(main);
  return page;
}

/** Every column that the table can have. */
function orderable({hasHistory}: RankingFacts): string[] {
  const m = valuation.en;
  const shared = {m, lang: "en", unit: "100m"} as const;
  return companyColumns({...shared, ...(hasHistory && {computed: publishedRanking(m)})}).map(({key}) => key);
}

/** A click on a company's dot opens its page; by keyboard the table's links do. */
function openOnClick(root: HTMLElement): void {
  root.addEventListener("click", ({target}) => {
    const code = (target as Element | null)?.closest?.("circle[data-code]")?.getAttribute("data-code");
    if (!code) return;
    const lang = new URLSearchParams(location.search).get("lang");
    location.assign(`${companyAddress(code)}${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`);
  });
}

/** Makes a value once for each key in a row. */
function memoized<T>(key: () => string, make: () => T): () => T {
  let kept: {key: string; value: T} | undefined;
  return () => {
    if (kept?.key !== key()) kept = {key: key(), value: make()};
    return kept.value;
  };
}
