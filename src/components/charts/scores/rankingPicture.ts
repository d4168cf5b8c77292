import * as Plot from "@observablehq/plot";
import {range, scaleLinear, ticks} from "d3";
import type {RankingMessages} from "../../../lib/messages/ranking.js";
import {gridDown} from "../plot/axes.js";
import {cutTo, textWidth, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {type ModelStyle, modelMarks, modelStyles} from "./modelStyle.js";
import type {RankingView, RankRow} from "./rankingView.js";
import {closeTo, pText, rankTip, valueText} from "./rankingWords.js";

export interface RankingPictureOptions {
  readonly m: RankingMessages;
  readonly label: string;
}

interface PlacedRank extends ModelStyle {
  readonly row: RankRow;
  readonly x: number;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

/** Models that are drawn; a table has them all. */
export const MOST_ROWS = 60;

const STEP = 28;
const AXIS = 24;
const GAP = 12;
const NAME = 220;
/** Bars are to have so much. Pixels. */
const LEAST_ROOM = 100;
/** Behind the models that cannot be told from the first. */
export const GROUP = "color-mix(in oklab, var(--bf-accent) 9%, var(--bf-paper))";

/** A row a model from the first down: a dot at its rank on a bar over the interval; p stands between two that cannot be told apart. */
export function rankingPicture(view: RankingView, width: number, {m, label}: RankingPictureOptions): Pointed {
  const rows = view.rows.slice(0, MOST_ROWS);
  const styles = modelStyles(view.rows);
  const most = Math.min(NAME, width * 0.34);
  const left = Math.min(most, widestText(rows.map(({model}) => model))) + GAP + 8;
  const values = widestText(rows.map(valueText)) + GAP;
  // Of the last one that is drawn the next is not.
  const pairs = closeTo({...view, rows: rows.slice(0, -1)});
  const whole = ({p_next}: RankRow) => m.p(pText(p_next!, view.draws));
  const room = width - left - values - GAP;
  const wanted = widestText(pairs.map(whole)) + GAP + 8;
  // Where the bars would have no room left, p is in tips, notes and table alone.
  const isWritten = pairs.length > 0 && room - wanted >= LEAST_ROOM;
  const pRoom = isWritten ? wanted : pairs.length > 0 ? GAP : 0;
  const right = width - values - pRoom - GAP;
  const last = Math.max(2, ...rows.map(({rank, rank_high}) => rank_high ?? rank));
  const x = scaleLinear([1, last], [left + 10, right - 10]);
  const bottom = AXIS + rows.length * STEP;
  const at = new Map(rows.map(({model_id}, i) => [model_id, AXIS + (i + 0.5) * STEP]));
  const placed = rows.map((row): PlacedRank => {
    return {
      ...(styles.get(row.model_id) as ModelStyle),
      row,
      x: x(row.rank),
      x1: x(row.rank_low ?? row.rank),
      x2: x(row.rank_high ?? row.rank),
      y: at.get(row.model_id)!
    };
  });
  const numbers = rankTicks(last, right - left);
  const bracketX = width - pRoom;
  const between = pairs.map((row) => ({row, y: at.get(row.model_id)! + STEP / 2}));
  // A group of one is the first alone: nothing to be shaded.
  const group = placed.filter(({row}) => row.ties_first);
  const svg = svgPlot({
    width,
    height: bottom + 6,
    label,
    marks: [
      Plot.rect(group.length > 1 ? group : [], {
        x1: 0,
        x2: width,
        y1: ({y}: PlacedRank) => y - STEP / 2,
        y2: ({y}: PlacedRank) => y + STEP / 2,
        fill: GROUP
      }),
      gridDown(numbers, x, AXIS, bottom),
      Plot.text(numbers, {x: (rank: number) => x(rank), y: 12, text: String, fill: INK_2}),
      Plot.text([m.rank], {x: 0, y: 12, textAnchor: "start", fill: INK_2, fontWeight: 600}),
      Plot.text(placed, {
        x: 8,
        y: "y",
        textAnchor: "start",
        fill: INK,
        ...cutTo(({row}: PlacedRank) => row.model, most)
      }),
      Plot.link(placed, {
        x1: ({x1}: PlacedRank) => x1 - 5,
        x2: ({x2}: PlacedRank) => x2 + 5,
        y1: "y",
        y2: "y",
        stroke: ({color, row}: PlacedRank) => (row.rank_low === null ? "none" : barColor(color)),
        strokeWidth: 9,
        strokeLinecap: "round"
      }),
      modelMarks(placed),
      Plot.text(placed, {
        x: right + values,
        y: "y",
        textAnchor: "end",
        text: ({row}: PlacedRank) => valueText(row),
        fill: INK
      }),
      Plot.link(between, {
        x1: bracketX,
        x2: bracketX,
        y1: ({y}: {y: number}) => y - STEP / 2 + 5,
        y2: ({y}: {y: number}) => y + STEP / 2 - 5,
        stroke: INK_2,
        strokeWidth: 1.5
      }),
      Plot.text(isWritten ? between : [], {
        x: bracketX + 6,
        y: "y",
        textAnchor: "start",
        text: ({row}: {row: RankRow}) => whole(row),
        fill: INK_2,
        stroke: PAPER,
        strokeWidth: 0
      })
    ]
  });
  return {svg, points: placed.map(({row, x, y}) => figuredPoint({x, y}, () => rankTip(row, view, m)))};
}

function barColor(color: string): string {
  return `color-mix(in oklab, ${color} 35%, var(--bf-paper))`;
}

/** Every rank where there is room for its number, else some of them, the first and the last among these. */
function rankTicks(last: number, room: number): number[] {
  const each = textWidth(String(last)) + 8;
  if (last * each <= room) return range(1, last + 1);
  const some = ticks(1, last, Math.max(2, Math.floor(room / each / 2))).filter(Number.isInteger);
  return [1, ...some.filter((rank) => rank > 1)];
}
