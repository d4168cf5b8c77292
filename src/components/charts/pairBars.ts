import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {PairRow} from "../../queries/rows/benchmarks.js";
import type {Pictured} from "../exhibit.js";
import {emptyExhibit} from "./emptyExhibit.js";
import type {ModelStyle} from "./family.js";
import {pairColumns} from "./pairColumns.js";
import {pairPicture} from "./pairPicture.js";
import {provenance} from "./provenance.js";

/** One model of a pair. Two of one family have one colour; `shape` then says which of them is the solid one. */
export interface PairSide extends Pick<ModelStyle, "color">, Partial<Pick<ModelStyle, "shape">> {
  readonly name: string;
}

export interface PairBarsOptions {
  readonly m: BenchmarkMessages;
  readonly a: PairSide;
  readonly b: PairSide;
}

/** Two models benchmark by benchmark: who is ahead, and by how much. Rows come largest lead of `a` first. */
export function pairBars(rows: readonly PairRow[], {m, a, b}: PairBarsOptions): Pictured<PairRow> {
  const shared = {...provenance(rows), rows, columns: pairColumns(m, {a: a.name, b: b.name})};
  if (rows.length === 0)
    return {...shared, ...emptyExhibit({...m.empty, title: m.pair.none(a.name, b.name)})};
  const {wins, ties, losses} = pairRecord(rows);
  const title = m.pair.record(a.name, b.name, wins, ties, losses);
  return {
    ...shared,
    title,
    subtitle: m.pair.subtitle(a.name, b.name, shared.asOf),
    picture: (width) => pairPicture(rows, width, {m, a, b, label: title}),
    notes: pairNotes(rows, m)
  };
}

/** How often the first model is ahead, level and behind. */
export function pairRecord(rows: readonly PairRow[]): {wins: number; ties: number; losses: number} {
  const count = (sign: number) => rows.filter(({difference}) => Math.sign(difference) === sign).length;
  return {wins: count(1), ties: count(0), losses: count(-1)};
}

function pairNotes(rows: readonly PairRow[], m: BenchmarkMessages): string[] {
  const isStarred = rows.some(({mark_a, mark_b}) => mark_a === "*" || mark_b === "*");
  const daggers = rows.filter((row) => row.benchmark_mark === "†").map((row) => row.benchmark);
  return [
    ...(isStarred ? [m.pair.starred] : []),
    ...(daggers.length > 0 ? [m.notes.dagger(m.list(daggers))] : [])
  ];
}
