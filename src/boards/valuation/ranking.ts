import {
  computedRanking,
  type PercentileLabels,
  publishedRanking
} from "../../components/charts/valuation/percentileLabels.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {type Lagging, laggingOf} from "../../components/percentile/lagging.js";
import {oneCurrency} from "../../lib/currencies.js";
import type {TableFiles} from "../../lib/database.js";
import {labelled} from "../../lib/labelled.js";
import type {Language} from "../../lib/language.js";
import {boards} from "../../lib/messages/boards.js";
import {percentile} from "../../lib/messages/percentile.js";
import {valuation} from "../../lib/messages/valuation.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {oneOf, type Params} from "../../lib/permalink.js";
import {snapshotDays} from "../../queries/changes.js";
import {
  type CompanyView,
  DAY_TABLES,
  RANKINGS,
  type Ranking,
  tableOfDay
} from "../../queries/companyFigures.js";
import {laggingRows} from "../../queries/lagging.js";
import type {SnapshotDay} from "../../queries/rows/changes.js";
import type {LaggingRow} from "../../queries/rows/lagging.js";
import type {ForwardYear, HistoryStatus} from "../../queries/rows/valuation.js";
import {forwardYears, historyStatus, moneyCurrencies, openingOf} from "../../queries/valuation.js";
import type {Board} from "../board.js";
import {
  type DefinitionState,
  definitionChips,
  definitionControls,
  definitionOf,
  definitionParams
} from "../definition.js";

/** The part of a page's state that says which percentile is meant, of which day, and against which day before. */
export interface RankingState extends DefinitionState {
  readonly ranking: Ranking;
  /** An ISO date; empty is the published day. */
  readonly asof: string;
  /** An ISO date before that; empty is the stored day just before. */
  readonly since: string;
  /** The fiscal year that all forward PEs shall be of; empty is each company's own. */
  readonly year: string;
}

/** What the site has: which percentile it opens with, whether any can be computed, and the stored days. */
export interface RankingFacts {
  readonly opening: Ranking;
  readonly hasHistory: boolean;
  readonly hasStatic: boolean;
  /** Oldest first, the published one last; none where the embedded report stands alone. */
  readonly days: readonly string[];
  /** The companies whose rows end before the newest day of the history. */
  readonly lagging: Lagging;
  readonly hasCompanies: boolean;
  /** Whether the list is the reader's own. */
  readonly isOwn?: boolean;
  /** Whether it has companies that are in none of the site's lists. */
  readonly hasUnlisted?: boolean;
  /** Of all money of the companies, or `SEVERAL`. */
  readonly currency: string;
  /** Fiscal years that forward PEs are of, where there is a choice: none where all are of one. */
  readonly years: readonly number[];
  /** The name of the list that the stored days are of, where it is another one than the page shows. */
  readonly daysOf?: string | undefined;
}

export function rankingFacts(answers: Answers): RankingFacts {
  const days = knownRows<SnapshotDay>(answers, snapshotDays());
  const [status] = knownRows<HistoryStatus>(answers, historyStatus());
  const {ranking, hasHistory} = openingOf(status, days);
  const years = knownRows<ForwardYear>(answers, forwardYears());
  const hasStatic = (status?.n_static ?? 0) > 0;
  return {
    opening: ranking,
    hasHistory,
    hasStatic,
    days: days.map(({as_of}) => as_of),
    lagging: laggingOf(knownRows<LaggingRow>(answers, laggingRows())),
    hasCompanies: (status?.n_all ?? 0) > 0,
    currency: oneCurrency(
      knownRows<{currency: string}>(answers, moneyCurrencies()).map(({currency}) => currency)
    ),
    years: years.length > 1 ? years.map(({year}) => year) : []
  };
}

export function rankingParams({
  opening,
  hasHistory,
  hasStatic,
  days,
  years
}: Omit<RankingFacts, "lagging" | "hasCompanies" | "currency">): Params<RankingState> {
  return {
    ...definitionParams(hasStatic),
    ranking: oneOf(hasHistory ? RANKINGS : (["published"] as const), opening),
    asof: oneOf(["", ...days.slice(0, -1)], ""),
    since: oneOf(["", ...days.slice(0, -1)], ""),
    year: oneOf(["", ...years.map(String)], "")
  };
}

