import {afterEach, expect, test, vi} from "vitest";
import {typedNames} from "../../src/lib/typedNames.js";

afterEach(() => void vi.unstubAllGlobals());

/** Answers with an index of two companies, of which one is in no list; the first `failures` times with an error. */
function stubSite(failures = 0) {
  const files: Record<string, unknown> = {
    "../data/search.json": {companies: [["600000.SH", "", "", "", "", "hcyh"]], listed: 1, unlisted: 1},
    "../data/search-unlisted.json": [["600001.SH", "", "", "", "", "hcgx", ["合成"]]]
  };
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return {ok: asked.length > failures, status: 503, json: async () => files[address]};
  });
  return asked;
}

test("names of listed companies take the first file, also where there is a second", async () => {
  const asked = stubSite();
  const names = typedNames(false);
  expect([...(await names())]).toEqual([["600000.SH", "hcyh"]]);
  await names();
  expect(asked).toEqual(["../data/search.json"]);
});

test("of companies in no list they take both", async () => {
  stubSite();
  expect([...(await typedNames(true)())]).toEqual([
    ["600000.SH", "hcyh"],
    ["600001.SH", "hcgx 合成"]
  ]);
});

test("a file that did not come is asked for again", async () => {
  const asked = stubSite(1);
  const names = typedNames(true);
  await expect(names()).rejects.toThrow("search.json: 503");
  expect((await names()).size).toBe(2);
  expect(asked).toHaveLength(3);
});
