import {html} from "htl";
import {formatScore, scoreDigits} from "../../components/charts/frontier/words.js";
import {modelStanding, type TaskInterval} from "../../components/charts/models/standing.js";
import {provenance, sourcesIn} from "../../components/charts/provenance.js";
import {flagsOf, flagWords} from "../../components/charts/scores/flags.js";
import {keyed} from "../../components/export/figureCsv.js";
import type {About, Figure} from "../../components/figure.js";
import {keyFigure} from "../../components/keyFigure.js";
import {modelJump} from "../../components/models/modelJump.js";
import type {Column} from "../../components/table/column.js";
import {figureTable} from "../../components/table/figureTable.js";
import {unbrokenAmounts} from "../../components/unbrokenAmounts.js";
import {formatDifference, formatNumber, MISSING} from "../../lib/format.js";
import {allScores as allScoresMessages} from "../../lib/messages/allScores.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {type ModelMessages, model as modelMessages} from "../../lib/messages/model.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {oneOf, type Params, parseState} from "../../lib/permalink.js";
import {SEED} from "../../lib/ranking/random.js";
import {rankModels} from "../../lib/ranking/rankModels.js";
import {frontierBenchmarks} from "../../queries/frontier.js";
import {
  modelFacts,
  modelLinks,
  modelScoreRows,
  NAMED_BEST,
  placeRows,
  standingRows,
  standingScores
} from "../../queries/models.js";
import {openingPair} from "../../queries/openings.js";
import {reportRows} from "../../queries/reports.js";
import type {FrontierBenchmark} from "../../queries/rows/frontier.js";
import type {
  ModelFacts,
  ModelLink,
  ModelScoreRow,
  PlaceRow,
  StandingRow,
  StandingScore
} from "../../queries/rows/models.js";
import type {ReportRow} from "../../queries/rows/reports.js";
import {type Board, boardFrame, ignoredNote, openBoard} from "../board.js";
import {deviceChoices} from "../devices/state.js";
import {onDevices} from "./onDevices.js";
import {onFrontier} from "./onFrontier.js";

export interface ModelFiles {
  /** The model that the address names, else the one that the newest report is about; null where there is no model. */
  readonly model_id: string | null;
  readonly answers: Answers;
}

/** What the page shows: what all models share, and of the one that is asked for a file of its own, which `read` fetches. */
export async function modelFiles(
  shared: Answers,
  read: (model_id: string) => Promise<Answers>
): Promise<ModelFiles> {
  const {state} = parseState(modelParams(shared), location.search);
  const model_id = state.id === "" ? null : state.id;
  return {model_id, answers: {...shared, ...(model_id !== null && (await read(model_id)))}};
}

interface ModelState {
  readonly id: string;
}

function modelParams(shared: Answers): Params<ModelState> {
  const ids = knownRows<ModelLink>(shared, modelLinks()).map(({model_id}) => model_id);
  const pair = openingPair(knownRows<ReportRow>(shared, reportRows()));
  return {id: oneOf(ids, pair?.a ?? ids[0] ?? "")};
}

/** More standard errors apart than chance leaves room for in one of twenty cases. */
const FAR = 2;