/** How the companies are looked at in a state. */
export function viewOf(state: RankingState): Omit<CompanyView, "basis"> {
  const {ranking, asof, year} = state;
  // Of an earlier day each company's own year is stored, and no other.
  return {
    ranking,
    definition: definitionOf(state),
    day: asof || null,
    year: year === "" || asof !== "" ? null : Number(year)
  };
}

/** The day that is looked at; null where no day is stored. */
export function dayOf({asof}: RankingState, {days}: RankingFacts): string | null {
  return asof || (days.at(-1) ?? null);
}

/** The earlier day that is compared with: the chosen one where it is earlier, else the stored day just before. */
export function sinceOf(state: RankingState, facts: RankingFacts): string | null {
  const day = dayOf(state, facts);
  const earlier = facts.days.filter((each) => day !== null && each < day);
  return earlier.includes(state.since) ? state.since : (earlier.at(-1) ?? null);
}

/**
 * Files of the earlier days that the queries of a state read, and of those that clearing a choice leads back to: the
 * published day is the page's own.
 */
export function dayFiles(state: RankingState, facts: RankingFacts): TableFiles {
  const states = [state, {...state, since: ""}, {...state, asof: "", since: ""}];
  const wanted = states.flatMap((each) => [each.asof, sinceOf(each, facts)]).filter((day) => day);
  const entries = [...new Set(wanted)].flatMap((day) =>
    DAY_TABLES.map((name) => [
      tableOfDay(name, day!),
      Promise.resolve(`../data/snapshots/${day}/${name}.parquet`)
    ])
  );
  return Object.fromEntries(entries);
}

/** Which percentile the page speaks of, in words. */
export function percentileLabels(lang: Language, state: RankingState): PercentileLabels {
  const m = valuation[lang];
  if (state.ranking === "published") return publishedRanking(m);
  const {window, kind, losses, basis} = definitionOf(state);
  const words = percentile[lang];
  return computedRanking(m, {
    years: window,
    basis,
    formula: words.kindNames[kind] ?? kind,
    losses: words.lossesWords[losses] ?? losses
  });
}

/** Chips of what differs from what the page opens with. */
export function rankingChips(lang: Language, state: RankingState, {opening}: RankingFacts): Chip[] {
  const t = boards[lang];
  return [
    ...(state.asof ? [{key: "asof", text: t.asOfChip(state.asof)}] : []),
    ...(state.year && !state.asof ? [{key: "year", text: t.yearChip(state.year)}] : []),
    ...(state.ranking === opening
      ? []
      : [{key: "ranking", text: labelled[lang](t.ranking, t.rankings[state.ranking])}]),
    ...(state.ranking === "computed" ? definitionChips(lang, state) : [])
  ];
}

/** Which fiscal year all forward PEs are of, where there is a choice; of an earlier day there is none. */
export function yearControl<State extends RankingState>(
  board: Board<State>,
  {years}: RankingFacts
): HTMLElement[] {
  if (years.length === 0) return [];
  const {state, lang} = board as unknown as Board<RankingState>;
  const t = boards[lang];
  const control = state.bind(
    "year",
    select({
      label: t.year,
      options: [
        {value: "", label: t.ownYear},
        ...years.map((year) => ({value: String(year), label: `${year}E`}))
      ],
      value: state.value.year
    })
  );
  const show = () => {
    control.hidden = state.value.asof !== "";
  };
  show();
  state.on(["asof"], show);
  return [control];
}

/** Published or computed, and by which definition where it is computed. Without a history it says what brings one. */
export function rankingControls<State extends RankingState>(
  board: Board<State>,
  facts: RankingFacts
): HTMLElement {
  const {state, lang} = board as unknown as Board<RankingState>;
  const t = boards[lang];
  const root = document.createElement("div");
  root.className = "view-controls";
  const ranking = state.bind(
    "ranking",
    segmentedControl<Ranking>({
      label: t.ranking,
      options: RANKINGS.map((value) => ({
        value,
        label: t.rankings[value],
        ...(value === "computed" && !facts.hasHistory && {disabled: true, title: t.noHistory})
      })),
      value: state.value.ranking
    })
  );
  const definition = definitionControls(board, facts.hasStatic);
  const show = () => {
    for (const control of definition) control.hidden = state.value.ranking !== "computed";
  };
  show();
  state.on(["ranking"], show);
  root.append(ranking, ...definition);
  if (!facts.hasHistory) {
    const note = document.createElement("p");
    note.className = "bf-hint";
    note.textContent = t.noHistory;
    root.append(note);
  }
  return root;
}
