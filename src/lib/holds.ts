import {
  AndNode,
  BinaryOpNode,
  ColumnRefNode,
  type ExprNode,
  InOpNode,
  LiteralNode,
  TupleNode,
  UnaryPostfixOpNode
} from "@uwdata/mosaic-sql";

type Value = string | number | boolean | null;

const COMPARISONS: Readonly<Record<string, (a: string | number, b: string | number) => boolean>> = {
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  "=": (a, b) => a === b
};

/**
 * Whether a row satisfies a filter, as SQL has it: a comparison with a missing value is neither true nor false, and
 * leaves the row out. Knows what filters of pages are made of (comparisons of a column with a literal, IN, IS NULL,
 * AND, a constant), and throws on all else. Texts are compared as equal or not alone: their order is the engine's.
 */
export function holds(filter: ExprNode, row: object): boolean {
  return evaluate(filter, row as Record<string, unknown>) === true;
}

function evaluate(node: unknown, row: Readonly<Record<string, unknown>>): Value {
  if (node instanceof LiteralNode) return node.value as Value;
  if (node instanceof ColumnRefNode) return (row[node.column] ?? null) as Value;
  if (node instanceof AndNode) return every(node.clauses.map((clause) => evaluate(clause, row)));
  if (node instanceof InOpNode) return isAmong(evaluate(node.expr, row), members(node, row));
  if (node instanceof UnaryPostfixOpNode && node.op === "IS NULL") return evaluate(node.expr, row) === null;
  if (node instanceof BinaryOpNode) {
    const [a, b] = [evaluate(node.left, row), evaluate(node.right, row)];
    if (node.op === "IS DISTINCT FROM") return a !== b;
    const compare = COMPARISONS[node.op];
    if (compare && (node.op === "=" || typeof (a ?? 0) === "number"))
      return a === null || b === null ? null : compare(a as number, b as number);
  }
  throw new Error(`no filter of rows: ${String(node)}`);
}

/** AND of three values: false beats missing, missing beats true. */
function every(values: readonly Value[]): Value {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

function isAmong(value: Value, values: readonly Value[]): Value {
  return value === null ? null : values.includes(value);
}

function members({values}: InOpNode, row: Readonly<Record<string, unknown>>): Value[] {
  const list: readonly unknown[] = values instanceof TupleNode ? values.values : [values];
  return list.map((each) => evaluate(each, row));
}
