import {html} from "htl";
import {type ComparedDay, compareHistory} from "../../components/charts/compare/history.js";
import {sectorLines} from "../../components/charts/compare/sectors.js";
import {
  type ComparedRow,
  type CompareTableWords,
  compareColumns,
  comparedRows,
  compareFile,
  compareTitle,
  currenciesOf,
  isImplied
} from "../../components/charts/compare/table.js";
import {figuresOf, provenance} from "../../components/charts/provenance.js";
import {mixedYearsNote} from "../../components/charts/valuation/mixedYears.js";
import {companyName} from "../../components/companyName.js";
import {emptyRoom} from "../../components/emptyRoom.js";
import type {Figure} from "../../components/figure.js";
import {laggingOf} from "../../components/percentile/lagging.js";
import {localChoice} from "../../components/table/columnChooser.js";
import {figureTable} from "../../components/table/figureTable.js";
import {currenciesNote, oneCurrency} from "../../lib/currencies.js";
import {yearWords} from "../../lib/fiscalYears.js";
import {company as companyMessages} from "../../lib/messages/company.js";
import {type CompareMessages, compare} from "../../lib/messages/compare.js";
import {percentile} from "../../lib/messages/percentile.js";
import {valuation} from "../../lib/messages/valuation.js";
import {knownRows} from "../../lib/notebook.js";
import type {RowSource} from "../../lib/rowSource.js";
import {historyCount, listedCompanies, sectorSeries} from "../../queries/compare.js";
import {laggingRows} from "../../queries/lagging.js";
import type {CompanyOption} from "../../queries/rows/company.js";
import type {ComparedCompany, HistoryCount, SectorDay} from "../../queries/rows/compare.js";
import type {LaggingRow} from "../../queries/rows/lagging.js";
import {type SectorOption, sectorOptions} from "../../queries/valuation.js";
import {type Board, boardFilters, boardFrame, ignoredNote, openBoard} from "../board.js";
import {compareControls} from "./controls.js";
import {type CompareFiles, MOST_COMPANIES} from "./files.js";
import {type CompareState, compareParams} from "./state.js";

