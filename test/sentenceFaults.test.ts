import {expect, test} from "vitest";
import {sentenceFaults} from "./sentenceFaults.js";

test.each([
  ["The companies stand at the Infinityth percentile", "no value"],
  ["Market capitalisation of —, above 40 times", "a dash in the place of a value"],
  ["The scale calls it “”", "empty quotes or brackets"],
  ["Two  spaces", "doubled or outer space"],
  ["One, , three", "two marks in a row"],
  ["moved from 40.0 to 40.0", "from one value to the same"],
  ["PEG is below 1 for 2 of 2", "all of all"],
  ["PEG is below 1 for all 2", "all or none of two"],
  ["broken where there is no PE (1 days)", "a plural of one"],
  ["1 companies returned nothing", "a plural of one"]
])("%s: %s", (sentence, fault) => {
  expect(sentenceFaults(sentence, "en").join()).toContain(fault);
});

test.each(["来源:研报", "公司(仅一家)", "随定义不同，介于 4 与 4 之间", "3 家公司中有 3 家跑赢"])(
  "%s is broken",
  (sentence) => {
    expect(sentenceFaults(sentence, "zh")).toHaveLength(1);
  }
);

test.each([
  ["PEG is below 1 for 12 of 26; 1 company has none, 1 left it, 1 is new", "en"],
  ["Gemma 7B loses 1 of 18, from 3.9 to 39.9, a dash (—) where there is none", "en"],
  ["32 家公司中有 21 家六个月跑赢沪深 300；3 项中有 2 项领先", "zh"]
])("%s is sound", (sentence, lang) => {
  expect(sentenceFaults(sentence, lang)).toEqual([]);
});
