import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {FOREIGN} from "../../src/lib/foreignParams.js";
import {
  flag,
  formatState,
  freeText,
  maybeNumber,
  maybeSome,
  oneOf,
  type Param,
  type Params,
  parseState,
  type Range,
  range,
  someOf,
  sortBy
} from "../../src/lib/permalink.js";

const MODELS = ["gemma-7b", "mistral-7b", "llama-2-13b"] as const;
const SECTORS = ["光模块/光器件", "AI+应用", "a&b=c#d", "50%", " "] as const;
const KEYS = ["model", "mean", "forward_pe"];

interface State {
  readonly view: "heat" | "dots";
  readonly models: readonly (typeof MODELS)[number][];
  readonly sectors: readonly (typeof SECTORS)[number][];
  readonly unmarked: boolean;
  readonly open: boolean;
  readonly find: string;
  readonly order: {readonly key: string; readonly descending: boolean} | null;
  readonly pe: Range;
}

const params: Params<State> = {
  view: oneOf(["heat", "dots"], "heat"),
  models: someOf(MODELS),
  sectors: someOf(SECTORS, []),
  unmarked: flag(false),
  open: flag(true),
  find: freeText(20),
  order: sortBy(KEYS),
  pe: range()
};
const INITIAL: State = {
  view: "heat",
  models: MODELS,
  sectors: [],
  unmarked: false,
  open: true,
  find: "",
  order: null,
  pe: [null, null]
};

const end = fc.option(fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0));
const ranges = fc
  .tuple(end, end)
  .map(([a, b]): Range => (a !== null && b !== null && a > b ? [b, a] : [a, b]));
/** Text that a URL can hold: no half of a surrogate pair. */
const text = fc
  .oneof(
    fc.string({unit: "grapheme", maxLength: 12}),
    fc.constantFrom("a=b&c=d", "%2C", "+", "#", "中际旭创", "📈", "\0", "'; DROP TABLE scores; --")
  )
  .filter((value) => value.length <= 20);
const states: fc.Arbitrary<State> = fc.record({
  view: fc.constantFrom("heat", "dots"),
  models: fc.subarray([...MODELS]),
  sectors: fc.subarray([...SECTORS]),
  unmarked: fc.boolean(),
  open: fc.boolean(),
  find: text,
  order: fc.option(fc.record({key: fc.constantFrom(...KEYS), descending: fc.boolean()})),
  pe: ranges
});

/** What is of the whole site, which no page reports. */
const OF_SITE = ["lang", "list", "codes", "name"];

describe("a state and its query string", () => {
  test("give back each other, whatever the state", () => {
    fc.assert(
      fc.property(states, (state) => {
        const search = formatState(params, state);
        expect(parseState(params, search)).toEqual({state, ignored: []});
        expect(parseState(params, `?${search}`)).toEqual({state, ignored: []});
        expect(formatState(params, parseState(params, search).state)).toBe(search);
      }),
      {numRuns: 500}
    );
  });

  test("are empty together: what is at its default is not written", () => {
    expect(formatState(params, INITIAL)).toBe("");
    expect(parseState(params, "")).toEqual({state: INITIAL, ignored: []});
    fc.assert(
      fc.property(states, (state) => {
        const written = [...new URLSearchParams(formatState(params, state)).keys()];
        const differing = (Object.keys(INITIAL) as (keyof State)[]).filter(
          (name) => JSON.stringify(state[name]) !== JSON.stringify(INITIAL[name])
        );
        expect(written).toEqual(differing);
      })
    );
  });

  test("are readable where a URL allows it", () => {
    const state = {
      ...INITIAL,
      models: ["gemma-7b", "mistral-7b"] as const,
      pe: [10, null] as const,
      order: {key: "mean", descending: true}
    };
    expect(formatState(params, state)).toBe("models=gemma-7b,mistral-7b&order=-mean&pe=10..");
  });

  test("keep the site's own parameter, and only that", () => {
    expect(formatState(params, INITIAL, "?lang=zh&view=dots&utm_source=x")).toBe("lang=zh");
    expect(formatState(params, {...INITIAL, view: "dots"}, "?lang=en")).toBe("lang=en&view=dots");
    expect(parseState(params, "?lang=zh")).toEqual({state: INITIAL, ignored: []});
  });
});

