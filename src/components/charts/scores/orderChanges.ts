import type {RankingMessages} from "../../../lib/messages/ranking.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure} from "../../figure.js";
import {longName} from "../../longName.js";
import type {Column} from "../../table/column.js";
import type {ChangeRow, RankingView} from "./rankingView.js";

/** Moves that a cell names; of more it says how many. */
const MOST_MOVES = 4;

export interface OrderChangesOptions {
  readonly m: RankingMessages;
  readonly categoryName: (category: string) => string;
}

/** How the order changes when one benchmark, or all marked scores, are left out: what a table says. */
export function orderChanges(view: RankingView, {m, categoryName}: OrderChangesOptions): Figure<ChangeRow> {
  const {changes, average, asOf, source} = view;
  return {
    title: changesFinding(view, m),
    subtitle: changes.length > 0 ? m.changes.subtitle(m.by[average], asOf) : "",
    source,
    asOf,
    rows: changes,
    columns: changeColumns(view, {m, categoryName}),
    fileColumns: [
      ...keyed<ChangeRow>(["left_out_id", "left_out", "category", "n_left"]),
      {key: "first", value: ({firsts}) => firsts.join("; ")},
      {key: "is_first_changed", value: ({is_first_changed}) => is_first_changed},
      {key: "n_moved", value: ({moves}) => moves.length},
      {
        key: "moves",
        value: ({moves}) => moves.map(({model, from, to}) => `${model} ${from} > ${to}`).join("; ")
      },
      {key: "average", value: () => average},
      ...keyed<ChangeRow>(["as_of", "source"])
    ]
  };
}

/** The finding: in how many cases the order changes, and who is first. */
export function changesFinding({rows, changes}: RankingView, m: RankingMessages): string {
  const single = changes.filter(({left_out}) => left_out !== null);
  const n = single.length;
  if (n === 0 || rows.length < 2) return m.changes.none;
  if (n === 1) return m.changes.last(single[0]!.left_out!);
  const moved = single.filter(({moves}) => moves.length > 0);
  const firsts = moved.filter(({is_first_changed}) => is_first_changed).length;
  if (moved.length === 0) return m.changes.same(n);
  if (moved.length === n) return m.changes.any(n, firsts);
  return moved.length === 1
    ? m.changes.one(moved[0]!.left_out!, n, firsts)
    : m.changes.some(moved.length, n, firsts);
}

function changeColumns({marks}: RankingView, {m, categoryName}: OrderChangesOptions): Column<ChangeRow>[] {
  const {columns: c} = m;
  return [
    {
      key: "left_out",
      ...c.leftOut,
      format: ({left_out}) => longName(left_out ?? m.changes.marks(marks.join(m.comma)))
    },
    {
      key: "category",
      ...c.category,
      format: ({category}) => (category === null ? "" : categoryName(category))
    },
    {key: "n_left", ...c.nLeft, numeric: true},
    {key: "firsts", ...c.firsts, format: ({firsts}) => longName(firsts.join(m.comma))},
    {
      // Of the columns of the row, the one that is counted.
      key: "is_first_changed",
      ...c.nMoved,
      numeric: true,
      format: ({moves}) => String(moves.length),
      order: ({moves}) => moves.length
    },
    {key: "moves", ...c.moves, format: (row) => movesText(row, m), order: ({moves}) => moves.length}
  ];
}

function movesText({moves, n_left}: ChangeRow, m: RankingMessages): string {
  if (n_left === 0) return m.changes.nothingLeft;
  if (moves.length === 0) return m.changes.unchanged;
  const told = moves.slice(0, MOST_MOVES).map(({model, from, to}) => m.changes.move(model, from, to));
  const rest = moves.length - told.length;
  return [...told, ...(rest > 0 ? [m.changes.more(rest)] : [])].join(m.comma);
}
