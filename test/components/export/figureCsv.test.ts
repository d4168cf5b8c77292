import {expect, test} from "vitest";
import {figureCsv} from "../../../src/components/export/csvFile.js";
import {amount, keyed} from "../../../src/components/export/figureCsv.js";
import type {Figure} from "../../../src/components/figure.js";

interface Row {
  readonly day: string;
  readonly cap_100m: number | null;
  readonly source?: string;
}

const rows: Row[] = [
  {day: "2024-02-22", cap_100m: 7.29, source: "own"},
  {day: "2024-02-23", cap_100m: null, source: "own"}
];
const figure: Figure<Row> = {
  title: "",
  subtitle: "",
  source: "all",
  asOf: "2024-02-23",
  rows,
  columns: [{key: "day", label: "Day"}]
};

/** The lines of the file, without the byte order mark. */
const linesOf = (given: Figure<Row>) => figureCsv(given).slice(1).trimEnd().split("\r\n");

test("whom, when and from whom are in each row", () => {
  const about = {file: "300308.SZ", columns: {code: "300308.SZ"}};
  expect(linesOf({...figure, about})).toEqual([
    "code,day,as_of,source",
    "300308.SZ,2024-02-22,2024-02-23,all",
    "300308.SZ,2024-02-23,2024-02-23,all"
  ]);
});

test("a row's own source stands in the place of the figure's", () => {
  expect(linesOf({...figure, fileColumns: keyed<Row>(["day", "source"])})).toEqual([
    "day,source,as_of",
    "2024-02-22,own,2024-02-23",
    "2024-02-23,own,2024-02-23"
  ]);
});

test("the rows are those of the view, in its order", () => {
  expect(linesOf({...figure, fileRows: () => [rows[1]!]})).toEqual([
    "day,as_of,source",
    "2024-02-23,2024-02-23,all"
  ]);
});

test.each([
  ["100m", "CNY", "cap_cny_100m", "7.29"],
  ["bn", "CNY", "cap_cny_bn", "0.729"],
  ["bn", "USD", "cap_usd_bn", "0.729"],
  // Of several: each row then says its own.
  ["100m", "", "cap_100m", "7.29"]
] as const)(
  "an amount in %s of %j is named so, and a missing one stays missing",
  (unit, currency, name, value) => {
    const [head, first, second] = linesOf({
      ...figure,
      fileColumns: [amount<Row>("cap_100m", unit, currency)]
    });
    expect(head).toBe(`${name},as_of,source`);
    expect(first).toBe(`${value},2024-02-23,all`);
    expect(second).toBe(",2024-02-23,all");
  }
);
