import {describe, expect, test} from "vitest";
import {acceptedOf, partOf} from "../../scripts/cleanRequest.js";
import {headersOf} from "../../scripts/serve.js";

describe("a range of 100 bytes", () => {
  test.each([
    ["bytes=0-9", {start: 0, end: 9}],
    ["bytes=90-", {start: 90, end: 99}],
    ["bytes=-5", {start: 95, end: 99}],
    ["bytes=-500", {start: 0, end: 99}],
    ["bytes=1-9007199254740993", {start: 1, end: 99}],
    ["bytes=100-", "outside"],
    ["bytes=-0", "outside"],
    ["bytes=10-5", null],
    ["bytes=-", null],
    ["bytes=0-1,5-6", null],
    ["bytes=a-b", null],
    ["items=0-1", null],
    ["bytes=1e3-", null],
    ["", null]
  ])("%j is %j", (range, part) => {
    expect(partOf(range, 100)).toEqual(part);
  });
});

describe("the encodings that a client takes", () => {
  test.each([
    ["br, gzip", ["br", "gzip"]],
    ["gzip;q=1.0, br;q=0", ["gzip"]],
    ["br;q=0.5", ["br"]],
    ["*", ["br", "gzip"]],
    ["*;q=0, gzip", ["gzip"]],
    ["BR ; Q=1", ["br"]],
    ["brotli, zebra", []],
    [undefined, []]
  ])("%j are %j", (header, names) => {
    expect(acceptedOf(header)).toEqual(names);
  });
});

describe("the headers", () => {
  test("name who may frame the site: itself, or whom the operator says", () => {
    expect(headersOf({})["content-security-policy"]).toMatch(/default-src 'self'.*; frame-ancestors 'self'$/);
    const env = {BENCHFOLIO_FRAME_ANCESTORS: "https://intranet.example 'self'"};
    expect(headersOf(env)["content-security-policy"]).toMatch(
      /frame-ancestors https:\/\/intranet\.example 'self'$/
    );
  });

  test.each(["*; script-src *", "a\nb", "x,y"])("%j is refused", (text) => {
    expect(() => headersOf({BENCHFOLIO_FRAME_ANCESTORS: text})).toThrow("BENCHFOLIO_FRAME_ANCESTORS");
  });
});
