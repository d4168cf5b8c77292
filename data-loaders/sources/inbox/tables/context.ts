import {BadInput} from "../../../badInput.js";
import {afterToday} from "../../../today.js";
import {codesIn, codesInName, maybeCode} from "../cells/code.js";
import {parseDate} from "../cells/date.js";
import {indexCodesIn} from "../cells/indexCode.js";
import {halfWidth} from "../cells/text.js";
import {parseUnit} from "../cells/unit.js";
import {type Grid, placeIn} from "../files/grid.js";
import type {Context, Found, Table} from "./table.js";

const LABELS = {
  code: /^(?:证券|股票|交易)?代码$|^(?:code|symbol|ticker)$/i,
  name: /^(?:(?:证券|股票|公司)(?:简称|名称)|简称|名称)$|^(?:stock |sec)?name$/i,
  date: /^(?:数据|截止|截至|交易|统计|报告)?日期?$|^基准日$|^(?:data |trade )?date$|^as[ -]?of$/i,
  unit: /^(?:货币|金额)?单位$|^unit$/i,
  source: /^(?:数据|资料)?来源$|^(?:data )?source$/i
};

/** A row above or below a table: `单位：亿元`, or the label and its value in two cells. */
interface Line {
  readonly row: number;
  readonly label: string;
  readonly value: string;
}

/**
 * What the rows around a table and its file's name say for the whole of it: company, day, unit, source.
 * Everything that was found; `agreed` picks where a table needs it. `dates` are those that its headers name.
 */
export function readContext(grid: Grid, around: readonly number[], dates: readonly Found<string>[]): Context {
  const lines = around.flatMap((row) => linesOf(row, grid.rows[row - 1] ?? []));
  const stem = grid.file.replace(/\.[^.]*$/, "");
  const labelled = <T>(pattern: RegExp, parse: (text: string) => T | null) =>
    lines
      .filter(({label}) => pattern.test(label))
      .flatMap(({row, value}) => found(`row ${row}`, parse(value)));
  const inRows = around.map(
    (row) => [`row ${row}`, (grid.rows[row - 1] ?? []).map(halfWidth).join(" ")] as const
  );
  return {
    codes: [
      ...labelled(LABELS.code, maybeCode),
      ...inRows.flatMap(([from, text]) => allFound(from, codesIn(text))),
      ...allFound("the file's name", codesInName(stem))
    ],
    indexCodes: [...inRows, ["the file's name", stem] as const].flatMap(([from, text]) =>
      allFound(from, indexCodesIn(text))
    ),
    dates: [...labelled(LABELS.date, parseDate), ...dates, ...datesIn(stem)],
    names: labelled(LABELS.name, (text) => text),
    units: labelled(LABELS.unit, parseUnit),
    source: labelled(LABELS.source, (text) => text)[0]?.value ?? null
  };
}

/** The one value that all that was found agrees upon, or null. Throws BadInput where two disagree. */
export function onlyValue<T>(grid: Grid, what: string, all: readonly Found<T>[]): Found<T> | null {
  const [first] = all;
  const other = all.find(({value}) => JSON.stringify(value) !== JSON.stringify(first?.value));
  if (!first || !other) return first ?? null;
  const says = ({from, value}: Found<T>) =>
    `${from} says ${typeof value === "string" ? value : JSON.stringify(value)}`;
  throw new BadInput(placeIn(grid), `which ${what}? ${says(first)}, ${says(other)}`);
}

/** The day that is said once for a whole table. Throws BadInput where two disagree, and where it has not come yet. */
export function dayOf({grid, context, today}: Pick<Table, "grid" | "context" | "today">): string | undefined {
  const found = onlyValue(grid, "day", context.dates);
  if (found && found.value > today)
    throw new BadInput(placeIn(grid), `${found.from} says ${afterToday(today)}`, found.value);
  return found?.value;
}

function linesOf(row: number, cells: readonly string[]): Line[] {
  const texts = cells.map(halfWidth);
  return texts.flatMap((text, i) => {
    const [label, value] = /^([^:]{1,20}):(.*)$/.exec(text)?.slice(1) ?? [text, texts[i + 1] ?? ""];
    return label && value ? [{row, label: label.trim(), value: value.trim()}] : [];
  });
}

function allFound<T>(from: string, values: readonly T[]): Found<T>[] {
  return values.map((value) => ({value, from}));
}

function found<T>(from: string, value: T | null): Found<T>[] {
  return value === null ? [] : [{value, from}];
}

// Two days in a name are a period.
function datesIn(stem: string): Found<string>[] {
  const matches = stem.match(/(?<!\d)20\d{2}([-_.]?)\d{2}\1\d{2}(?!\d)/g) ?? [];
  if (matches.length !== 1) return [];
  return found("the file's name", parseDate(matches[0].replaceAll("_", "-")));
}
