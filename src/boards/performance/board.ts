import {html} from "htl";
import {dashReasons, excessFile} from "../../components/charts/performance/excessFile.js";
import {excessColumns} from "../../components/charts/performance/excessTable.js";
import {
  type LeftOut,
  leftOutNotes,
  noLines,
  performanceLines
} from "../../components/charts/performance/lines.js";
import {provenance} from "../../components/charts/provenance.js";
import {ratingScale} from "../../components/charts/report/ratingScale.js";
import {companyName, sectorName} from "../../components/companyName.js";
import {emptyRoom} from "../../components/emptyRoom.js";
import {keyed} from "../../components/export/figureCsv.js";
import type {Figure} from "../../components/figure.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {multiSelect} from "../../components/filters/multiSelect.js";
import {localChoice} from "../../components/table/columnChooser.js";
import {figureTable} from "../../components/table/figureTable.js";
import type {Sort} from "../../components/table/sortRows.js";
import {formatNumber} from "../../lib/format.js";
import {boards} from "../../lib/messages/boards.js";
import {type PerformanceMessages, performance} from "../../lib/messages/performance.js";
import {knownRows} from "../../lib/notebook.js";
import {type Params, someOf, sortBy} from "../../lib/permalink.js";
import {companyOptions} from "../../queries/company.js";
import {
  excessRows,
  historyDays,
  lineRows,
  performanceClauses,
  performanceStatus,
  performerRows,
  ratingRows
} from "../../queries/performance.js";
import {reportTexts} from "../../queries/reports.js";
import type {CompanyOption} from "../../queries/rows/company.js";
import type {
  ExcessRow,
  HistoryDays,
  LineRow,
  PerformanceStatus,
  PerformerRow,
  RatingRow
} from "../../queries/rows/performance.js";
import type {TextRow} from "../../queries/rows/reports.js";
import {type SectorOption, sectorOptions} from "../../queries/valuation.js";
import {boardFilters, boardFrame, ignoredNote, openBoard} from "../board.js";
import {chosenOrAll, listChip} from "../chips.js";
import {listControl} from "../lists.js";
import {textsOf} from "../reports.js";
import type {ScopedFiles} from "../scope.js";

interface PerformanceState {
  readonly sectors: readonly string[];
  readonly companies: readonly string[];
  readonly order: Sort | null;
}

