import path from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {
  COVERAGE,
  columnsOf,
  FORECASTS,
  VALUATIONS,
  YEARS
} from "../../../data-loaders/sources/eastmoney/documented.js";
import {textFetcher} from "../../../data-loaders/sources/eastmoney/fetchText.js";
import {openReports, type Query} from "../../../data-loaders/sources/eastmoney/reports.js";
import {eastmoneySettings} from "../../../data-loaders/sources/eastmoney/settings.js";
import {companyDays, firstDayOf, marketDay} from "../../../data-loaders/sources/eastmoney/valuationRows.js";
import {fetchActuals, fetchConsensus} from "../../../data-loaders/sources/eastmoney/yearFigures.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {type FakeEastmoney, fakeEastmoney, openDaysOf} from "./fakeEastmoney.js";

const MONDAY = "2024-02-26";
const HOLIDAY = "2024-02-12";
const [CODE, UNKNOWN, UNCOVERED] = ["300308.SZ", "000628.SZ", "688256.SH"] as const;
const [B_SHARE, INDEX] = ["900901.SH", "000300.SH"] as const;

let vendor: FakeEastmoney;
beforeEach(async () => {
  vendor = await fakeEastmoney({
    names: new Map([CODE, UNKNOWN, UNCOVERED, B_SHARE, INDEX].map((code) => [code, "synthetic"])),
    ...{first: "2017-12-20", lastDay: MONDAY, holidays: new Set([HOLIDAY])},
    ...{losses: new Set<string>(), unknown: new Set([UNKNOWN]), uncovered: new Set([UNCOVERED])}
  });
});
afterEach(() => vendor.close());

/** The reports at `address`, on a day of its own, so that nothing is kept. */
function open(address = `${vendor.url}/get`) {
  const cache = path.join(temporaryFolder(), "cache");
  const settings = eastmoneySettings({
    ...{EASTMONEY_URL: address, EASTMONEY_PAUSE_MS: "0", EASTMONEY_CACHE: cache}
  });
  const options = {signal: new AbortController().signal, clock: fakeClock(), say() {}};
  const fetchText = textFetcher(settings, {...options, today: MONDAY});
  return openReports({url: settings.url, fetchText, ...options});
}

const days = (values: Partial<Query> = {}): Query => ({
  ...{report: VALUATIONS.report, columns: columnsOf(VALUATIONS), filter: VALUATIONS.filter(CODE)},
  ...{key: VALUATIONS.key, pageSize: 5_000, kept: "none", ...values}
});
const rowsOf = (values?: Partial<Query>) => open().rows(days(values));
const refusal = (values: Partial<Query>) =>
  rowsOf(values).then(
    (rows) => `answered with ${rows.length} rows`,
    (error: Error) => error.message
  );
const year = (text: string) => `(TRADE_DATE>='${text}-01-01')(TRADE_DATE<='${text}-12-31')`;
const IN_2023 = VALUATIONS.filter(CODE) + year("2023");

describe("nothing is answered, which is no failure,", () => {
  const since = {from: "2018-01-02", until: MONDAY};

  const days = {as_of: MONDAY, known: MONDAY};

  test.each([
    ["a code that the vendor does not know", UNKNOWN],
    ["a B-share", B_SHARE],
    ["an index", INDEX]
  ])("of %s", async (_, code) => {
    expect(await companyDays(open(), code, since)).toEqual([]);
    expect(await firstDayOf(open(), code)).toBeNull();
    expect(await fetchActuals(open(), code, days)).toEqual([]);
    expect(await fetchConsensus(open(), code, days)).toEqual([]);
  });

  test("of a holiday, and of a day before the table begins", async () => {
    expect(await marketDay(open(), HOLIDAY)).toEqual([]);
    expect(await marketDay(open(), "2017-12-29")).toEqual([]);
    expect(await companyDays(open(), CODE, {from: "2017-12-01", until: "2017-12-31"})).toEqual([]);
    expect(await firstDayOf(open(), CODE)).toBe("2018-01-02");
    expect((await marketDay(open(), MONDAY)).map(({code}) => code)).toEqual([CODE, UNCOVERED]);
  });

  test("of what analysts expect of a company that none covers, which has a history", async () => {
    expect(await fetchConsensus(open(), UNCOVERED, days)).toEqual([]);
    expect(await companyDays(open(), UNCOVERED, since)).not.toEqual([]);
    expect(await fetchConsensus(open(), CODE, days)).toHaveLength(2);
  });

  test("of a report by an order that it does not have", async () => {
    expect(await rowsOf({key: ["CHANGE_RATE"]})).toEqual([]);
  });
});

describe("is refused by name", () => {
  test.each([
    [
      "a report that is gone",
      {report: "RPT_RES_CONFORECASTPREDATA"},
      "报表配置不存在,RPT_RES_CONFORECASTPREDATA"
    ],
    ["a column that there never was", {columns: ["TRADE_DATE", "PE_TTM_EST"]}, "PE_TTM_EST列不存在"],
    ["a condition on one", {filter: "(REPORT_DATE='2024-02-26')"}, "REPORT_DATE列不存在"],
    ["a day in another form", {filter: "(TRADE_DATE='20240226')"}, "日期格式有误"],
    ["a filter that is none", {filter: "TRADE_DATE=2024-02-26"}, "参数预处理错误: NoViableAltException"],
    [
      "a filter that was encoded before",
      {filter: encodeURIComponent(IN_2023)},
      "参数预处理错误: InputMismatchException"
    ]
  ] as const)("%s", async (_, values, words) => {
    expect(await refusal(values)).toMatch(/^eastmoney RPT_/);
    expect(await refusal(values)).toContain(`refused with code 9501: ${words}`);
  });

  test("a column that the vendor takes away, of each report", async () => {
    for (const [{report, filter, key, columns}, column] of [
      [VALUATIONS, "PE_TTM"],
      [YEARS, "PARENTNETPROFIT"],
      [FORECASTS, "EPS"]
    ] as const) {
      vendor.retired.add(column);
      const asked = {report, columns: Object.keys(columns), filter: filter(CODE), key};
      expect(await refusal(asked)).toContain(`refused with code 9501: ${column}列不存在`);
    }
  });
});

