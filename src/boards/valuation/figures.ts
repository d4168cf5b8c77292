import {computedOf, figuresOf, provenance} from "../../components/charts/provenance.js";
import {forwardBasisNote} from "../../components/charts/valuation/forwardBasis.js";
import {mixedYearsNote} from "../../components/charts/valuation/mixedYears.js";
import {peScatter} from "../../components/charts/valuation/scatter.js";
import {scatterOnPage} from "../../components/charts/valuation/scatterOnPage.js";
import {percentileStrip} from "../../components/charts/valuation/strip.js";
import {companyCards, companyColumns, companyFileColumns} from "../../components/charts/valuation/table.js";
import {twoDaysNote} from "../../components/charts/valuation/twoDays.js";
import type {FileColumn} from "../../components/export/csv.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {liveFigure} from "../../components/liveFigure.js";
import {type Lagging, withLateStates} from "../../components/percentile/lagging.js";
import {dataTable, type TableElement} from "../../components/table/dataTable.js";
import {currenciesNote, oneCurrency} from "../../lib/currencies.js";
import {yearWords} from "../../lib/fiscalYears.js";
import {type Joined, joinRows} from "../../lib/joinRows.js";
import type {Language} from "../../lib/language.js";
import {boards} from "../../lib/messages/boards.js";
import {scenarioMessages} from "../../lib/messages/scenario.js";
import {type ValuationMessages, valuation} from "../../lib/messages/valuation.js";
import type {RowSource} from "../../lib/rowSource.js";
import {isToday, type Scenario, suppose} from "../../lib/scenario.js";
import {typedNames} from "../../lib/typedNames.js";
import type {CompanyRow, CompanyTotals} from "../../queries/rows/valuation.js";
import {type Board, boardFrame} from "../board.js";
import type {FilterOptions} from "../companyFilters.js";
import {DEFINITION, definitionOf} from "../definition.js";
import {changeOf} from "../scenarioControls.js";
import type {valuationFilters} from "./controls.js";
import {percentileLabels, type RankingFacts, viewOf} from "./ranking.js";
import {sectorTable} from "./sectorTable.js";
import {companySources} from "./sources.js";
import type {ValuationState} from "./state.js";
import {changesFigure} from "./storedDays.js";
import {supposedPercentiles} from "./supposedPercentiles.js";

type Filters = ReturnType<typeof valuationFilters>;
type Charted = {companies: CompanyRow; totals: CompanyTotals};

/** The figures of the page, in the order in which their questions are asked. */
export function valuationFigures(
  board: Board<ValuationState>,
  facts: RankingFacts,
  filters: Filters,
  options: FilterOptions
) {
  const {lang} = board;
  const {chips, allChips, ofFilters, ofOthers, ofBrush} = filters;
  const m = wordsOf(lang, facts);
  // Of an earlier day it is not known who lagged then.
  const lagging = () => (board.state.value.asof === "" ? facts.lagging : NOBODY);
  const lateNow = withLateStates(facts.lagging);
  const late = (rows: readonly CompanyRow[]) => (board.state.value.asof === "" ? lateNow(rows) : rows);
  const view = (value: ValuationState) => ({...viewOf(value), basis: value.basis});
  const {companiesUnder, totalsUnder} = companySources(board.notebook, view);
  const clauses = [ofFilters, ofBrush];
  const totals = totalsUnder(clauses);
  const linked = companiesUnder(clauses);
  const ranking = () => percentileLabels(lang, board.state.value);
  return {
    scatter: scatterFigure(board, chips, companiesUnder([ofFilters]), {m, late}),
    strip: boardFrame(board, allChips, {
      id: "percentiles",
      rows: joinRows<Charted>({companies: linked, totals}),
      height: 360,
      redrawOn: ["unit"],
      show: ([found]: readonly Joined<Charted>[]) =>
        percentileStrip(late(found!.companies), {
          m,
          lagging: lagging(),
          lang,
          ranking: ranking(),
          totals: found!.totals,
          unit: board.state.value.unit
        })
    }),
    changes: changesFigure(board, facts, {clauses, chips: allChips, view}),
    sectors: sectorTable(board, options, facts, {
      companies: companiesUnder([ofOthers, ofBrush]),
      totals: totalsUnder([ofOthers, ofBrush]),
      chips: () => allChips().filter(({key}) => key !== "sectors"),
      words: m
    }),
    table: tableFigure(board, facts, allChips, linked, {m, late}),
    // Asked last: the engine answers one question after the other, and the charts are what the reader waits for.
    cards: liveFigure(totals, (rows) => companyCards(rows[0]!, {m}))
  };
}

