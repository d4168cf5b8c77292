import * as Plot from "@observablehq/plot";
import type {VersusMessages} from "../../../lib/messages/versus.js";
import type {RecordRow} from "../../../queries/rows/versus.js";
import {cutText, cutTo, textWidth} from "../plot/labels/text.js";
import {INK, INK_2} from "../plot/svgPlot.js";
import {type ModelStyle, modelMarks} from "./modelStyle.js";

const ROW = 24;
const GAP = 14;
const SYMBOL = 16;
/** A cell such as 12–1–5 has room for so much at least, and a column takes no more than that. Pixels. */
const [NARROW, WIDE] = [48, 190] as const;
/** From this width on a cell has the number of shared benchmarks, too. Pixels. */
const WITH_NUMBER = 120;

export interface MatrixOptions {
  readonly models: readonly {readonly id: string; readonly name: string}[];
  readonly records: readonly RecordRow[];
  readonly styles: ReadonlyMap<string, ModelStyle>;
  readonly width: number;
  readonly v: VersusMessages;
}

/** Wins, ties and losses of the model of a row against that of a column, as a block of `height` pixels. */
export function recordMatrix({models, records, styles, width, v}: MatrixOptions) {
  const names = Math.min(
    Math.max(textWidth(v.matrix, {bold: true}), ...models.map(({name}) => SYMBOL + textWidth(name))) + 12,
    width - models.length * NARROW
  );
  const column = Math.min(WIDE, (width - names) / models.length);
  const cellText = (id: string, other: string, room: number) => {
    const found = recordOf(id, other, records);
    if (!found) return cutText(v.nothingShared, room - 4);
    const cell = v.cell(found.wins, found.ties, found.losses);
    return room < WITH_NUMBER ? cell : v.cellOf(cell, found.n);
  };
  const left = (i: number) => names + i * column;
  const marks = (top: number): Plot.Markish[] => {
    const head = top + GAP + ROW / 2;
    const at = (i: number) => head + (i + 1) * ROW;
    const symbols = models.flatMap(({id}, i) => {
      const style = styles.get(id)!;
      return [
        {...style, x: left(i) + 6, y: head},
        {...style, x: 6, y: at(i)}
      ];
    });
    const heads = models.map((model, i) => ({...model, x: left(i) + SYMBOL, y: head}));
    const rows = models.map((model, i) => ({...model, x: SYMBOL, y: at(i)}));
    const cells = models.flatMap((row, i) =>
      models.flatMap((other, k) =>
        row === other ? [] : [{text: cellText(row.id, other.id, column), x: left(k) + 1, y: at(i)}]
      )
    );
    const text = {x: inPixels("x"), y: "y", textAnchor: "start"} as const;
    return [
      Plot.ruleY(
        [head, ...rows.slice(0, -1).map(({y}) => y)].map((y) => y + ROW / 2),
        {
          x1: inPixels(() => 0),
          x2: inPixels(() => left(models.length)),
          y: (y: number) => y,
          stroke: "var(--bf-grid)"
        }
      ),
      Plot.text([{x: 0, y: head}], {
        ...text,
        ...cutTo(() => v.matrix, names - 8, {bold: true}),
        fontWeight: 600,
        fill: INK
      }),
      ...modelMarks(symbols, {inPixels: true}),
      // In a narrow picture the symbols are the heads.
      ...(column > NARROW + SYMBOL
        ? [
            Plot.text(heads, {
              ...text,
              ...cutTo(({name}: {name: string}) => name, column - SYMBOL - 8),
              fill: INK_2
            })
          ]
        : []),
      Plot.text(rows, {...text, ...cutTo(({name}: {name: string}) => name, names - SYMBOL - 8), fill: INK}),
      Plot.text(cells, {...text, text: "text", fill: INK})
    ];
  };
  return {height: GAP + (models.length + 1) * ROW, marks};
}

type Counts = Pick<RecordRow, "wins" | "ties" | "losses" | "n">;

/** What the first model has against the other, whichever of them the row is of. */
function recordOf(id: string, other: string, records: readonly RecordRow[]): Counts | undefined {
  const own = records.find((row) => row.model_id === id && row.other_model_id === other);
  if (own) return own;
  const turned = records.find((row) => row.model_id === other && row.other_model_id === id);
  return turned && {...turned, wins: turned.losses, losses: turned.wins};
}

function inPixels<Value>(value: Value) {
  return {value, scale: null};
}