/** The page of one model: what it is, where it stands and how surely, and every score of it with who says so. */
export function modelBoard({model_id, answers}: ModelFiles) {
  const board = openBoard({answers, tables: {}}, modelParams(answers));
  const m = modelMessages[board.lang];
  const links = knownRows<ModelLink>(answers, modelLinks());
  const jump = modelJump(links, {m, current: model_id});
  const [facts] = model_id === null ? [] : knownRows<ModelFacts>(answers, modelFacts([model_id]));
  if (!facts || model_id === null) return noModel(m, jump);
  document.title = m.title(facts.name);
  const about: About = {title: facts.name, file: facts.model_id};
  const models = links.map(({model_id: id, name}) => ({id, name}));
  const scored = knownRows<PlaceRow>(answers, placeRows([model_id]));
  const words = {board, facts, m, about, models};
  return {
    note: ignoredNote(board),
    crumb: html`<p class="crumb"><a href="./benchmarks.html">${m.crumb}</a> › ${facts.family}</p>`,
    jump,
    heading: html`<h1>${facts.name} <small>${facts.developer ?? ""}</small></h1>`,
    standfirst: html`<p class="standfirst">${[
      facts.open_weights === null ? m.unknownWeights : facts.open_weights ? m.open : m.closed,
      ...(facts.params_b === null ? [] : [m.size(formatNumber(facts.params_b, digitsOf(facts.params_b)))])
    ].join(" · ")}</p>`,
    figures: keyFigures(facts, m),
    standing: boardFrame(board, () => [], {
      id: "standing",
      query: () => standingRows([model_id]),
      height: 260,
      show: (rows: readonly StandingRow[]) =>
        modelStanding(rows, {
          m,
          name: facts.name,
          about,
          scopeName: (scope) => scopeName(scope, board, m),
          list: (names) => names.join(board.m.and),
          alone: scored
            .filter(({unit, n_models}) => unit === "percent" && n_models === 1)
            .map(({benchmark}) => benchmark),
          tasks: taskIntervals(model_id, knownRows<StandingScore>(answers, standingScores([model_id])))
        })
    }),
    scores: boardFrame(board, () => [], {
      id: "model-scores",
      query: () => modelScoreRows([model_id]),
      pictures: false,
      height: 200,
      show: (rows: readonly ModelScoreRow[]) => allScores(rows, words)
    }),
    places: html`<div>${boardFrame(board, () => [], {
      id: "model-places",
      query: () => placeRows([model_id]),
      pictures: false,
      height: 160,
      show: (rows: readonly PlaceRow[]) => allPlaces(rows, words)
    })}${onFrontier({
      facts,
      m,
      scored,
      benchmarks: knownRows<FrontierBenchmark>(answers, frontierBenchmarks())
    })}</div>`,
    devices: onDevices(board, {model_id, name: facts.name, m, about, choices: deviceChoices(answers)}),
    source:
      facts.source === null
        ? document.createDocumentFragment()
        : html`<p class="figure-source">${m.whose(board.sourceName(facts.source))}${
            facts.source_url === null
              ? null
              : html` · <a href=${facts.source_url} rel="noreferrer">${facts.source_url}</a>`
          }</p>`
  };
}

/** The page where there is no model at all. */
function noModel(m: ModelMessages, jump: HTMLElement) {
  const none = () => document.createDocumentFragment();
  // The headings of its parts are in the page's text.
  document.querySelector("#observablehq-main")?.classList.add("is-nothing");
  return {
    note: html`<div class="notice" role="status"><p>${m.noModel}</p></div>`,
    crumb: html`<p class="crumb"><a href="./benchmarks.html">${m.crumb}</a></p>`,
    jump,
    heading: html`<h1>${m.noModelTitle}</h1>`,
    ...{
      standfirst: none(),
      figures: none(),
      standing: none(),
      scores: none(),
      places: none(),
      devices: none(),
      source: none()
    }
  };
}

/** 7.24 has two digits behind the point, 405 none. */
function digitsOf(value: number): number {
  return Number.isInteger(value) ? 0 : value < 10 ? 2 : 1;
}

function scopeName(scope: string, {lang}: Board<ModelState>, m: ModelMessages): string {
  return scope === "all" ? m.standing.all : (benchmarks[lang].categories[scope] ?? scope);
}

/** The day, or the month where no more is known. */
function releaseOf({release_date, release_precision}: ModelFacts): string | null {
  return release_precision === "month" ? (release_date?.slice(0, 7) ?? null) : release_date;
}

