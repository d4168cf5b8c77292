import {readdirSync, readFileSync} from "node:fs";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {waitBefore} from "../../../data-loaders/sources/http/retry.js";
import type {Ask} from "../../../data-loaders/sources/tushare/ask.js";
import {tushareClient} from "../../../data-loaders/sources/tushare/client.js";
import {tushareSettings} from "../../../data-loaders/sources/tushare/settings.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {type Failure, type FakeTushare, fakeTushare, TOKEN} from "./fakeTushare.js";

const CODE = "300308.SZ";
const ASK: Ask = {
  api: "daily_basic",
  params: {ts_code: CODE, start_date: "20240219", end_date: "20240223"}
};
const WEEK = 7 * 86_400_000;

let vendor: FakeTushare;
let folder: string;
beforeEach(async () => {
  folder = temporaryFolder();
  vendor = await fakeTushare({
    codes: [CODE],
    lastDay: "2024-02-23",
    holidays: new Set(),
    losses: new Set(),
    suspended: new Set(),
    listed: new Map()
  });
});
afterEach(() => vendor.close());

function open({random = 0.5, timeoutMs = 5_000, signal = new AbortController().signal} = {}) {
  const lines: string[] = [];
  const clock = fakeClock(random);
  const env = {TUSHARE_TOKEN: TOKEN, TUSHARE_URL: vendor.url, TUSHARE_CACHE: folder};
  const options = {signal, say: (line: string) => void lines.push(line), clock, timeoutMs};
  return {client: tushareClient(tushareSettings(env), options), lines, clock};
}

const problemOf = async (asked: Promise<unknown>): Promise<string> => {
  const error = await asked.then(
    () => new Error("answered"),
    (reason) => reason
  );
  expect(error).toBeInstanceOf(BadInput);
  return error.message;
};
/** The data of an answer as they are. */
const unread = (data: unknown) => data;
const CALL = `tushare daily_basic (ts_code=${CODE}, start_date=20240219, end_date=20240223)`;
const refusal = (code: number, msg: string): Failure => ({text: JSON.stringify({code, msg, data: null})});