describe("what a page does not know", () => {
  test("is passed over in silence where other sites put it there, and read where it is the page's own", () => {
    const search =
      "?utm_source=x&UTM_Campaign=a&from=timeline&fbclid=1&gclid=2&spm=a.b&share_token=c&unit=bn";
    expect(parseState(params, search)).toEqual({state: INITIAL, ignored: []});
    expect(formatState(params, INITIAL, search)).toBe("unit=bn");
    const own = {from: flag(false)};
    expect(parseState(own, "?from=1").state).toEqual({from: true});
    expect(parseState(own, "?from=timeline").ignored).toEqual([{name: "from", text: "timeline"}]);
  });

  test.each([
    ["?colour=red", "colour", "red"],
    ["?View=dots", "View", "dots"],
    ["?view=pie", "view", "pie"],
    ["?view=", "view", ""],
    ["?unmarked=true", "unmarked", "true"],
    ["?unmarked=", "unmarked", ""],
    ["?order=price", "order", "price"],
    ["?order=--mean", "order", "--mean"],
    ["?order=", "order", ""],
    ["?pe=10", "pe", "10"],
    ["?pe=20..10", "pe", "20..10"],
    ["?pe=a..b", "pe", "a..b"],
    ["?pe=1..2..3", "pe", "1..2..3"],
    ["?pe=..Infinity", "pe", "..Infinity"],
    [`?pe=..${"9".repeat(400)}`, "pe", `..${"9".repeat(400)}`],
    ["?pe=0x1..", "pe", "0x1.."],
    ["?pe=1 OR TRUE..", "pe", "1 OR TRUE.."],
    ["?models=gpt-5", "models", "gpt-5"],
    ["?models=,", "models", ","],
    [`?find=${"x".repeat(21)}`, "find", "x".repeat(21)],
    // Names that every object has.
    ["?constructor=x", "constructor", "x"],
    ["?toString=x", "toString", "x"],
    ["?__proto__=x", "__proto__", "x"]
  ])("%s is ignored and reported", (search, name, text) => {
    expect(parseState(params, search)).toEqual({state: INITIAL, ignored: [{name, text}]});
  });

  test("is left out of a list, and what is known is kept in the list's own order", () => {
    expect(parseState(params, "?models=mistral-7b,gpt-5,gemma-7b,gpt-6")).toEqual({
      state: {...INITIAL, models: ["gemma-7b", "mistral-7b"]},
      ignored: [{name: "models", text: "gpt-5,gpt-6"}]
    });
  });

  test("is told apart from an empty list, which is a choice", () => {
    expect(parseState(params, "?models=")).toEqual({state: {...INITIAL, models: []}, ignored: []});
  });

  test("is every repetition after the first", () => {
    expect(parseState(params, "?view=dots&view=heat")).toEqual({
      state: {...INITIAL, view: "dots"},
      ignored: [{name: "view", text: "heat"}]
    });
  });

  test("never breaks a page: any query string gives a state of the page, and says what it left out", () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(params), ...OF_SITE, "__proto__"), fc.string());
    const value = fc.oneof(
      fc.string(),
      fc.string({unit: "binary"}),
      fc.constantFrom("1", "0", "..", "1..2", "mean", "gemma-7b,x")
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), {maxLength: 6}), (pairs) => {
        const search = new URLSearchParams(pairs).toString();
        const {state, ignored} = parseState(params, search);
        expect(Object.keys(state)).toEqual(Object.keys(params));
        // A state that was read can be linked to, and the link leaves nothing out.
        expect(parseState(params, formatState(params, state))).toEqual({state, ignored: []});
        const known = new Set([...OF_SITE, ...Object.keys(params)]);
        const isForeign = new RegExp(FOREIGN, "i");
        const unknown = [...new URLSearchParams(search).keys()].filter(
          (each) => !known.has(each) && !isForeign.test(each)
        );
        expect(ignored.map((each) => each.name)).toEqual(expect.arrayContaining(unknown));
      }),
      {numRuns: 300}
    );
  });
});

describe("each kind of parameter", () => {
  const kinds: [string, Param<never>, fc.Arbitrary<unknown>][] = [
    ["oneOf", oneOf(["a", "b"], "a") as never, fc.constantFrom("a", "b")],
    ["someOf", someOf(MODELS) as never, fc.subarray([...MODELS])],
    ["flag", flag(true) as never, fc.boolean()],
    ["freeText", freeText(20) as never, text],
    ["sortBy", sortBy(KEYS) as never, fc.record({key: fc.constantFrom(...KEYS), descending: fc.boolean()})],
    ["range", range() as never, ranges]
  ];

  test.each(kinds)("%s reads what it writes", (_, param, values) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(param.parse(param.format(value as never))).toEqual({value});
      })
    );
  });

  test.each(kinds)("%s says of any text either what it is or that it was ignored", (_, param) => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("a", "1", "..", "1..", "mean", "-mean", "gemma-7b")),
        (any) => {
          const {value, ignored} = param.parse(any);
          if (value === undefined) expect(ignored).toBe(any);
          else expect(param.parse(param.format(value))).toEqual({value});
        }
      )
    );
  });

  test("a range may leave out an end, not both of one number", () => {
    expect(range().parse("gt20..")).toEqual({value: [20, null, "lo"]});
    expect(range().parse("..lt-1.5")).toEqual({value: [null, -1.5, "hi"]});
    expect(range().format([0, 80, "both"])).toBe("gt0..lt80");
    for (const text of ["gt20..20", "gt..", "..lt", "lt20..", "20..gt30", "gt 1..2"])
      expect(range().parse(text), text).toEqual({ignored: text});
  });

  test("some or the page's own choice", () => {
    const columns = maybeSome(KEYS);
    expect(columns.parse(columns.format([KEYS[1]!]))).toEqual({value: [KEYS[1]]});
    expect(columns.format(null)).toBe("");
    expect(columns.parse("nonsense")).toEqual({ignored: "nonsense"});
  });

  test("a range reads the tiny numbers that a brush leaves behind", () => {
    expect(range().parse(range().format([-1.4e-14, 1e21]))).toEqual({value: [-1.4e-14, 1e21]});
  });
});

test("a number above 0 or none is read back as it was written, and nothing else is read", () => {
  const memory = maybeNumber(100);
  for (const value of [null, 1, 6.5, 100]) {
    const text = memory.format(value);
    if (value !== null) expect(memory.parse(text)).toEqual({value});
    else expect(text).toBe("");
  }
  for (const text of ["0", "-1", "100.1", "1e2", "", " 5", "8 GiB"])
    expect(memory.parse(text)).toEqual({ignored: text});
});

test("a page that takes a name of the site for its own writes it as its own", () => {
  const params = {codes: someOf<string>(["a", "b"])};
  expect(formatState<{codes: readonly string[]}>(params, {codes: ["a"]}, "?codes=b&lang=zh")).toBe(
    "lang=zh&codes=a"
  );
  expect(formatState<{codes: readonly string[]}>(params, {codes: ["a", "b"]}, "?codes=b&lang=zh")).toBe(
    "lang=zh"
  );
});