/** The performance page: the chosen companies against the CSI 300, on the report's rating scale, and one by one. */
export function performanceBoard(files: ScopedFiles) {
  const sectors = knownRows<SectorOption>(files.answers, sectorOptions());
  const companies = knownRows<CompanyOption>(files.answers, companyOptions());
  const scale = knownRows<RatingRow>(files.answers, ratingRows());
  const [status] = knownRows<PerformanceStatus>(files.answers, performanceStatus());
  const [history] = knownRows<HistoryDays>(files.answers, historyDays());
  const horizons = {has_6m: status?.has_6m ?? false, has_12m: status?.has_12m ?? false};
  const performers = knownRows<PerformerRow>(files.answers, performerRows());
  const performing = new Set(performers.flatMap(({code, has_days}) => (has_days ? [code] : [])));
  const foreign = new Set(performers.flatMap(({code, in_cny}) => (in_cny ? [] : [code])));
  const hasData = (status?.n_days ?? 0) > 1;
  const params: Params<PerformanceState> = {
    sectors: someOf(sectors.map(({sector_zh}) => sector_zh)),
    companies: someOf(companies.map(({code}) => code)),
    order: sortBy(excessColumns({m: performance.en, lang: "en"}).map(({key}) => key))
  };
  const board = openBoard(files, params);
  const {state, lang, m} = board;
  const chooser = localChoice({...m.select, ...m.columns});
  const [t, words] = [boards[lang], performance[lang]];
  const sectorNames = new Map(sectors.map((s) => [s.sector_zh, sectorName(s, lang)]));
  const companyNames = new Map(companies.map((company) => [company.code, companyName(company, lang)]));
  const texts = knownRows<TextRow>(files.answers, reportTexts(["rating-scale"]));
  const notes = textsOf(
    texts.filter(({report_id}) => report_id === scale[0]?.report_id),
    lang
  ).notes("rating-scale");
  const chips = (): Chip[] => [
    ...listChip(t, "sectors", words.sectors, state.value.sectors, sectorNames),
    ...listChip(t, "companies", words.companies, state.value.companies, companyNames)
  ];
  const ofFilters = (value: PerformanceState) =>
    performanceClauses({
      sectors: chosenOrAll(value.sectors, sectorNames),
      companies: chosenOrAll(value.companies, companyNames)
    });
  /** The companies under the filter, with days or without. */
  const chosen = () =>
    companies.filter(
      ({code, sector_zh}) => state.value.companies.includes(code) && state.value.sectors.includes(sector_zh)
    );
  /** Of companies, those without days of this year, by what keeps them out. */
  const leftOutOf = (some: readonly CompanyOption[]): LeftOut => {
    const without = some.filter(({code}) => !performing.has(code));
    const because = (reason: keyof LeftOut) =>
      without.filter(({code}) => reasonOf(code) === reason).map((company) => companyName(company, lang));
    return {
      currency: because("currency"),
      unlisted: because("unlisted"),
      absent: because("absent")
    };
  };
  const reasonOf = (code: string): keyof LeftOut =>
    foreign.has(code) ? "currency" : files.shown.unlisted.has(code) ? "unlisted" : "absent";
  const controls = () => [
    state.bind(
      "sectors",
      multiSelect({
        label: words.sectors,
        options: [...sectorNames].map(([value, label]) => ({value, label})),
        value: state.value.sectors,
        labels: m.select
      })
    ),
    state.bind(
      "companies",
      multiSelect({
        label: words.companies,
        options: companies.map((company) => ({
          value: company.code,
          label: companyName(company, lang),
          group: sectorNames.get(company.sector_zh) ?? ""
        })),
        value: state.value.companies,
        labels: m.select
      })
    )
  ];
  const scaleFrame = boardFrame(board, chips, {
    id: "rating-scale",
    clauses: [ofFilters],
    query: excessRows,
    height: 210,
    show: (rows: readonly ExcessRow[]) => ratingScale(rows, {m: words, lang, scale, notes, horizons}) as never
  });
  if (!hasData)
    return {
      note: ignoredNote(board, files.shown.ignored),
      list: listControl(files.shown, {n: companies.length, sectors: sectors.length}),
      filters: nothing(),
      lines: noData(words, history, {
        companies: companies.length,
        leftOut: leftOutOf(companies),
        isOwn: files.shown.list === null
      }),
      scale: scaleFrame,
      table: nothing()
    };
  return {
    note: ignoredNote(board, files.shown.ignored),
    list: listControl(files.shown, {n: companies.length, sectors: sectors.length}),
    filters: boardFilters(board, controls(), chips),
    lines: boardFrame(board, chips, {
      id: "performance",
      clauses: [ofFilters],
      query: lineRows,
      height: 380,
      show: (rows: readonly LineRow[]) => {
        const shown = chosen().filter(({code}) => performing.has(code));
        const [only] = shown;
        return {
          ...performanceLines(rows, {
            m: words,
            lang,
            chosen: chosen().length,
            companies: shown,
            leftOut: leftOutOf(chosen())
          }),
          ...(shown.length === 1 && {about: {file: only!.code}})
        };
      }
    }),
    scale: scaleFrame,
    table: html`<h2>${words.table.caption}</h2>${boardFrame(board, chips, {
      id: "returns",
      clauses: [ofFilters],
      query: excessRows,
      pictures: false,
      height: 300,
      show: (rows: readonly ExcessRow[]) => returns(rows)
    })}`
  };

  function returns(all: readonly ExcessRow[]): Figure<ExcessRow> {
    const rows = all.filter(({kind}) => kind === "company");
    const columns = excessColumns({m: words, lang, scale});
    const ahead = rows.filter(({excess_6m_pct}) => (excess_6m_pct ?? 0) > 0).length;
    const {asOf} = provenance(rows.map(({as_of}) => ({source: "", as_of})));
    const index = rows.find(({source}) => source !== null)?.source;
    const empty = noLines(words, chosen().length, leftOutOf(chosen()));
    const compared = rows.filter(({excess_6m_pct}) => excess_6m_pct !== null).length;
    return {
      title:
        rows.length === 0
          ? empty.title
          : compared > 0
            ? words.table.title(ahead, compared)
            : words.table.titleAlone,
      subtitle:
        rows.length === 0
          ? ""
          : words.table.subtitle(
              asOf,
              dashReasons(rows, horizons).map((reason) => words.table.dashes[reason])
            ),
      notes: rows.length > 0 ? leftOutNotes(words, leftOutOf(chosen())) : [],
      source: index ? words.source(index) : words.sourceAlone,
      asOf,
      rows,
      columns,
      // The source is the figure's: the rows' own is the index's, and none where there is no index.
      fileColumns: [
        ...keyed<ExcessRow>(["code", "name_zh", "name_en", "sector_zh", "sector_en"]),
        ...excessFile(horizons),
        ...keyed<ExcessRow>(["n_untraded", "as_of"])
      ],
      ...figureTable(rows, columns, {
        caption: words.table.caption,
        hideCaption: true,
        labels: {...m.table, empty: empty.text},
        sort: state.value.order,
        onSort: (order) => state.set({order}),
        chooser,
        rowKey: ({code}) => code ?? ""
      })
    };
  }
}

const nothing = (): Node => document.createDocumentFragment();

/** Stands in the place of the lines: what is missing, and why. */
function noData(
  m: PerformanceMessages,
  found: HistoryDays | undefined,
  {
    companies,
    leftOut,
    isOwn
  }: {readonly companies: number; readonly leftOut: LeftOut; readonly isOwn: boolean}
): HTMLElement {
  const {history, cap, day} = m.missing;
  const {n_days, n_cap_days} = found ?? {n_days: 0, n_cap_days: 0};
  const say = ({title, why}: {readonly title: string; readonly why: string}) => emptyRoom(title, why);
  if (companies === 0) return say(isOwn ? m.noMembers : m.noCompanies);
  if (n_days === 0) return say(history);
  // What the whole site has decides only for those of whom it could have something.
  const couldHave = leftOut.absent?.length === companies;
  if (couldHave && n_cap_days === 0) return say({...cap, why: cap.why(formatNumber(n_days))});
  if (couldHave && n_cap_days === 1) return say(day);
  const {title, text} = noLines(m, companies, leftOut);
  return say({title, why: text});
}