function keyFigures(facts: ModelFacts, m: ModelMessages): HTMLElement {
  const f = m.facts;
  const weights = facts.open_weights === null ? MISSING : facts.open_weights ? f.openShort : f.closedShort;
  return html`<dl class="bf-figures">
    ${keyFigure(f.released, releaseOf(facts) ?? MISSING, facts.release_date === null ? f.releasedUnknown : "")}
    ${keyFigure(
      f.size,
      facts.params_b === null ? MISSING : f.sizeUnit(formatNumber(facts.params_b, digitsOf(facts.params_b))),
      facts.params_b === null ? f.missing : ""
    )}
    ${keyFigure(f.weights, weights, facts.licence ?? (facts.open_weights === null ? f.missing : ""))}
    ${keyFigure(f.scores, formatNumber(facts.n_scores), f.onBenchmarks(facts.n_benchmarks))}
  </dl>`;
}

/** How sure each rank is over draws of benchmarks, by category: the mean of every compared model in each draw. */
function taskIntervals(model_id: string, scores: readonly StandingScore[]): Map<string, TaskInterval> {
  const found = new Map<string, TaskInterval>();
  for (const scope of new Set(scores.map((row) => row.scope))) {
    const rows = scores.filter((row) => row.scope === scope);
    const models = [...new Set(rows.map((row) => row.model_id))];
    const tests = [...new Set(rows.map((row) => row.benchmark_id))];
    const values = new Float64Array(models.length * tests.length).fill(Number.NaN);
    for (const row of rows)
      values[models.indexOf(row.model_id) * tests.length + tests.indexOf(row.benchmark_id)] = row.score;
    const {models: ranked, draws} = rankModels({
      scores: {
        models: models.length,
        benchmarks: tests.length,
        values,
        baselines: new Float64Array(tests.length),
        higherIsBetter: tests.map(() => true)
      },
      errors: new Float64Array(values.length).fill(Number.NaN),
      isPercent: tests.map(() => true),
      categories: tests.map(() => 0),
      sliders: [1],
      isShared: false,
      marked: new Uint8Array(values.length),
      average: "mean",
      resampled: "tasks",
      seed: SEED
    });
    const own = ranked.find(({model}) => models[model] === model_id);
    if (own && own.lo !== null && own.hi !== null) found.set(scope, {lo: own.lo, hi: own.hi, draws});
  }
  return found;
}

interface Words {
  readonly board: Board<ModelState>;
  readonly facts: ModelFacts;
  readonly m: ModelMessages;
  readonly about: About;
  /** All models, for the names of those that a remark is about. */
  readonly models: readonly {readonly id: string; readonly name: string}[];
}

const SCORE_FILE = keyed<ModelScoreRow>([
  ...(["model_id", "model", "benchmark_id", "benchmark", "category", "score", "unit"] as const),
  ...(["standard_error", "is_error_given", "origin", "evaluated_by", "is_preferred"] as const),
  ...(["variant", "thinking", "n_shot", "protocol", "mark", "difference", "errors_apart", "flags"] as const),
  ...(["score_id", "as_of", "source"] as const)
]);

/** The flag of a benchmark published before the model. */
const SEEN = "could_have_been_seen";

