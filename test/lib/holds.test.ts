import {
  and,
  column,
  type ExprNode,
  eq,
  gt,
  gte,
  isDistinct,
  isIn,
  isNotNull,
  isNull,
  literal,
  lt,
  lte,
  or
} from "@uwdata/mosaic-sql";
import fc from "fast-check";
import {expect, test} from "vitest";
import {openEngine, readRows} from "../../data-loaders/engine.js";
import {holds} from "../../src/lib/holds.js";

const numbers = fc.constantFrom(-1.5, 0, 1, 22.1, 60, 1e9);
const texts = fc.constantFrom("", "*", "SH", "光模块", "o'clock");
const comparison = fc
  .tuple(fc.constantFrom(gt, gte, lt, lte, eq), numbers)
  .map(([compare, value]): ExprNode => compare(column("x"), literal(value)));
const membership = fc.array(texts, {minLength: 1, maxLength: 3}).map(
  (values): ExprNode =>
    isIn(
      column("t"),
      values.map((value) => literal(value))
    )
);
const atom = fc.oneof(
  comparison,
  membership,
  texts.map((value): ExprNode => isDistinct(column("t"), literal(value))),
  texts.map((value): ExprNode => eq(column("t"), literal(value))),
  fc.constantFrom("x", "t").map((name): ExprNode => isNull(column(name))),
  fc.boolean().map((value): ExprNode => literal(value))
);
const filters = fc.oneof(
  atom,
  fc.array(atom, {minLength: 2, maxLength: 3}).map((parts): ExprNode => and(...parts))
);

test("a row satisfies a filter where DuckDB says so, missing values too", async () => {
  const connection = await openEngine();
  await connection.run(`CREATE TABLE rows AS SELECT row_number() OVER () AS i, * FROM
    (SELECT unnest([-1.5, 0, 1, 22.1, 60, 1e9, NULL]::DOUBLE[]) AS x),
    (SELECT unnest(['', '*', 'SH', '光模块', 'o''clock', NULL]) AS t)`);
  const rows = await readRows(connection, "SELECT CAST(i AS INTEGER) AS i, x, t FROM rows ORDER BY i");
  expect(rows).toHaveLength(42);
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const found = await readRows(
        connection,
        `SELECT CAST(i AS INTEGER) AS i FROM rows WHERE ${filter} ORDER BY i`
      );
      expect(rows.filter((row) => holds(filter, row)).map(({i}) => i)).toEqual(found.map(({i}) => i));
    }),
    {numRuns: 300}
  );
});

test("what it does not know is an error, and no row", () => {
  for (const filter of [
    isNotNull(column("x")),
    or(literal(true), literal(false)),
    lt(column("t"), literal("b"))
  ])
    expect(() => holds(filter, {x: 1, t: "a"})).toThrow("no filter of rows");
});