const NOBODY: Lagging = new Map();

/** What the figures say: where there is no company at all, no filter is at fault. */
export function wordsOf(lang: Language, {hasCompanies, isOwn}: RankingFacts): ValuationMessages {
  const m = valuation[lang];
  return hasCompanies ? m : {...m, ...(isOwn ? m.noneKnown : m.none)};
}

/** What the figures of companies are told besides their rows. */
interface Told {
  readonly m: ValuationMessages;
  readonly late: (rows: readonly CompanyRow[]) => readonly CompanyRow[];
}

/** The scatter, whose rectangle is part of the state. */
function scatterFigure(
  board: Board<ValuationState>,
  chips: Filters["chips"],
  rows: RowSource<CompanyRow>,
  {m, late}: Told
) {
  const {state, lang} = board;
  /** True while the reader draws the rectangle. */
  let isReaders = false;
  const page = scatterOnPage({
    onBrush: (brush) => {
      isReaders = true;
      state.set({brushgrowth: brush?.growth ?? [null, null], brushpe: brush?.pe ?? [null, null]});
      isReaders = false;
    }
  });
  const figure = boardFrame(board, chips, {
    id: "pe-growth",
    rows,
    height: 460,
    redrawOn: ["unit"],
    show: (found: readonly CompanyRow[]) =>
      peScatter(late(found), {
        m,
        lang,
        ranking: percentileLabels(lang, state.value),
        unit: state.value.unit,
        brush: () => ({growth: state.value.brushgrowth, pe: state.value.brushpe}),
        page
      })
  });
  // The reader's own rectangle is already there; where a chip takes it or one side of it away, the chart follows.
  state.on(["brushgrowth", "brushpe"], () => {
    if (!isReaders) figure.redraw();
  });
  return figure;
}

/** Names and sectors as a reader of either language knows them. */
const bothNames = ({name_zh, name_en, sector_zh, sector_en}: CompanyRow) =>
  [name_zh, name_en, sector_zh, sector_en].join("\n");