/** Every score, with who says it, and how far it lies from the one that is shown elsewhere. */
function allScores(rows: readonly ModelScoreRow[], words: Words): Figure<ModelScoreRow> {
  const {board, m, about} = words;
  const t = m.scores;
  const others = rows.filter((row) => !row.is_preferred);
  const far = others.filter(({errors_apart}) => (errors_apart ?? 0) > FAR).length;
  const title =
    rows.length === 0
      ? t.titleNone
      : others.length === 0
        ? t.titleAlone(rows.length)
        : t.title(far, others.length);
  const seen = rows.filter(({flags}) => flagsOf(flags).some(({name}) => name === SEEN)).length;
  const text = (value: string | null) => value ?? MISSING;
  const every: Column<ModelScoreRow>[] = [
    {key: "benchmark", label: t.columns.benchmark, format: (row) => benchmarkName(row, board)},
    {
      key: "score",
      label: t.columns.score,
      numeric: true,
      format: (row) =>
        row.is_preferred
          ? html`<strong>${formatScore(row.score, row.unit)}</strong>${row.mark ?? ""}`
          : `${formatScore(row.score, row.unit)}${row.mark ?? ""}`
    },
    {
      key: "standard_error",
      label: t.columns.standard_error,
      numeric: true,
      format: (row) => (row.standard_error === null ? MISSING : formatScore(row.standard_error, row.unit))
    },
    {key: "origin", label: t.columns.origin, format: (row) => t.origins[row.origin] ?? row.origin},
    {key: "evaluated_by", label: t.columns.evaluated_by, format: (row) => text(row.evaluated_by)},
    {
      key: "variant",
      label: t.columns.variant,
      format: (row) => (row.variant === null ? MISSING : (t.variants[row.variant] ?? row.variant))
    },
    {key: "thinking", label: t.columns.thinking, format: (row) => text(row.thinking)},
    {key: "protocol", label: t.columns.protocol, format: (row) => text(protocolOf(row, board))},
    {
      key: "difference",
      label: t.columns.difference,
      numeric: true,
      format: (row) => (row.is_preferred ? "" : formatDifference(row.difference, scoreDigits(row.unit)))
    },
    {
      key: "errors_apart",
      label: t.columns.errors_apart,
      numeric: true,
      format: (row) => (row.errors_apart === null ? "" : formatNumber(row.errors_apart, 1))
    },
    ...(rows.some((row) => remarksOf(row).length > 0)
      ? [
          {
            key: "flags" as const,
            label: t.columns.flags,
            format: (row: ModelScoreRow) => html`<span class="bf-narrow">${remarks(row, rows, words)}</span>`
          }
        ]
      : []),
    {key: "as_of", label: t.columns.as_of, format: (row) => text(row.as_of)},
    {
      key: "source",
      label: t.columns.source,
      format: (row) => html`<span class="bf-narrow">${unbrokenAmounts(board.sourceName(row.source))}</span>`
    }
  ];
  // A column that says nothing of this model would push the others out of sight.
  const isSilent = ({key}: Column<ModelScoreRow>) =>
    (["variant", "thinking"].includes(key) && rows.every((row) => row[key] === null)) ||
    (key === "protocol" && rows.every((row) => protocolOf(row, board) === null)) ||
    (["difference", "errors_apart"].includes(key) && others.length === 0);
  const columns = every.filter((column) => !isSilent(column));
  return {
    title,
    subtitle: rows.length === 0 ? "" : t.subtitle,
    notes: [...(others.length > 0 ? [t.apart] : []), ...(seen > 0 ? [t.seen(seen, rows.length)] : [])],
    ...provenance(rows),
    rows,
    columns,
    about,
    fileColumns: SCORE_FILE,
    ...figureTable(rows, columns, {
      caption: title,
      hideCaption: true,
      labels: {...board.m.table, empty: board.m.table.none},
      rowKey: ({score_id}) => score_id
    })
  };
}

/** How a score was made, with its shots where these are not among the words; null where nothing is known. */
function protocolOf({protocol, n_shot}: ModelScoreRow, {lang}: Board<ModelState>): string | null {
  if (n_shot === null || protocol?.includes(`${n_shot}-shot`)) return protocol;
  const parts = [allScoresMessages[lang].tip.shots(n_shot), protocol];
  return parts.filter((part) => part !== null).join(modelMessages[lang].scores.andAlso);
}

/** A benchmark, with its unit where that is not percent. */
function benchmarkName(
  {benchmark, unit}: {readonly benchmark: string; readonly unit: string},
  {lang}: Board<ModelState>
): string {
  const m = allScoresMessages[lang];
  return unit === "percent" ? benchmark : m.scatter.on(benchmark, m.units[unit] ?? unit);
}

/** What is odd about a score alone. Nearly every score could have been seen: a note counts those. */
function remarksOf({flags}: ModelScoreRow) {
  return flagsOf(flags).filter(({name}) => name !== SEEN);
}

