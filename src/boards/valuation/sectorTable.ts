import {html} from "htl";
import {computedOf, figuresOf, provenance} from "../../components/charts/provenance.js";
import {mixedYearsNote} from "../../components/charts/valuation/mixedYears.js";
import {
  type SectorRow,
  sectorColumns,
  sectorFileColumns,
  sectorTitle
} from "../../components/charts/valuation/sectorTable.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {localChoice} from "../../components/table/columnChooser.js";
import {dataTable, type TableElement} from "../../components/table/dataTable.js";
import {yearWords} from "../../lib/fiscalYears.js";
import {type Joined, joinRows} from "../../lib/joinRows.js";
import {sectorTableMessages} from "../../lib/messages/sectorTable.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {RowSource} from "../../lib/rowSource.js";
import type {CompanyRow, CompanyTotals} from "../../queries/rows/valuation.js";
import {sectorClauses} from "../../queries/valuation.js";
import {type Board, boardFrame} from "../board.js";
import type {FilterOptions} from "../companyFilters.js";
import {PRESETS} from "./presets.js";
import type {RankingFacts} from "./ranking.js";
import {SECTOR_VIEWS, type ValuationState} from "./state.js";

type Rows = {companies: CompanyRow; totals: CompanyTotals};

/** What the table of sectors rests on: of all filters but the one of the sectors, which it sets. */
export interface SectorSources {
  readonly companies: RowSource<CompanyRow>;
  readonly totals: RowSource<CompanyTotals>;
  readonly chips: () => Chip[];
  readonly words: ValuationMessages;
}

/** A row a sector, and the choice of those that are cheap and grow. Its names set the page's filter. */
export function sectorTable(
  board: Board<ValuationState>,
  {sectors}: FilterOptions,
  {hasHistory}: Pick<RankingFacts, "hasHistory">,
  {companies, totals, chips, words}: SectorSources
): HTMLElement {
  const {state, lang, m: common, notebook} = board;
  const m = sectorTableMessages[lang];
  const all = sectors.map(({sector_zh}) => sector_zh);
  const isAlone = (sector: string, chosen = state.value.sectors) =>
    chosen.length === 1 && chosen[0] === sector;
  const onPress = (sector: string) => state.set({sectors: isAlone(sector) ? all : [sector]});
  const shown = notebook.select(totals, [
    ({sectorview}) => (sectorview === "all" ? {} : sectorClauses(PRESETS[sectorview]))
  ]);
  const columns = sectorColumns({m, lang, onPress});
  let table: TableElement<SectorRow> | undefined;
  const filled = (rows: readonly SectorRow[]) => {
    table ??= dataTable<SectorRow>([], columns, {
      caption: m.choice,
      hideCaption: true,
      labels: {...common.table, empty: m.empty},
      sort: state.value.sectororder,
      onSort: (sectororder) => state.set({sectororder}),
      pageSize: Number.POSITIVE_INFINITY,
      chooser: localChoice({...common.select, ...common.columns})
    });
    table.update(rows);
    return table;
  };
  const figure = boardFrame<ValuationState, Joined<Rows>, SectorRow>(
    board,
    () => [...chips(), ...viewChip()],
    {
      id: "sectors",
      rows: joinRows<Rows>({companies, totals: shown}),
      pictures: false,
      height: 300,
      show: ([found]) => {
        const rows = found!.totals.filter((row): row is SectorRow => row.sector_zh !== null);
        const names = new Set(rows.map(({sector_zh}) => sector_zh));
        const members = found!.companies.filter(({sector_zh}) => names.has(sector_zh));
        return {
          title: sectorTitle(rows, {m, lang}),
          subtitle: rows.length === 0 ? "" : m.subtitle,
          ...provenance(
            members.flatMap((row) => [...figuresOf(row), ...(hasHistory ? computedOf(row, words) : [])])
          ),
          rows,
          columns,
          fileColumns: sectorFileColumns(),
          notes: mixedYearsNote(yearWords(members), words),
          renderInteractive: () => {
            const element = filled(rows);
            tell();
            return element;
          },
          fileRows: () => table?.value ?? rows
        };
      }
    }
  );
  const viewChip = (): Chip[] =>
    state.value.sectorview === "all" ? [] : [{key: "sectorview", text: m.chip}];
  /** Presses the names of the sectors that are filtered by, where not all are. */
  function tell(): void {
    const chosen = state.value.sectors;
    for (const button of table?.querySelectorAll("[data-sector]") ?? []) {
      const name = button.getAttribute("data-sector")!;
      button.setAttribute("aria-pressed", String(chosen.length < all.length && chosen.includes(name)));
    }
  }
  state.on(["sectors"], tell);
  state.on(["sectororder"], () => table?.arrange(state.value.sectororder));
  const view = state.bind(
    "sectorview",
    segmentedControl({
      label: m.choice,
      options: SECTOR_VIEWS.map((value) => ({value, label: m.choices[value]})),
      value: state.value.sectorview
    })
  );
  return html`<div><div class="view-controls">${view}</div>${figure}</div>`;
}
