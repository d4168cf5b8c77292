import {describe, expect, test} from "vitest";
import {tushareSettings} from "../../../data-loaders/sources/tushare/settings.js";
import {TOKEN} from "./fakeTushare.js";

const settings = (env: Record<string, string>) => tushareSettings({TUSHARE_TOKEN: TOKEN, ...env});

describe("the settings", () => {
  test("are safe by default: HTTPS, fewer calls than the smallest account may make, the companies of the report", () => {
    expect(settings({})).toEqual({
      token: TOKEN,
      url: "https://api.tushare.pro/dataapi",
      callsPerMinute: 150,
      isWholeMarket: false,
      skipped: new Set(),
      cacheFolder: "store/tushare-cache"
    });
    expect(settings({BENCHFOLIO_STORE: "/data/store"}).cacheFolder).toBe("/data/store/tushare-cache");
  });

  test.each([
    "https://api.waditu.com/dataapi",
    "http://127.0.0.1:8080/",
    "http://localhost/x",
    "http://[::1]:9/"
  ])("take the address %s", (url) => expect(settings({TUSHARE_URL: url}).url).toBe(url));

  test.each([
    ["http://api.tushare.pro/dataapi", /must begin with https/],
    ["http://127.0.0.1.example.com/", /must begin with https/],
    ["ftp://127.0.0.1/", /must begin with https/],
    ["https://name:secret@example.com/", /holds a name or password$/],
    ["api.tushare.pro", /is no address/]
  ])("refuse the address %s", (url, message) => {
    expect(() => settings({TUSHARE_URL: url})).toThrow(message);
  });

  test.each([
    [{TUSHARE_TOKEN: ""}, "TUSHARE_TOKEN: is not set; it is on your account's page at tushare.pro"],
    [{TUSHARE_TOKEN: "abc"}, "TUSHARE_TOKEN: is no token (too short, or with spaces in it)"],
    [
      {TUSHARE_TOKEN: "two words and more than sixteen"},
      "TUSHARE_TOKEN: is no token (too short, or with spaces in it)"
    ],
    [{TUSHARE_CALLS_PER_MINUTE: "0"}, 'TUSHARE_CALLS_PER_MINUTE: not a whole number from 1 to 1000: "0"'],
    [
      {TUSHARE_CALLS_PER_MINUTE: "fast"},
      'TUSHARE_CALLS_PER_MINUTE: not a whole number from 1 to 1000: "fast"'
    ],
    [{TUSHARE_COMPANIES: "some"}, 'TUSHARE_COMPANIES: not one of report, all: "some"'],
    [{TUSHARE_SKIP: "daily_basic"}, 'TUSHARE_SKIP: not one of income, report_rc, index_daily: "daily_basic"']
  ])("refuse %j, and name no secret", (env, message) => {
    expect(() => settings(env)).toThrow(message);
  });
});
