import {dateSlider} from "../../components/filters/dateSlider.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {multiSelect} from "../../components/filters/multiSelect.js";
import {select} from "../../components/filters/select.js";
import {boards} from "../../lib/messages/boards.js";
import {type FrontierMessages, frontier} from "../../lib/messages/frontier.js";
import {ORIGINS, protocolClauses, VARIANTS} from "../../queries/frontier.js";
import type {Board} from "../board.js";
import {chosenOrAll, listChip} from "../chips.js";
import type {FrontierChoices, FrontierState} from "./state.js";

/** The filters of the page: their controls, the chips that name what is active, and the clauses of its queries. */
export function frontierFilters(board: Board<FrontierState>, choices: FrontierChoices) {
  const {state, lang, m: common} = board;
  const [t, m] = [boards[lang], frontier[lang]];
  const variants = new Map<string, string>(VARIANTS.map((value) => [value, m.variantNames[value] ?? value]));
  const origins = new Map<string, string>(ORIGINS.map((value) => [value, m.originNames[value] ?? value]));
  const names = new Map(choices.benchmarks.map(({benchmark_id, benchmark}) => [benchmark_id, benchmark]));
  const list = (name: "variants" | "origins", label: string, options: ReadonlyMap<string, string>) =>
    state.bind(
      name,
      multiSelect({
        label,
        options: [...options].map(([value, text]) => ({value, label: text})),
        value: state.value[name],
        labels: common.select
      })
    );
  /** Which scores count. */
  const protocolChips = ({shots, variants: chosen, origins: by}: FrontierState): Chip[] => [
    ...(shots === "any" ? [] : [{key: "shots", text: common.labelled(m.shots, shotName(shots, m))}]),
    ...listChip(t, "variants", m.variants, chosen, variants),
    ...listChip(t, "origins", m.origins, by, origins)
  ];
  return {
    controls: (): HTMLElement[] => [
      state.bind(
        "benchmark",
        select({
          label: m.benchmark,
          options: [...names].map(([value, label]) => ({value, label})),
          value: state.value.benchmark
        })
      ),
      state.bind(
        "shots",
        select({
          label: m.shots,
          options: ["any", "stated", ...choices.shots.map(String)].map((value) => ({
            value,
            label: shotName(value, m)
          })),
          value: state.value.shots
        })
      ),
      list("variants", m.variants, variants),
      list("origins", m.origins, origins),
      state.bind("date", dateSlider({label: m.date, days: choices.days, value: state.value.date}))
    ],
    chips: (): Chip[] => {
      const {benchmark, date} = state.value;
      return [
        ...(benchmark === choices.benchmark.benchmark_id
          ? []
          : [{key: "benchmark", text: names.get(benchmark) ?? benchmark}]),
        ...protocolChips(state.value),
        ...(date === choices.day ? [] : [{key: "date", text: m.onDay(date)}])
      ];
    },
    /** Over which scores figures are, in words. */
    scope: (): string => {
      const chips = protocolChips(state.value);
      return chips.length === 0 ? m.allScores : m.scoresWith(chips.map(({text}) => text).join(" · "));
    },
    ofProtocol: ({shots, variants: chosen, origins: by}: FrontierState) =>
      protocolClauses({
        shots: shots === "any" ? null : shots === "stated" ? "stated" : Number(shots),
        variants: chosenOrAll(chosen, variants),
        origins: chosenOrAll(by, origins)
      })
  };
}

function shotName(value: string, m: FrontierMessages): string {
  if (value === "any" || value === "stated") return m.shotNames[value];
  return m.shotCount(Number(value));
}
