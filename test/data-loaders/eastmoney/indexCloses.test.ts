import path from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {textFetcher} from "../../../data-loaders/sources/eastmoney/fetchText.js";
import {indexCloses} from "../../../data-loaders/sources/eastmoney/indexCloses.js";
import {eastmoneySettings} from "../../../data-loaders/sources/eastmoney/settings.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {closeOf, type Failure, type FakeEastmoney, fakeEastmoney, openDaysOf} from "./fakeEastmoney.js";

// The first is a holiday, so that the publisher has a row of it with the close of the next day.
const SPAN = {start: "2024-02-12", end: "2024-02-26"};
const STAYS = "what is published of the index stays";
const INSTEAD = "the data centre's charts are asked instead";

let vendor: FakeEastmoney;
beforeEach(async () => {
  vendor = await fakeEastmoney({
    ...{first: "2024-01-02", lastDay: "2024-02-26", names: new Map()},
    holidays: new Set(["2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16"]),
    ...{losses: new Set<string>(), unknown: new Set<string>()}
  });
});
afterEach(() => vendor.close());

async function closes(env: Record<string, string> = {EASTMONEY_CHART_URL: `${vendor.url}/chart`}) {
  const settings = eastmoneySettings({
    ...{EASTMONEY_URL: `${vendor.url}/get`, EASTMONEY_INDEX_URL: `${vendor.url}/index`},
    ...{EASTMONEY_PAUSE_MS: "0", EASTMONEY_CACHE: path.join(temporaryFolder(), "cache"), ...env}
  });
  const lines: string[] = [];
  const options = {
    ...{signal: new AbortController().signal, clock: fakeClock()},
    say: (line: string) => void lines.push(line)
  };
  const fetchText = textFetcher(settings, {...options, today: SPAN.end});
  const found = await indexCloses("000300.SH", SPAN, {settings, fetchText, ...options});
  return {found, lines, paths: vendor.asked.map(({path}) => path)};
}

const truth = () =>
  openDaysOf(vendor.market)
    .filter((date) => date >= SPAN.start)
    .map((date) => ({index_code: "000300.SH", date, close: closeOf(date)}));
const always = (failure: Failure) => Array.from({length: 9}, () => failure);

test("closes are the publisher's, and nobody else is asked", async () => {
  const {found, lines, paths} = await closes();
  expect(found).toEqual({closes: truth(), source: "China Securities Index, index-perf"});
  expect(lines).toEqual([]);
  expect(paths).toEqual(["/index"]);
});

const NO_ROWS = '{"code":"200","msg":"Success","success":true,"data":[]}';

describe.each([
  ["is blocked", {status: 404, text: "<html>"}],
  ["turns us away", {status: 403}],
  ["cuts the connection", "reset"],
  ["answers a page", {text: "<html>"}],
  ["is busy", {status: 503}],
  ["knows no rows", {text: NO_ROWS}],
  [
    "knows the day before the span alone",
    {text: NO_ROWS.replace("[]", '[{"indexCode":"000300","tradeDate":"20240129","close":3300}]')}
  ],
  ["answers another index", {text: NO_ROWS.replace("[]", '[{"indexCode":"000905"}]')}]
] as const)("where the publisher %s", (_, failure) => {
  test("closes are those of the charts: open, close, high, low", async () => {
    vendor.fail("/index", ...always(failure));
    const {found, lines, paths} = await closes();
    expect(found).toEqual({closes: truth(), source: "Eastmoney, kline"});
    expect(paths.at(-1)).toBe("/chart");
    expect(vendor.asked.at(-1)!.params).toMatchObject({
      ...{secid: "1.000300", klt: "101", fqt: "0", beg: "20240129", end: "20240226"},
      fields2: "f51,f52,f53,f54,f55,f56,f57,f58"
    });
    expect(lines.at(-1)).toContain(INSTEAD);
    expect(lines.join("\n")).not.toContain(STAYS);
  });

  test("and no charts are to be asked, what is published stays", async () => {
    vendor.fail("/index", ...always(failure));
    const {found, lines, paths} = await closes({});
    expect(found).toBeNull();
    expect(paths).not.toContain("/chart");
    expect(lines.at(-1)).toContain(STAYS);
  });
});

test.each([
  ["rows of none", {text: '{"rc":0,"data":{"code":"000300","dktotal":0,"klines":[]}}'}, 3, /no rows/],
  ["no data", {text: '{"rc":0,"data":null}'}, 1, /without klines/],
  [
    "another index",
    {text: '{"rc":0,"data":{"code":"000905","klines":["2024-02-26,1,1,1,1"]}}'},
    1,
    /another/
  ],
  ["a connection that is cut", "reset", 1, /turns us away/]
] as const)("where the charts answer %s, too, what is published stays", async (_, failure, times, why) => {
  vendor.fail("/index", {status: 404});
  vendor.fail("/chart", ...always(failure));
  const {found, lines, paths} = await closes();
  expect(found).toBeNull();
  expect(paths).toEqual(["/index", ...Array.from({length: times}, () => "/chart")]);
  expect(lines.at(-1)).toMatch(why);
  expect(lines.filter((line) => line.includes(STAYS))).toEqual([lines.at(-1)]);
});

test("charts that are busy for a while are asked again", async () => {
  vendor.fail("/index", {status: 404});
  vendor.fail("/chart", {text: '{"rc":0,"data":{"code":"000300","klines":[]}}'}, {status: 502});
  expect((await closes()).found).toEqual({closes: truth(), source: "Eastmoney, kline"});
});

test("who names another host for the index alone asks no other", () => {
  const charts = "https://push2his.eastmoney.com/api/qt/stock/kline/get";
  const other = "https://example.invalid/index";
  expect(eastmoneySettings({}).chartUrl).toBe(charts);
  expect(eastmoneySettings({EASTMONEY_INDEX_URL: other}).chartUrl).toBeNull();
  expect(eastmoneySettings({EASTMONEY_INDEX_URL: other, EASTMONEY_CHART_URL: other}).chartUrl).toBe(other);
  expect(() => eastmoneySettings({EASTMONEY_CHART_URL: "http://example.com"})).toThrow(
    "EASTMONEY_CHART_URL: must begin with https://"
  );
});
