import {readdirSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {SOURCES} from "../../../data-loaders/sources/index.js";
import {refresh} from "../../../src/lib/messages/refresh.js";

type Words = {readonly [key: string]: unknown};
type Both = {readonly en: Words; readonly zh: Words};

const files = readdirSync("src/lib/messages").filter((file) => file.endsWith(".ts"));
const dictionaries = await Promise.all(
  files.map(async (file): Promise<[string, Both]> => {
    const module = (await import(`${process.cwd()}/src/lib/messages/${file}`)) as Record<string, unknown>;
    const found = Object.values(module).find(
      (value) => typeof value === "object" && value !== null && "zh" in value
    );
    return [file, found as Both];
  })
);

/** Every text and function of a dictionary by its path. */
function leaves(words: Words, path = ""): Map<string, unknown> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, unknown][] =>
      typeof value === "object" && value !== null
        ? [...leaves(value as Words, `${path}${key}.`)]
        : [[`${path}${key}`, value]]
    )
  );
}

type Say = (...values: unknown[]) => unknown;

/** Arguments that are lists. */
const LISTS = new Set(["names", "values", "revised", "years"]);

/** Values that an argument of this name may have; the texts tell the arguments apart. */
function valuesOf(name: string, i: number): unknown[] {
  const text = `‹${"abcdefgh"[i]}›`;
  return LISTS.has(name) ? [[text], ["‹p›", "‹q›"], ["‹p›", "‹q›", "‹r›", "‹s›", "‹t›"]] : [text, 0, 1, 5];
}

function argumentNames(say: Say): string[] {
  const [, several, one] = /^(?:\(([^)]*)\)|(\w+)) =>/.exec(String(say)) ?? [];
  return (several ?? one ?? "").split(",").flatMap((name) => name.trim() || []);
}

/** Every choice of arguments; the first has a text, or a list of one text, for each. */
function choices(say: Say): unknown[][] {
  return argumentNames(say).reduce<unknown[][]>(
    (before, name, i) => before.flatMap((values) => valuesOf(name, i).map((value) => [...values, value])),
    [[]]
  );
}

/** What is said for those choices whose kinds the function takes; there must be one. */
function sayings(say: Say, all: readonly unknown[][]) {
  const said = all.flatMap((values) => {
    try {
      return [{values, said: String(say(...values))}];
    } catch (error) {
      if (error instanceof TypeError) return [];
      throw error;
    }
  });
  if (said.length === 0) throw new Error(`no arguments tried here suit ${say}`);
  return said;
}

describe.each(dictionaries)("the messages of %s", (_, {en, zh}) => {
  const [english, chinese] = [leaves(en), leaves(zh)];

  test("are the same in both languages, key by key and kind by kind", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, value] of english) expect(typeof chinese.get(key), key).toBe(typeof value);
    expect(english.size).toBeGreaterThan(0);
  });

  test("are text in both languages, and empty only where both have nothing to say", () => {
    for (const [key, value] of english) {
      expect(["string", "function"], key).toContain(typeof value);
      if (typeof value === "string")
        expect(String(chinese.get(key)).trim() === "", key).toBe(value.trim() === "");
    }
    const texts = [...english.values()].filter((value) => typeof value === "string");
    expect(texts.filter((value) => value.trim() === "").length).toBeLessThan(texts.length / 10);
  });

  const functions = [...english].filter(([, value]) => typeof value === "function") as [string, Say][];

  test("say something in both languages whatever they are given", () => {
    for (const [key, english] of functions)
      for (const say of [english, chinese.get(key) as Say])
        for (const {values, said} of sayings(say, choices(english))) {
          expect(said, `${key}(${JSON.stringify(values)})`).toMatch(/\S/);
          expect(said, `${key}(${JSON.stringify(values)})`).not.toMatch(/undefined|NaN|\[object|=>/);
        }
  });

  test("name in Chinese every name and figure that they name in English, and no other", () => {
    for (const [key, say] of functions) {
      const [{values, said}] = sayings(say, choices(say)) as [{values: unknown[]; said: string}];
      const named = (text: unknown) => values.flat().filter((value) => String(text).includes(String(value)));
      expect(named((chinese.get(key) as Say)(...values)), key).toEqual(named(said));
    }
  });
});

test("every file of messages has both languages", () => {
  for (const [file, both] of dictionaries) expect(Object.keys(both ?? {}).sort(), file).toEqual(["en", "zh"]);
  expect(files.length).toBeGreaterThanOrEqual(5);
});

test("a source that can be refreshed has a name in both languages", () => {
  for (const words of [refresh.en, refresh.zh])
    expect(Object.keys(words.names)).toEqual(expect.arrayContaining(Object.keys(SOURCES)));
});
