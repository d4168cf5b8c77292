import type {Chip} from "../../components/filters/filterBar.js";
import {multiSelect} from "../../components/filters/multiSelect.js";
import {rangeFields} from "../../components/filters/rangeFields.js";
import {searchField} from "../../components/filters/searchField.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {toggle} from "../../components/filters/toggle.js";
import {allScores} from "../../lib/messages/allScores.js";
import {benchmarks as benchmarkWords} from "../../lib/messages/benchmarks.js";
import {boards} from "../../lib/messages/boards.js";
import {OPENNESS, RULES} from "../../queries/allScores.js";
import type {Board} from "../board.js";
import {listChip, rangeChip} from "../chips.js";
import {type AllState, categoriesOf, distinct} from "./allState.js";
import type {BenchmarkChoices, BenchmarkState} from "./state.js";

const VIEWS = ["heat", "dots"] as const;

/** The filters of the set of all models, and the chips that name what is active. */
export function allFilters(
  {state, lang, m: common}: Board<BenchmarkState>,
  {allModels, allBenchmarks}: BenchmarkChoices
) {
  const m = allScores[lang];
  const t = boards[lang];
  const categoryName = (category: string) => benchmarkWords[lang].categories[category] ?? category;
  const facts = {families: "family", developers: "developer", licences: "licence"} as const;
  const valuesOf = (name: keyof typeof facts) => distinct(allModels, facts[name]);
  const names = new Map(allModels.map(({model_id, model}) => [model_id, model]));
  const areas = categoriesOf(allBenchmarks);
  const tested = new Map(allBenchmarks.map(({benchmark_id, benchmark}) => [benchmark_id, benchmark]));
  const ofFact = (name: keyof typeof facts) =>
    state.bind(
      name,
      multiSelect({
        label: m[name],
        options: valuesOf(name).map((value) => ({value, label: value})),
        value: state.value[name],
        labels: common.select
      })
    );
  const interval = (name: "size" | "years", unit: string) =>
    state.bind(
      name,
      rangeFields({label: m[name], unit, min: 0, value: state.value[name], labels: common.range})
    );
  return {
    controls: (): HTMLElement[] => [
      state.bind("q", searchField({label: m.search, value: state.value.q})),
      ofFact("families"),
      ofFact("developers"),
      ofFact("licences"),
      state.bind(
        "open",
        segmentedControl({
          label: m.openness,
          options: OPENNESS.map((value) => ({value, label: m.opennesses[value]})),
          value: state.value.open
        })
      ),
      interval("size", m.billion),
      interval("years", m.year),
      state.bind(
        "rows",
        multiSelect({
          label: m.rows,
          options: allModels.map(({model_id, model, family}) => ({
            value: model_id,
            label: model,
            group: family
          })),
          value: state.value.rows,
          labels: common.select
        })
      ),
      state.bind(
        "areas",
        multiSelect({
          label: m.areas,
          options: areas.map((value) => ({value, label: categoryName(value)})),
          value: state.value.areas,
          labels: common.select
        })
      ),
      state.bind(
        "columns",
        multiSelect({
          label: m.columns,
          options: allBenchmarks.map(({benchmark_id, benchmark, category}) => ({
            value: benchmark_id,
            label: benchmark,
            group: categoryName(category)
          })),
          value: state.value.columns,
          labels: common.select
        })
      ),
      state.bind("complete", toggle({label: m.complete, value: state.value.complete}))
    ],
    chips: (): Chip[] => {
      const {value} = state;
      const same = (all: readonly string[]) => new Map(all.map((text) => [text, text]));
      const pins = value.pins.map((id) => names.get(id) ?? id);
      return [
        ...(value.q === "" ? [] : [{key: "q", text: m.searchChip(value.q)}]),
        ...(Object.keys(facts) as (keyof typeof facts)[]).flatMap((name) =>
          listChip(t, name, m[name], value[name], same(valuesOf(name)))
        ),
        ...(value.open === "any" ? [] : [{key: "open", text: m.opennessChip(m.opennesses[value.open])}]),
        ...rangeChip(t, "size", m.size, value.size, ` ${m.billion}`),
        // A year has no thousands.
        ...rangeChip(t, "years", m.years, value.years, "", String),
        ...listChip(t, "rows", m.rows, value.rows, names),
        ...listChip(
          t,
          "areas",
          m.areas,
          value.areas,
          new Map(areas.map((area) => [area, categoryName(area)]))
        ),
        ...listChip(t, "columns", m.columns, value.columns, tested),
        ...(value.complete ? [{key: "complete", text: m.completeChip}] : []),
        ...(pins.length === 0 ? [] : [{key: "pins", text: t.few(m.pins, pins)}]),
        ...(value.prefer === "report" ? [] : [{key: "prefer", text: m.ruleChip(m.rules[value.prefer])}])
      ];
    }
  };
}

/** Table or dots, and which of several scores. */
export function allViewControls({state, lang}: Board<BenchmarkState>): HTMLElement[] {
  const m = allScores[lang];
  const t = boards[lang];
  const views = segmentedControl<BenchmarkState["view"]>({
    label: t.view,
    options: VIEWS.map((value) => ({value, label: t.views[value]})),
    value: state.value.view
  });
  const rules = select<AllState["prefer"]>({
    label: m.rule,
    options: RULES.map((value) => ({value, label: m.rules[value]})),
    value: state.value.prefer
  });
  return [state.bind("view", views), state.bind("prefer", rules)];
}