test("a filter is encoded once, its quotation marks too", async () => {
  expect(await rowsOf({filter: IN_2023})).not.toEqual([]);
  const {url} = vendor.asked[0]!;
  expect(url).toContain("SECURITY_CODE%3D%22300308%22");
  expect(url).not.toContain("%25");
  expect(url).not.toMatch(/["'<>]/);
});

test("the form of a day that is asked is not that of the answer", async () => {
  const [row] = await rowsOf({filter: "(TRADE_DATE='2024-02-26')", key: ["SECURITY_CODE"]});
  expect(row!.record.TRADE_DATE).toBe("2024-02-26 00:00:00");
});

test("an answer in a call of a function, for whoever's address names one, is read", async () => {
  const plain = await rowsOf({filter: IN_2023});
  const called = await open(`${vendor.url}/get?callback=jQuery123_456`).rows(days({filter: IN_2023}));
  expect(vendor.asked.at(-1)!.params.callback).toBe("jQuery123_456");
  expect(called.map(({record}) => record)).toEqual(plain.map(({record}) => record));
});

test("more rows than a report gives a page come in pages of 500, whatever is asked", async () => {
  const names = Array.from({length: 1_201}, (_, i) => [`${600_000 + i}.SH`, "synthetic"] as const);
  vendor.market = {...vendor.market, names: new Map(names)};
  const {report, key, isWhole} = COVERAGE;
  const rows = await rowsOf({report, columns: columnsOf(COVERAGE), isWhole, filter: "", key});
  expect(rows.map((row) => row.text("SECUCODE"))).toEqual(names.map(([code]) => code));
  expect(vendor.asked.map(({params}) => params.pageNumber)).toEqual(["1", "2", "3"]);
});

describe("while pages are read", () => {
  /** Rows from the `n`th question on are `after` of what they were. */
  const changing = (n: number, after: (rows: Record<string, unknown>[]) => Record<string, unknown>[]) => {
    let asked = 0;
    vendor.change = (_, rows) => (++asked >= n ? after(rows) : rows);
  };
  const other = (date: string) => (rows: Record<string, unknown>[]) => [
    ...rows,
    {...rows[0], TRADE_DATE: `${date} 00:00:00`}
  ];
  const inPages = {filter: IN_2023, pageSize: 50};

  test("a row that comes at the end comes, too, on a page more where it takes one", async () => {
    const whole = await rowsOf(inPages);
    expect(whole).toHaveLength(openDaysOf(vendor.market).filter((day) => day.startsWith("2023")).length);
    changing(6, other("2023-12-30"));
    const rows = await rowsOf(inPages);
    expect(rows).toHaveLength(whole.length + 1);
    expect(rows.at(-1)!.date("TRADE_DATE")).toBe("2023-12-30");
    vendor.change = (_, all) => all;
    const n = vendor.asked.length;
    // 260 rows are five pages and a part of one; of 52 a page they are whole ones.
    changing(2, other("2023-12-30"));
    expect(await rowsOf({...inPages, pageSize: whole.length / 5})).toHaveLength(whole.length + 1);
    expect(vendor.asked).toHaveLength(n + 6);
  });

  test("a row that comes at the beginning moves others, and the answer is refused", async () => {
    const n = (await rowsOf(inPages)).length;
    changing(2, other("2023-01-01"));
    expect(await refusal(inPages)).toContain(`${n} different rows came of ${n + 1}`);
  });

  test("a row that goes moves another out of sight, and the answer is refused", async () => {
    const n = (await rowsOf(inPages)).length;
    changing(2, (rows) => rows.filter(({TRADE_DATE}) => TRADE_DATE !== "2023-01-02 00:00:00"));
    expect(await refusal(inPages)).toContain(`${n - 1} different rows came of ${n}`);
  });

  test("rows in an order that tells them not apart come twice and not at all, and are refused", async () => {
    expect(await refusal({...inPages, key: ["SECURITY_CODE"]})).toMatch(
      /SECURITY_CODE: 300308 is repeated with other values/
    );
  });

  test("a host that is busy now and then is asked until it answers", async () => {
    const whole = await rowsOf(inPages);
    let n = 0;
    vendor.isBusy = () => n++ % 3 !== 2;
    expect((await rowsOf(inPages)).map(({record}) => record)).toEqual(whole.map(({record}) => record));
    expect(n).toBe(18);
  });
});

test("page 101 is busy for ever, and never asked for", async () => {
  const history = {filter: VALUATIONS.filter(CODE), pageSize: 10};
  expect(await refusal(history)).toContain("more than 100 pages");
  expect(vendor.asked.at(-1)!.params.pageNumber).toBe("100");
  const url = new URL(vendor.asked.at(-1)!.url, vendor.url);
  url.searchParams.set("pageNumber", "101");
  expect(await (await fetch(url)).json()).toMatchObject({success: false, result: null, code: 9701});
});

test("a quotation mark that nobody encoded is a bad request", async () => {
  const {request} = await import("node:http");
  const [, port] = vendor.url.split("127.0.0.1:");
  const status = await new Promise((resolve) =>
    request({port, path: '/get?filter=(SECURITY_CODE="300308")'}, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end()
  );
  expect(status).toBe(400);
});
