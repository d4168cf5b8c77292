import {html} from "htl";
import {companyName, sectorName} from "../../components/companyName.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {multiSelect} from "../../components/filters/multiSelect.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {boards} from "../../lib/messages/boards.js";
import {company} from "../../lib/messages/company.js";
import {compare} from "../../lib/messages/compare.js";
import {SEVERAL} from "../../lib/messages/money.js";
import {withScope} from "../../lib/scopeParams.js";
import type {CompanyOption} from "../../queries/rows/company.js";
import type {SectorOption} from "../../queries/valuation.js";
import type {Board} from "../board.js";
import {listChip} from "../chips.js";
import {listName} from "../lists.js";
import type {PageScope} from "../scope.js";
import {unitOptions} from "../unitOptions.js";
import {type CompareFiles, MOST_COMPANIES} from "./files.js";
import {type CompareState, MEASURES} from "./state.js";

/** What the page's filters are made of. */
export interface CompareOptions {
  readonly files: CompareFiles;
  /** The companies of every list. */
  readonly listed: readonly CompanyOption[];
  readonly sectors: readonly SectorOption[];
}

/** The controls, and the chips that name what was chosen. */
export function compareControls(board: Board<CompareState>, options: CompareOptions) {
  const {state, lang, m} = board;
  const [words, t] = [compare[lang], boards[lang]];
  const companies = withUnlisted(options);
  const companyNames = new Map(companies.map((company) => [company.code, companyName(company, lang)]));
  const sectorNames = new Map(options.sectors.map((s) => [s.sector_zh, sectorName(s, lang)]));
  const hint = html`<p class="bf-hint" role="status"></p>`;
  const picker = multiSelect({
    label: words.companies,
    options: companies.map((company) => ({
      value: company.code,
      label: companyName(company, lang),
      title: company.code,
      group: company.isListed ? sectorName(company, lang) : words.unlisted
    })),
    value: state.value.codes,
    labels: m.select
  });
  picker.addEventListener("input", () => {
    const before = state.value.codes;
    const chosen = new Set(picker.value);
    // Who was there stays in place, so that a line keeps its colour.
    const next = [
      ...before.filter((code) => chosen.has(code)),
      ...picker.value.filter((code) => !before.includes(code))
    ];
    const codes = next.slice(0, MOST_COMPANIES);
    hint.textContent = next.length > codes.length ? words.most(MOST_COMPANIES) : "";
    if (next.length > codes.length) picker.value = codes;
    state.set({codes});
  });
  state.on(["codes"], () => {
    picker.value = state.value.codes;
  });
  const changed = (name: keyof CompareState) => state.changed.includes(name);
  return {
    hint,
    controls: (): HTMLElement[] => [
      ...listControl(options.files.shown, words.list, lang),
      picker,
      state.bind(
        "measure",
        segmentedControl({
          label: words.measure,
          options: MEASURES.map((value) => ({
            value,
            label: words.measures[value],
            title: words.measureTitles[value]
          })),
          value: state.value.measure
        })
      ),
      state.bind(
        "sector",
        multiSelect({
          label: words.sectors,
          options: [...sectorNames].map(([value, label]) => ({value, label})),
          value: state.value.sector,
          labels: m.select
        })
      ),
      state.bind(
        "unit",
        segmentedControl({
          label: m.unit,
          // Any company may be chosen, and the currency is then that of the choice.
          options: unitOptions(m, company[lang].money, SEVERAL),
          value: state.value.unit
        })
      )
    ],
    /** What is asked of companies, and what of sectors. */
    ofCompanies: (): Chip[] =>
      changed("codes") ? listChip(t, "codes", words.companies, state.value.codes, companyNames) : [],
    ofMeasure: (): Chip[] =>
      changed("measure")
        ? [{key: "measure", text: words.labelled(words.measure, words.measures[state.value.measure])}]
        : [],
    ofSectors: (): Chip[] =>
      changed("sector") ? listChip(t, "sector", words.sectors, state.value.sector, sectorNames) : []
  };
}

/** The companies to choose: of lists, and those of the address that are in none. */
function withUnlisted({files, listed}: CompareOptions) {
  const codes = new Set(listed.map(({code}) => code));
  const others = [...files.companies.known.values()].flatMap(({facts}) =>
    codes.has(facts.code) ? [] : [{...facts, isListed: false}]
  );
  return [...listed.map((company) => ({...company, isListed: true})), ...others];
}

/** Which list's sectors are shown, where there are several: another list is another page of the same kind. */
function listControl({lists, list}: PageScope, label: string, lang: "en" | "zh"): HTMLElement[] {
  if (lists.length < 2) return [];
  const first = lists[0]!.list_id;
  const control = select({
    label,
    options: lists.map((each) => ({value: each.list_id, label: listName(each, lang)})),
    value: list?.list_id ?? first
  });
  control.addEventListener("input", () => {
    const search = withScope(location.search, {list: control.value === first ? null : control.value});
    location.assign(`${location.pathname}${search}`);
  });
  return [control];
}
