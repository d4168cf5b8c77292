import {and, column, ExprNode, gt, gte, isIn, literal, lt, lte} from "@uwdata/mosaic-sql";

/** A piece of SQL that is safe to put into another: made by `sqlText`, or an expression of the builder. */
export class SqlText {
  constructor(private readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/**
 * SQL as readable text. Only builder expressions (`literal`, `isIn` …) and other `SqlText` can be put in:
 * anything else does not type-check and throws, so no value reaches SQL unescaped.
 */
export function sqlText(strings: TemplateStringsArray, ...parts: readonly (ExprNode | SqlText)[]): SqlText {
  for (const part of parts)
    if (!(part instanceof SqlText || part instanceof ExprNode))
      throw new TypeError(`not an SQL expression: ${String(part)}`);
  return new SqlText(strings.reduce((text, string, i) => text + String(parts[i - 1]) + string));
}

/** `WHERE a AND b`, or nothing where there is no filter. */
export function where(filter: readonly ExprNode[]): SqlText {
  return new SqlText(filter.length === 0 ? "" : `WHERE ${String(and(...filter))}`);
}

/** A list of expressions, `[a, b]`. */
export function listOf(parts: readonly ExprNode[]): SqlText {
  return new SqlText(`[${parts.map(String).join(", ")}]`);
}

/** `column` is one of `values`; `null` stands for all and filters nothing, an empty list leaves nothing. */
export function among(name: string, values: readonly string[] | null): ExprNode | null {
  if (values === null) return null;
  return values.length === 0
    ? literal(false)
    : isIn(
        column(name),
        values.map((value) => textLiteral(value))
      );
}

/** An interval whose ends may be open; `excludes` names those that are not part of it. `Range` of lib/permalink.ts on the side of the page. */
export type Interval = readonly [lo: number | null, hi: number | null, excludes?: "lo" | "hi" | "both"];

/** What holds of a figure in an interval; where it is a range of its own, `highest` is its upper end. Nothing of an interval open at both ends. */
export function inInterval(of: ExprNode, [lo, hi, excludes]: Interval, highest = of): ExprNode[] {
  const above = excludes === "lo" || excludes === "both" ? gt : gte;
  const below = excludes === "hi" || excludes === "both" ? lt : lte;
  return [
    ...(lo === null ? [] : [above(of, literal(lo))]),
    ...(hi === null ? [] : [below(highest, literal(hi))])
  ];
}

/** A text as a literal. SQL text ends at a NUL, so that one stands as U+FFFD, which no published text holds. */
export function textLiteral(text: string): ExprNode {
  return literal(text.replaceAll("\0", "\ufffd"));
}