/** The page of several companies side by side, and of a list's sectors over time. No engine is needed for it. */
export function compareBoard(files: CompareFiles) {
  const {answers, companies, shown, over} = files;
  const sectors = knownRows<SectorOption>(answers, sectorOptions());
  const listed = knownRows<CompanyOption>(answers, listedCompanies());
  const lagging = laggingOf(knownRows<LaggingRow>(answers, laggingRows()));
  const [history] = knownRows<HistoryCount>(answers, historyCount());
  const days = knownRows<SectorDay>(answers, sectorSeries());
  const keys = compareColumns(wordsOf("en", "bn"), yearWords([])).map(({key}) => key);
  const params = compareParams(files, sectors, [...keys, "forward_year"]);
  const board = openBoard({answers, tables: {}}, params);
  const {state, lang, m} = board;
  const chooser = localChoice({...m.select, ...m.columns});
  const words = compare[lang];
  const {source} = companyMessages[lang];
  const filters = compareControls(board, {files, listed, sectors});
  const rows = chosenCompanies(board, companies);
  const note = ignoredNote(board, shown.ignored);
  const sectorFigure = (id: string, measure: "multiple" | "percentile") =>
    boardFrame<CompareState, SectorDay>(board, filters.ofSectors, {
      id,
      rows: steady(days),
      redrawOn: ["sector"],
      height: 400,
      show: (all) =>
        sectorLines(all, {
          ...{m: words, lang, measure, source},
          list: shown.list?.list_id ?? "",
          sectors: sectors.filter(({sector_zh}) => state.value.sector.includes(sector_zh))
        })
    });
  // Of all sectors: which of them are chosen is no matter of the list.
  const hasMedian = (key: "pe_median" | "percentile_median") => days.some((day) => day[key] !== null);
  return {
    note: over.length === 0 ? note : html`<div>${note}${overNote(words, over)}</div>`,
    hint: filters.hint,
    filters: boardFilters(
      board,
      filters.controls(),
      () => [...filters.ofCompanies(), ...filters.ofMeasure(), ...filters.ofSectors()],
      {none: words.opening}
    ),
    table: boardFrame<CompareState, ComparedCompany, ComparedRow>(board, filters.ofCompanies, {
      id: "compared",
      rows,
      redrawOn: ["unit"],
      height: 180,
      pictures: false,
      show: (chosen) => table(comparedRows(chosen, lagging))
    }),
    history:
      history!.n === 0
        ? emptyRoom(...words.missing.history)
        : boardFrame<CompareState, ComparedCompany, ComparedDay>(
            board,
            () => [...filters.ofCompanies(), ...filters.ofMeasure()],
            {
              id: "compared-history",
              rows,
              redrawOn: ["measure", "unit"],
              height: 400,
              show: (chosen) => {
                const {measure, unit} = state.value;
                return compareHistory(chosen, {m: words, lang, measure, unit, source});
              }
            }
          ),
    sectorPe: hasMedian("pe_median")
      ? sectorFigure("sector-pe", "multiple")
      : emptyRoom(...(days.length === 0 ? words.missing.sectors : words.missing.medians)),
    // What has neither is one room.
    sectorPercentile: hasMedian("percentile_median")
      ? sectorFigure("sector-percentile", "percentile")
      : hasMedian("pe_median")
        ? emptyRoom(...words.missing.percentiles)
        : document.createDocumentFragment()
  };

  function table(compared: readonly ComparedRow[]): Figure<ComparedRow> {
    const t = wordsOf(lang, state.value.unit);
    const years = yearWords(compared);
    const currencies = currenciesOf(compared);
    const columns = compareColumns(t, years, currencies);
    const names = (some: readonly ComparedRow[]) => words.names(some.map((row) => companyName(row, lang)));
    const unpriced = compared.filter(({forward_pe}) => forward_pe === null);
    const implied = compared.filter(isImplied);
    const {source: told, asOf} = provenance(
      compared.flatMap((row) => [
        ...figuresOf({
          ...row,
          percentile_published_state: row.percentile_state
        }),
        ...(row.computed_state === "no_history"
          ? []
          : [{source, as_of: row.last_date ?? row.percentile_as_of!}])
      ])
    );
    return {
      title: compareTitle(compared, t),
      subtitle:
        compared.length === 0
          ? ""
          : words.table.subtitle(t.company.money.unit[state.value.unit](oneCurrency(currencies.all))),
      notes: [
        ...mixedYearsNote(years, valuation[lang]),
        ...currenciesNote(currencies.all, t.company.money),
        ...(unpriced.length > 0 && unpriced.length < compared.length
          ? [words.table.noForward(names(unpriced))]
          : []),
        ...(implied.length > 0 ? [words.table.implied(names(implied))] : [])
      ],
      source: told,
      asOf,
      rows: compared,
      columns,
      fileColumns: compareFile(state.value.unit, source, compared),
      ...figureTable(compared, columns, {
        caption: words.table.caption,
        hideCaption: true,
        labels: {...m.table, empty: words.none.text},
        sort: state.value.order,
        onSort: (order) => state.set({order}),
        chooser,
        rowKey: ({code}) => code
      })
    };
  }
}

function wordsOf(lang: "en" | "zh", unit: CompareState["unit"]): CompareTableWords {
  return {...{m: compare[lang], company: companyMessages[lang], percentile: percentile[lang]}, lang, unit};
}

/** The companies that the state names, as their files come. */
function chosenCompanies(
  {state}: Board<CompareState>,
  companies: CompareFiles["companies"]
): RowSource<ComparedCompany> {
  let last: {codes: string; rows: readonly ComparedCompany[]} | undefined;
  return {
    observe(listener) {
      let turn = 0;
      const tell = (rows: readonly ComparedCompany[]) => {
        const codes = rows.map(({facts}) => facts.code).join();
        if (last?.codes !== codes) last = {codes, rows};
        listener.rows(last.rows);
      };
      const ask = () => {
        const mine = ++turn;
        const {codes} = state.value;
        const known = codes.flatMap((code) => companies.known.get(code) ?? []);
        if (known.length === codes.length) return tell(known);
        listener.pending();
        Promise.all(codes.map((code) => companies.load(code))).then(
          (all) => {
            if (mine === turn) tell(all.filter((company) => company !== null));
          },
          (error) => {
            if (mine === turn) listener.error(error);
          }
        );
      };
      ask();
      return state.on(["codes"], ask);
    }
  };
}

/** Rows that never change. */
function steady<Row>(rows: readonly Row[]): RowSource<Row> {
  return {
    observe(listener) {
      listener.rows(rows);
      return () => {};
    }
  };
}

function overNote(words: CompareMessages, over: readonly string[]): HTMLElement {
  return html`<div class="notice" role="status"><p>${words.over(MOST_COMPANIES, words.names(over))}</p></div>`;
}
