import {beforeAll, describe, expect, test} from "vitest";
import type {Row} from "../../../data-loaders/contract.js";
import {embeddedTables} from "../../../data-loaders/datasets/embeddedTables.js";
import {
  type Architecture,
  estimate,
  type Observed,
  type Quantization,
  type Settings,
  weightsOf
} from "../../../src/lib/devices/estimate.js";
import {CACHE_TYPES, type CacheType, kvCache, windowCells} from "../../../src/lib/devices/kvCache.js";
import {computeRange, fitOf, totalRange} from "../../../src/lib/devices/memory.js";
import {tokensPerSecond} from "../../../src/lib/devices/speed.js";
import {GB, GIB, MIB, readings} from "../../../src/lib/devices/units.js";
import {type DenseShape, parameterCount, weightBytes} from "../../../src/lib/devices/weights.js";

type Model = Architecture & DenseShape & {readonly params: number; readonly name: string};
type Bits = Quantization & {body_bits: number; base_bits: number; output_bits: number};

let models: Map<string, Model>;
let types: Map<string, Bits>;
let observed: readonly (Observed & Row)[];
let files: readonly Row[];

beforeAll(async () => {
  const tables = await embeddedTables();
  models = new Map(tables.architectures.map((row) => [String(row.model_id), row as unknown as Model]));
  types = new Map(tables.quantizations.map((row) => [String(row.name), row as unknown as Bits]));
  observed = tables.memory_observed as unknown as (Observed & Row)[];
  files = tables.gguf_files;
});

const model = (id: string) => models.get(id)!;
const bits = (name: string) => types.get(name)!;

describe("weights", () => {
  test("of Gemma have the parameters of its paper, by the formula of its shape", () => {
    const withPaper = (id: string) => parameterCount({...model(id), vocab: 256_128});
    expect(withPaper("gemma-2b")).toBe(2_506_434_560);
    expect(withPaper("gemma-7b")).toBe(8_538_074_112);
  });

  test.each([
    ["gemma-2b", 0],
    ["gemma-7b", 0],
    ["mistral-7b", 0],
    ["llama-3.2-3b", 0],
    ["llama-3.1-8b", 0],
    ["llama-3.1-70b", 0],
    // Qwen2.5 has biases of queries, keys and values; Qwen3 norms of queries and keys.
    ["qwen2.5-3b", 36 * (2048 + 2 * 256)],
    ["qwen2.5-7b", 28 * (3584 + 2 * 512)],
    ["qwen3-8b", 36 * 2 * 128],
    ["qwen3-14b", 40 * 2 * 128]
  ])("%s has the parameters that follow from its shape", (id, more) => {
    expect(parameterCount(model(id)) + more).toBe(model(id).params);
  });

  test("are computed within 0.73% of each of the 49 observed files", () => {
    const errors = files.map((file) => {
      const computed = weightBytes(model(String(file.model_id)), bits(String(file.quantization)), {
        isEarly: String(file.build).startsWith("early")
      });
      return Math.abs(computed / (Number(file.size_gb) * GB) - 1) * 100;
    });
    expect(errors).toHaveLength(49);
    expect(Math.max(...errors)).toBeCloseTo(0.724, 3);
    const later = errors.filter((_, i) => !String(files[i]!.build).startsWith("early"));
    expect(Math.max(...later)).toBeCloseTo(0.406, 3);
  });

  test("are computed within 0.74% of Llama 3.1 8B as it was measured, in bits per weight", () => {
    const measured = observed.filter(
      ({what, model_id, quantization}) =>
        what === "file" && model_id === "llama-3.1-8b" && bits(quantization!).body_bits !== null
    );
    const llama = model("llama-3.1-8b");
    const errors = measured.map(({quantization, bits_per_weight}) => {
      const computed = (weightBytes(llama, bits(quantization!)) * 8) / llama.params;
      return Math.abs(computed / Number(bits_per_weight) - 1) * 100;
    });
    expect(measured.map(({quantization}) => quantization)).toEqual([
      "Q2_K",
      "Q3_K_S",
      "Q3_K_L",
      "Q4_K_S",
      "Q4_K_M",
      "Q5_K_S",
      "Q5_K_M",
      "Q6_K",
      "Q8_0",
      "F16"
    ]);
    expect(Math.max(...errors)).toBeCloseTo(0.736, 3);
    for (const {quantization, size_mib} of measured)
      expect(Math.abs(weightBytes(llama, bits(quantization!)) / (size_mib * MIB) - 1)).toBeLessThan(0.0064);
  });

  test("of types that mix others by importance are measured, never computed", () => {
    const of = (id: string, type: string) => weightsOf(model(id), bits(type), observed);
    expect(of("llama-3.1-8b", "IQ4_XS")).toMatchObject({from: "measured", bytes: 4.17 * GIB, parts: null});
    expect(of("gemma-7b", "IQ4_XS")).toBeNull();
    expect(of("gpt-oss-20b", "MXFP4")).toMatchObject({from: "measured", bytes: 11_536 * MIB});
    // A mixture of experts, and a model whose parameters are not on record.
    expect(of("gpt-oss-20b", "Q4_K_M")).toBeNull();
    expect(of("gemma-4-12b", "Q4_K_M")).toBeNull();
    expect(of("gemma-4-12b", "UD-Q4_K_XL")).toMatchObject({bytes: 6390 * MIB});
  });
});