describe("a call", () => {
  test("is posted as JSON with the token, the parameters and the fields that are wanted", async () => {
    const data = await open().client.ask(ASK, 0, unread);
    expect(vendor.calls).toEqual([
      {
        api_name: "daily_basic",
        token: TOKEN,
        params: ASK.params,
        fields: "ts_code,trade_date,close,pe,pe_ttm,total_mv"
      }
    ]);
    expect((data as {items: unknown[]}).items).toHaveLength(5);
  });

  test.each([
    ["429", {status: 429}],
    ["500", {status: 500, text: "<html>"}],
    ["502", {status: 502}],
    ["503", {status: 503}],
    ["a timeout of the vendor's", {status: 408}],
    ["broken JSON", {text: '{"code":0,"data":{"fields":["ts_co'}],
    ["an empty answer", {text: ""}],
    ["a page of HTML", {text: "<html>busy</html>"}],
    ["a broken connection", "reset"],
    ["no answer in time", "hang"],
    ["the rate limit by its code", refusal(40203, "抱歉，您访问接口过于频繁")],
    ["the rate limit by its words", refusal(-2001, "抱歉，您每分钟最多访问该接口200次")]
  ] as const)("after %s is made again, and answered", async (_, failure) => {
    vendor.fail("daily_basic", failure as Failure, failure as Failure);
    // Long enough for an answer of a busy machine, which is no failure.
    const {client, lines, clock} = open({timeoutMs: failure === "hang" ? 1_000 : 5_000});
    expect(((await client.ask(ASK, 0, unread)) as {items: unknown[]}).items).toHaveLength(5);
    expect(vendor.calls).toHaveLength(3);
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(new RegExp(`^${escaped(CALL)}: .+; asked again in [\\d.]+ s$`));
    expect(clock.slept.filter((ms) => ms > 400)).toHaveLength(2);
  });

  test.each([
    [
      "a permission that the account lacks",
      refusal(-2002, "抱歉，您没有权限"),
      /refused with code -2002: 抱歉，您没有权限; TUSHARE_SKIP/
    ],
    ["a token that is not known", refusal(-2001, "您的token不对"), /refused with code -2001: 您的token不对$/],
    [
      "a limit of the whole day",
      refusal(40203, "抱歉，您每天最多访问该接口10次"),
      /refused with code 40203: 抱歉，您每天最多/
    ],
    ["HTTP 403", {status: 403}, /HTTP status: 403$/],
    ["a way to another host", {status: 307, headers: {location: "http://127.0.0.1:9/"}}, /HTTP status: 307$/],
    ["an answer without a code", {text: "[]"}, /an answer without a code$/],
    ["a code that is text", {text: '{"code":"0"}'}, /refused with code "0": no message$/]
  ] as const)("is not made again after %s", async (_, failure, message) => {
    vendor.fail("daily_basic", failure as Failure);
    const {client, lines, clock} = open();
    const problem = await problemOf(client.ask(ASK, 0, unread));
    expect(problem.startsWith(`${CALL}: `)).toBe(true);
    expect(problem).toMatch(message);
    expect(vendor.calls).toHaveLength(1);
    expect([lines, clock.slept]).toEqual([[], []]);
  });

  test("is given up after six attempts", async () => {
    vendor.fail("daily_basic", ...Array.from({length: 9}, () => ({status: 503})));
    const {client} = open();
    expect(await problemOf(client.ask(ASK, 0, unread))).toBe(
      `${CALL}: given up after 6 attempts: HTTP status 503`
    );
    expect(vendor.calls).toHaveLength(6);
  });

  test("waits as long as the vendor asks, up to two minutes", async () => {
    vendor.fail(
      "daily_basic",
      {status: 429, headers: {"retry-after": "7"}},
      {status: 429, headers: {"retry-after": "9999"}},
      {status: 429, headers: {"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}}
    );
    const {client, clock} = open({random: 0});
    await client.ask(ASK, 0, unread);
    expect(clock.slept.filter((ms) => ms >= 1000)).toEqual([7_000, 120_000, 1_000]);
  });

  test("ends at once when the run is to end, also while it waits", async () => {
    const ending = new AbortController();
    vendor.fail("daily_basic", "hang");
    const asked = open({signal: ending.signal, timeoutMs: 30_000}).client.ask(ASK, 0, unread);
    asked.catch(() => {});
    await vi.waitFor(() => expect(vendor.calls).toHaveLength(1), {timeout: 20_000});
    ending.abort(new Error("ended"));
    await expect(asked).rejects.toThrow("ended");
    expect(vendor.calls).toHaveLength(1);
  });
});

describe("the wait before another attempt", () => {
  test("is a random part of one that doubles, up to a minute, after the least that is asked for", () => {
    const most = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => waitBefore(attempt, 0, 1));
    expect(most).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(waitBefore(5, 0, 0)).toBe(0);
    expect(waitBefore(3, 15_000, 0.25)).toBe(16_000);
  });
});

describe("an answer that is kept", () => {
  test("is not asked for again while it is fresh, and is whole or not there", async () => {
    const first = await open().client.ask(ASK, WEEK, unread);
    expect(await open().client.ask(ASK, WEEK, unread)).toEqual(first);
    expect(vendor.calls).toHaveLength(1);
    await open().client.ask(ASK, 0, unread);
    expect(vendor.calls).toHaveLength(2);
    await open().client.ask({...ASK, params: {...ASK.params, end_date: "20240222"}}, WEEK, unread);
    expect(vendor.calls).toHaveLength(3);
  });

  test("holds the question and the answer, and no token, even where the vendor sends it back", async () => {
    vendor.change = ({token}, answer) => {
      answer.data!.items[0]![0] = token;
      return answer;
    };
    await open().client.ask(ASK, WEEK, unread);
    const [file] = readdirSync(`${folder}/daily_basic`);
    const text = readFileSync(`${folder}/daily_basic/${file}`, "utf8");
    expect(text).not.toContain(TOKEN);
    expect(JSON.parse(text).ask).toEqual({...ASK, fields: expect.any(Array)});
  });

  test("is none where it could not be kept for long enough", async () => {
    await open().client.ask(ASK, 0, unread);
    expect(readdirSync(folder)).toEqual([]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

test("the vendor's words are cut after the token is out of them", async () => {
  const words = `${"请求".repeat(125)} token=${TOKEN} 不对`;
  vendor.fail("daily_basic", refusal(-2001, words));
  const problem = await problemOf(open().client.ask(ASK, 0, unread));
  expect(problem).toContain("[TUSHARE_TOKEN]");
  for (let i = 0; i + 8 <= TOKEN.length; i++) expect(problem).not.toContain(TOKEN.slice(i, i + 8));
});