/** The table of companies, which keeps its place and its order while its rows change. */
function tableFigure(
  board: Board<ValuationState>,
  {hasHistory, hasUnlisted = false}: RankingFacts,
  chips: Filters["chips"],
  rows: RowSource<CompanyRow>,
  {m: words, late}: Told
) {
  const {state, lang, m} = board;
  const t = boards[lang];
  const columns = () =>
    companyColumns({
      m: words,
      lang,
      unit: state.value.unit,
      ...{years, currency},
      ...(hasHistory && {computed: percentileLabels(lang, {...state.value, ranking: "computed"})})
    });
  const names = typedNames(hasUnlisted);
  let years = yearWords([]);
  let currency = oneCurrency([]);
  const table = memoized(
    () =>
      [
        state.value.unit,
        ...DEFINITION.map((name) => state.value[name]),
        JSON.stringify(years),
        currency
      ].join(),
    () =>
      dataTable<CompanyRow>([], columns(), {
        caption: t.table,
        hideCaption: true,
        labels: {...m.table, empty: words.empty},
        search: true,
        found: {
          words: bothNames,
          load: async () => {
            const typed = await names();
            return (row) => `${bothNames(row)}\n${typed.get(row.code) ?? ""}`;
          }
        },
        query: state.value.find,
        onSearch: (find) => state.set({find}),
        sort: state.value.order,
        onSort: (order) => state.set({order}),
        chooser: {
          chosen: () => state.value.columns,
          onChoice: (columns) => state.set({columns}),
          labels: {...m.select, ...m.columns}
        },
        rowKey: ({code}) => code
      })
  );
  // The reader's own order is there already; a preset's, or a chip's, comes to the table from here.
  state.on(["order", "columns"], () => table().arrange(state.value.order));
  let last: {readonly element: TableElement<CompanyRow>; readonly found: readonly CompanyRow[]} | undefined;
  /** The table of these rows. One that has them already keeps the page that the reader turned to. */
  const filled = (found: readonly CompanyRow[]) => {
    const element = table();
    if (last?.element !== element || last.found !== found) element.update(found);
    last = {element, found};
    return element;
  };
  const ifs = scenarioMessages[lang];
  const percentiles = supposedPercentiles(board.notebook, {
    onFound: () => figure.redraw(),
    isComputed: () => state.value.ranking === "computed"
  });
  const supposedOf = supposing(state, late);
  const changed = (value: number) => (value === 0 ? "" : changeOf(value));
  const asIf = () => [changed(state.value.price), changed(state.value.profit)] as const;
  const scenarioChip = (): Chip[] =>
    isToday(state.value) ? [] : [{key: "price", text: ifs.chip(...asIf())}];
  const figure = boardFrame(board, () => [...chips(), ...scenarioChip()], {
    id: "companies",
    rows,
    pictures: false,
    redrawOn: ["unit", "price", "profit"],
    show: (shown: readonly CompanyRow[]) => {
      const supposed = supposedOf(shown);
      const {price} = state.value;
      const found =
        price === 0 || !hasHistory
          ? supposed
          : percentiles.of(supposed, state.value, definitionOf(state.value));
      const isSupposed = !isToday(state.value);
      years = yearWords(found);
      const currencies = found.map(({financial_currency}) => financial_currency);
      currency = oneCurrency(currencies);
      return {
        title: found.length === 0 ? words.emptyTitle : isSupposed ? ifs.title(...asIf()) : t.table,
        subtitle:
          found.length === 0
            ? ""
            : t.tableSubtitle(words.money.unit[state.value.unit](currency), years.forward),
        ...provenance(
          found.flatMap((row) => [...figuresOf(row), ...(hasHistory ? computedOf(row, words) : [])])
        ),
        rows: found,
        columns: columns(),
        fileColumns: [
          ...companyFileColumns(state.value.unit, currency),
          ...(isSupposed ? supposedColumns(state.value) : [])
        ],
        notes: [
          ...(isSupposed ? [ifs.note] : []),
          ...(price === 0 ? [] : [ifs.published, ...(hasHistory ? [ifs.computed] : [])]),
          ...mixedYearsNote(years, words),
          ...currenciesNote(currencies, words.money),
          ...forwardBasisNote(found, words),
          ...twoDaysNote(found, {m: words, lang})
        ],
        renderInteractive: () => filled(found),
        fileRows: () => filled(found).value
      };
    }
  });
  return figure;
}

/** What a file of supposed figures says of each row. */
function supposedColumns({price, profit}: Scenario): FileColumn<CompanyRow>[] {
  return [
    {key: "supposed_price_change_pct", value: () => price},
    {key: "supposed_profit_change_pct", value: () => profit}
  ];
}

/** The rows as the page supposes them: the same array of the same answer, until another thing is supposed. */
function supposing(state: {readonly value: Scenario}, late: Told["late"]) {
  let kept:
    | {readonly of: readonly CompanyRow[]; readonly by: string; readonly rows: readonly CompanyRow[]}
    | undefined;
  return (given: readonly CompanyRow[]) => {
    const today = late(given);
    const {price, profit} = state.value;
    const by = `${price} ${profit}`;
    if (kept?.of !== today || kept.by !== by)
      kept = {
        of: today,
        by,
        rows: isToday(state.value) ? today : today.map((row) => suppose(row, {price, profit}))
      };
    return kept.rows;
  };
}

/** Makes a value once for each key in a row. */
function memoized<T>(key: () => string, make: () => T): () => T {
  let kept: {key: string; value: T} | undefined;
  return () => {
    if (kept?.key !== key()) kept = {key: key(), value: make()};
    return kept.value;
  };
}