/** What is odd about a score, in words. */
function remarks(row: ModelScoreRow, rows: readonly ModelScoreRow[], {board, m, models}: Words): string {
  const benchmarks = rows.map(({benchmark_id, benchmark}) => ({id: benchmark_id, name: benchmark}));
  return remarksOf(row)
    .map((flag) => flagWords(flag, allScoresMessages[board.lang], models, benchmarks))
    .join(m.scores.andAlso);
}

const PLACE_FILE = keyed<PlaceRow>([
  ...(["model_id", "model", "benchmark_id", "benchmark", "score", "unit"] as const),
  ...([
    "place",
    "n_models",
    "rank_low",
    "rank_high",
    "n_rated",
    "best_model",
    "n_best",
    "best_score"
  ] as const),
  ...(["place_then", "n_then", "place_then_kind", "n_then_kind", "as_of", "source", "sources"] as const)
]);

/** Where it stands on each benchmark, now and among the models of its time. */
function allPlaces(rows: readonly PlaceRow[], {board, facts, m, about}: Words): Figure<PlaceRow> {
  const t = m.places;
  const dated = rows.filter(({place_then_kind}) => place_then_kind !== null);
  const title =
    dated.length === 0
      ? t.titleNone(facts.name)
      : t.title(facts.name, dated.filter((row) => row.place_then_kind === 1).length, dated.length);
  const isRated = rows.some(({rank_low}) => rank_low !== null);
  const of = (place: number | null, n: number | null) =>
    place === null || n === null ? MISSING : t.of(place, n);
  const columns: Column<PlaceRow>[] = [
    {key: "benchmark", label: t.columns.benchmark, format: (row) => benchmarkName(row, board)},
    {
      key: "score",
      label: t.columns.score,
      numeric: true,
      format: (row) => formatScore(row.score, row.unit)
    },
    {key: "place", label: t.columns.place, numeric: true, format: (row) => of(row.place, row.n_models)},
    ...(isRated
      ? [
          {
            key: "rank_low" as const,
            label: t.columns.rank_low,
            numeric: true,
            format: ({rank_low, rank_high, n_rated}: PlaceRow) =>
              rank_low === null || rank_high === null || n_rated === null
                ? ""
                : t.range(rank_low, rank_high, n_rated)
          }
        ]
      : []),
    {
      key: "place_then",
      label: t.columns.place_then,
      numeric: true,
      format: (row) => of(row.place_then, row.n_then)
    },
    {
      key: "place_then_kind",
      label: t.columns.place_then_kind,
      numeric: true,
      format: (row) => of(row.place_then_kind, row.n_then_kind)
    },
    {
      key: "best_model",
      label: t.columns.best_model,
      format: ({best_model, best_named, n_best}) =>
        html`<span class="bf-narrow" title=${best_model === best_named ? null : best_model}>${t.best(best_named, n_best, Math.max(0, n_best - NAMED_BEST))}</span>`
    },
    {
      key: "best_score",
      label: t.columns.best_score,
      numeric: true,
      format: (row) => formatScore(row.best_score, row.unit)
    },
    {key: "as_of", label: t.columns.as_of, format: (row) => row.as_of ?? MISSING}
  ];
  const own = provenance(rows);
  const named = (sources: readonly string[]) => sourcesIn(sources).length;
  const others = named(rows.map(({sources}) => sources)) - named(rows.map(({source}) => source));
  return {
    title,
    subtitle: rows.length === 0 ? "" : t.subtitle,
    notes: isRated ? [t.rated] : [],
    // A place rests on the scores of the others, too.
    ...own,
    source: m.placesSources(own.source, others),
    rows,
    columns,
    about,
    fileColumns: PLACE_FILE,
    ...figureTable(rows, columns, {
      caption: title,
      hideCaption: true,
      labels: {...board.m.table, empty: board.m.table.none},
      rowKey: ({benchmark_id}) => benchmark_id
    })
  };
}
