import {groups} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {VersusMessages} from "../../../lib/messages/versus.js";
import type {RecordRow, StandingRow, VersusRow} from "../../../queries/rows/versus.js";
import type {FileColumn} from "../../export/csv.js";
import type {Figure, Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {withTips} from "../plot/pointTips.js";
import {provenance} from "../provenance.js";
import {dotsPicture} from "./dotsPicture.js";
import {distinctStyles} from "./modelStyle.js";
import {type BenchmarkRow, benchmarkRows, contested} from "./rows.js";
import {recordMatrix} from "./versusMatrix.js";
import {standingNotes, totalsOf, versusTitle} from "./versusWords.js";
import {markNotes, spread} from "./words.js";

/** A compared model, in the order in which it was chosen. */
export interface Compared {
  readonly id: string;
  readonly name: string;
}

export interface VersusOptions {
  readonly m: BenchmarkMessages;
  readonly v: VersusMessages;
  readonly models: readonly Compared[];
  readonly records: readonly RecordRow[];
  readonly standings: readonly StandingRow[];
}

/** One benchmark in the file: the scores of all compared models, and how far apart they are. */
interface VersusFileRow {
  readonly first: VersusRow;
  readonly scores: ReadonlyMap<string, VersusRow>;
}

/**
 * Three to five models on every benchmark that two of them have, a dot a model, the largest difference first, with wins,
 * ties and losses of each two below.
 */
export function versusFigure(rows: readonly VersusRow[], options: VersusOptions): Rendered<VersusFileRow> {
  const {m, v, models, records, standings} = options;
  const all = benchmarkRows(rows);
  const benchmarks = contested(all)
    .sort((a, b) => spread(b) - spread(a))
    .map((row) => (isOneProtocol(row) ? row : {...row, metric: null}));
  const drawn = rows.filter(({benchmark_id}) => benchmarks.some(({id}) => id === benchmark_id));
  const shared = {...provenance(drawn), ...fileOf(drawn, models)};
  const absent = models.filter(({id}) => !rows.some(({model_id}) => model_id === id)).map(({name}) => name);
  const away = absent.length > 0 ? [v.absent(absent)] : [];
  if (benchmarks.length === 0)
    return {...shared, ...emptyFigure({title: v.title.empty, text: v.title.emptyText}), notes: away};
  const title = versusTitle(totalsOf(records, models), v);
  const facts = models.flatMap(({id}) => drawn.find(({model_id}) => model_id === id) ?? []);
  const styles = distinctStyles(facts);
  const draw = (width: number) =>
    dotsPicture(benchmarks, width, {
      ...{m, models: facts, grouped: false, label: title, styles},
      below: recordMatrix({models: models.filter(({id}) => styles.has(id)), records, styles, width, v})
    });
  return {
    ...shared,
    title,
    subtitle: v.subtitle(shared.asOf),
    render: (width) => draw(width).svg,
    renderInteractive: (width) => withTips(draw(width)),
    notes: [
      ...away,
      ...differenceNotes(benchmarks, options),
      ...standingNotes(standings, v),
      v.counting,
      ...protocolNotes(benchmarks, v),
      ...(all.length > benchmarks.length ? [v.alone(all.length - benchmarks.length)] : []),
      ...markNotes(drawn, m)
    ]
  };
}

/** How many of the largest differences are named. */
const NAMED = 3;

function differenceNotes(benchmarks: readonly BenchmarkRow[], {v}: VersusOptions): string[] {
  const parts = benchmarks
    .filter((row) => spread(row) > 0)
    .slice(0, NAMED)
    .map((row) => {
      const at = (score: number) =>
        v.list(row.scores.filter((one) => one.score === score).map(({model}) => model));
      return v.distance(row.name, formatNumber(spread(row), 1), at(row.best), at(row.worst));
    });
  return parts.length > 0 ? [v.widest(parts)] : [];
}

function protocolNotes(benchmarks: readonly BenchmarkRow[], v: VersusMessages): string[] {
  const n = benchmarks.filter((row) => !isOneProtocol(row)).length;
  return n > 0 ? [v.protocols(n)] : [];
}

function isOneProtocol({scores}: BenchmarkRow): boolean {
  return new Set(scores.map(({metric}) => metric)).size === 1;
}

/** The file: a row a benchmark; its name has the models, and its columns are named by them. */
function fileOf(
  drawn: readonly VersusRow[],
  models: readonly Compared[]
): Pick<Figure<VersusFileRow>, "rows" | "columns" | "fileColumns" | "about"> {
  const rows = groups(drawn, ({benchmark_id}) => benchmark_id).map(([, scores]) => ({
    first: scores[0]!,
    scores: new Map(scores.map((row) => [row.model_id, row]))
  }));
  const key = (what: string, id: string) => `${what}_${id.replaceAll(/[^a-z0-9]+/g, "_")}`;
  const of = (name: keyof VersusRow & string): FileColumn<VersusFileRow> => ({
    key: name,
    value: ({first}) => first[name]
  });
  return {
    rows,
    columns: [],
    about: {file: models.map(({id}) => id).join("-vs-")},
    fileColumns: [
      ...[of("benchmark_id"), of("benchmark"), of("category"), of("benchmark_mark")],
      ...models.flatMap(({id}): FileColumn<VersusFileRow>[] => [
        {key: key("score", id), value: ({scores}) => scores.get(id)?.score ?? null},
        {key: key("mark", id), value: ({scores}) => scores.get(id)?.score_mark ?? null},
        {key: key("metric", id), value: ({scores}) => scores.get(id)?.metric ?? null}
      ]),
      of("spread"),
      {key: "as_of", value: ({scores}) => provenance([...scores.values()]).asOf},
      {key: "source", value: ({scores}) => provenance([...scores.values()]).source}
    ]
  };
}