describe("the KV cache", () => {
  test("of a token of Gemma is that of its layers and heads", () => {
    const token = {context: 1, slots: 1, ubatch: 512, k: "f16", v: "f16"} as const;
    expect(kvCache(model("gemma-2b"), token).bytes).toBe(18_432);
    expect(kvCache(model("gemma-7b"), token).bytes).toBe(458_752);
    expect(kvCache(model("gemma-2b"), {...token, context: 8192}).bytes).toBe(144 * MIB);
    expect(kvCache(model("gemma-7b"), {...token, context: 8192}).bytes).toBe(3.5 * GIB);
  });

  test("reproduces every measured line to the digit", () => {
    const lines = observed.filter(({what}) => what === "kv_cache");
    expect(lines).toHaveLength(19);
    for (const {model_id, context, slots, ubatch, k_type, v_type, size_mib, observation_id} of lines) {
      const cache = kvCache(model(model_id), {
        context: Number(context),
        slots: Number(slots),
        ubatch: Number(ubatch),
        k: k_type as CacheType,
        v: v_type as CacheType
      });
      expect(cache.bytes / MIB, String(observation_id)).toBe(size_mib);
    }
  });

  test.each([
    ["gpt-oss-20b", {context: 131_072, slots: 1, ubatch: 512}, "f16", 3072, 768, 18],
    ["gpt-oss-20b", {context: 131_072, slots: 1, ubatch: 2048}, "f16", 3072, 2304, 54],
    ["gemma-4-12b", {context: 8192, slots: 4, ubatch: 512}, "q8_0", 68, 4608, 765],
    ["gemma-4-12b", {context: 8192, slots: 1, ubatch: 512}, "q8_0", 68, 1536, 255],
    ["gemma-4-12b", {context: 8192, slots: 4, ubatch: 2048}, "f16", 128, 6144, 1920]
  ] as const)(
    "of %s at %o has its two kinds of layers apart",
    (id, settings, type, full, cells, windowed) => {
      const cache = kvCache(model(id), {...settings, k: type, v: type});
      expect(cache.full.bytes / MIB).toBe(full);
      expect(cache.window.cells).toBe(cells);
      expect(cache.window.bytes / MIB).toBe(windowed);
    }
  );

  test("has no more cells in a window than in the context, padded to 256", () => {
    expect(windowCells(4096, {context: 1000, slots: 1, ubatch: 512})).toBe(1024);
    expect(windowCells(1024, {context: 1024, slots: 4, ubatch: 512})).toBe(1024);
  });

  test("shrinks by less than the bits say, for the scales of its blocks", () => {
    expect(CACHE_TYPES.f16 / CACHE_TYPES.q8_0).toBeCloseTo(1.88, 2);
    expect(CACHE_TYPES.f16 / CACHE_TYPES.q4_0).toBeCloseTo(3.56, 2);
  });
});

describe("the whole", () => {
  const settings: Settings = {
    context: 8192,
    slots: 4,
    ubatch: 512,
    k: "q8_0",
    v: "q8_0",
    weightsMib: null,
    isEmbeddingOnHost: true
  };
  const total = (id: string, type: string, more: Partial<Settings> = {}) =>
    estimate(model(id), bits(type), {...settings, ...more}, observed)!.total;

  test("of Gemma 4 12B on a card of 8 GB holds what was observed, and its parts sum up to it", () => {
    const all = (what: string) =>
      observed.find((row) => row.what === what && row.model_id === "gemma-4-12b")!;
    const sum = 6390 + 833 + all("compute").size_mib + all("driver").size_mib;
    expect(sum).toBe(7511);
    expect(all("total").size_mib).toBe(7512);
    const range = total("gemma-4-12b", "UD-Q4_K_XL");
    expect([range.low / MIB, range.high / MIB]).toEqual([7503, 8273]);
  });

  test.each([
    ["gemma-4-12b", "UD-Q4_K_XL", {slots: 4, context: 8192}, 7512],
    ["gemma-4-12b", "UD-Q4_K_XL", {slots: 1, context: 8192}, 7008],
    ["gemma-4-12b", "UD-Q4_K_XL", {slots: 1, context: 16_384}, 7084],
    // Its token embedding is a matrix of its own, and stays with the processor.
    ["qwen2.5-7b", "Q4_K_M", {slots: 1, context: 8192}, 4706]
  ])(
    "of %s in %s at %o is the observed total within 15 MiB, or has it in its range",
    (id, type, more, mib) => {
      const {low, high} = total(id, type, more);
      expect(low / MIB).toBeLessThanOrEqual(mib + 15);
      expect(high / MIB).toBeGreaterThanOrEqual(mib);
    }
  );

  test("of a windowed model depends on its slots, and hardly on its context", () => {
    const at = (more: Partial<Settings>) => total("gemma-4-12b", "UD-Q4_K_XL", more).low / MIB;
    expect(at({slots: 4}) - at({slots: 1})).toBe(510);
    expect(at({slots: 1}) - at({slots: 1, context: 4096})).toBe(34);
  });

  test("takes weights that the reader gives", () => {
    const given = estimate(model("gemma-4-12b"), bits("Q4_0"), {...settings, weightsMib: 6638}, observed)!;
    expect(given.weights).toEqual({bytes: 6638 * MIB, from: "given", parts: null});
    expect(estimate(model("qwen3-8b"), bits("IQ2_M"), settings, observed)).toBeNull();
  });

  test("fits, fits perhaps or does not fit", () => {
    expect(fitOf({low: 1, high: 2}, 2)).toBe("fits");
    expect(fitOf({low: 1, high: 2}, 1.5)).toBe("perhaps");
    expect(fitOf({low: 1, high: 2}, 0.5)).toBe("too_large");
    expect(totalRange({weights: 0, kv: 0, ubatch: 512})).toEqual({low: 280 * MIB, high: 1050 * MIB});
    expect(computeRange(2048)).toEqual({low: 390 * MIB, high: 2400 * MIB});
  });
});

describe("the speed", () => {
  const settings: Settings = {
    context: 8192,
    slots: 1,
    ubatch: 512,
    k: "f16",
    v: "f16",
    weightsMib: null,
    isEmbeddingOnHost: false
  };
  const read = (id: string, type: string) => estimate(model(id), bits(type), settings, observed)!.read;

  test("is bandwidth over the bytes that a token reads", () => {
    const {empty, full} = read("gemma-7b", "F16");
    expect(empty).toBe(2 * model("gemma-7b").params);
    expect(full - empty).toBe(3.5 * GIB);
    expect(tokensPerSecond(100, empty)).toBeCloseTo(5.86, 2);
  });

  test("leaves out a token embedding that is no output matrix, and experts that a token does not use", () => {
    const llama = model("llama-3.1-8b");
    expect(read("llama-3.1-8b", "F16").empty).toBe(2 * (llama.params - llama.vocab * llama.d_model));
    expect(read("gpt-oss-20b", "MXFP4").empty).toBeCloseTo(11_536 * MIB * (3.6 / 20.91), 0);
    // Full layers read the whole context, the others a window of 128.
    const {empty, full} = read("gpt-oss-20b", "MXFP4");
    expect(full - empty).toBeCloseTo(12 * 1024 * 2 * (8192 + 128), 3);
  });
});

test("a printed size is read as decimal and as binary gigabytes", () => {
  const small = readings(1.36);
  expect(small.decimal.gib).toBeCloseTo(1.267, 3);
  expect(small.binary.gb).toBeCloseTo(1.46, 2);
  expect(readings(5.88).decimal.gib).toBeCloseTo(5.476, 3);
});
