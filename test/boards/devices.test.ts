// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {deviceTables} from "../../data-loaders/datasets/deviceTables.js";
import {csvOf} from "./csvOf.js";
import {asked, openPage} from "./openPage.js";
import {
  address,
  cells,
  cellsBelow,
  check,
  chips,
  control,
  press,
  select,
  settled,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

/** The results of the arithmetic, by their terms. */
const steps = () =>
  Object.fromEntries(
    [...document.querySelectorAll(".bf-steps > li")].map((step) => {
      const [term = "", formula = "", result = ""] = [...step.children].map((part) => part.textContent ?? "");
      return [term, {formula, result}];
    })
  );

/** Enters text in a field, as a reader who types. */
async function enter(name: string, text: string): Promise<void> {
  const field = control<HTMLInputElement>("input[type=number]", new RegExp(`^${name}`));
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  await settled();
}

/** Draws a slider to one of its steps. */
async function slide(name: string, place: number): Promise<void> {
  const field = control<HTMLInputElement>("input[type=range]", name);
  field.value = String(place);
  field.dispatchEvent(new Event("input", {bubbles: true}));
  await settled();
}

describe("the page of devices", () => {
  test("opens with the model of the report on a laptop, and asks no engine, whatever is chosen", async () => {
    await openPage("devices");
    expect(titleOf("device-memory")).toBe(
      "Gemma 7B in Q4_K_M takes 8.7–9.5 GiB, more than the 8 GiB of the MacBook Air M3 (8 GB)"
    );
    expect(titleOf("device-speed")).toBe(
      "Memory bandwidth lets Gemma 7B in Q4_K_M write at most 19 tokens a second on the MacBook Air M3 (8 GB)"
    );
    expect(titleOf("device-quantizations")).toBe(
      "1 of the 13 quantizations certainly fits into the memory of the MacBook Air M3 (8 GB)"
    );
    expect(cells("device-quantizations")).toHaveLength(13);
    await select("Model", "Gemma 2B");
    await select("Device", "Pixel 8");
    expect(titleOf("device-memory")).toBe(
      "Gemma 2B in Q4_K_M takes 1.9–2.7 GiB and fits into the 8 GiB of the Pixel 8"
    );
    expect(chips()).toEqual(["Model Gemma 2B", "Device Pixel 8"]);
    expect(asked).toEqual([]);
  });

  test("shows the arithmetic with the numbers put in", async () => {
    await openPage("devices");
    expect(steps()).toMatchObject({
      Weights: {
        formula:
          "(256,000 × 3,072 × 6.5625 bits, the vocabulary's matrix + 7,751,248,896 × 4.84 bits, all else) ÷ 8",
        result: "= 5.33 GB = 4.97 GiB"
      },
      "KV cache, layers of the whole context": {
        formula: "8,192 cells × 28 layers × (4,096 K × 2 B + 4,096 V × 2 B)",
        result: "= 3,584 MiB"
      },
      "Total on the device": {result: "= 8.74 to 9.49 GiB, of 8 GiB"},
      "Tokens a second, at most": {
        formula: "100 GB/s ÷ 5.33 GB read a token with an empty cache, ÷ 9.09 GB with a full one",
        result: "= 19 and 11"
      }
    });
    await openPage("devices", "?model=gemma-4-12b&quantization=UD-Q4_K_XL&k=q8_0&v=q8_0&slots=4");
    expect(steps()).toMatchObject({
      Weights: {formula: "as measured", result: "= 6.70 GB = 6.24 GiB"},
      "KV cache, layers of the whole context": {result: "= 68 MiB"},
      "Cells of a sliding window": {
        formula: "min(8,192, 1,024 × 4 slots + 512), rounded up to a multiple of 256",
        result: "= 4,608 cells"
      },
      "KV cache, layers of a sliding window": {result: "= 765 MiB"}
    });
    await openPage("devices", "?model=llama-3.1-8b&device=geforce-rtx-4090&lang=zh");
    expect(steps()["词嵌入（在处理器一侧）"]).toMatchObject({result: "= −282 MiB"});
  });

  test("follows context, cache, slots and prompt, written out and in the address", async () => {
    await openPage("devices");
    await slide("Context", 5);
    await select("K cache", "q8_0");
    await select("V cache", "q4_0");
    await check("2,048");
    expect(steps()["KV cache, layers of the whole context"]).toEqual({
      formula: "32,768 cells × 28 layers × (4,096 K × 1.0625 B + 4,096 V × 0.5625 B)",
      result: "= 5,824 MiB"
    });
    expect(steps()["Buffers for computing"]!.result).toBe("= 390 to 2,400 MiB");
    expect(textIn("device-memory", ".figure-notes")).toContain("trained for at most 8,192 tokens");
    expect(textIn("device-memory", ".figure-notes")).toContain("needs flash attention");
    expect(chips()).toEqual([
      "Context 32,768",
      "K cache q8_0",
      "V cache q4_0",
      "Tokens of a prompt at once 2,048"
    ]);
    const link = await address();
    expect(link).toBe("?context=32768&k=q8_0&v=q4_0&ubatch=2048");
    const before = titleOf("device-memory");
    await openPage("devices", link);
    expect(titleOf("device-memory")).toBe(before);
    await press("Clear all");
    expect(titleOf("device-memory")).toContain("8.7–9.5 GiB");
  });

  test("takes a memory, a bandwidth and weights that are entered, and no others", async () => {
    await openPage("devices");
    await enter("Memory", "6.5");
    expect(titleOf("device-memory")).toContain("more than the 6.5 GiB of the device entered");
    // The bandwidth of another memory says nothing of this one.
    expect(steps()["Tokens a second, at most"]!.formula).toBe("No bandwidth is stated");
    await enter("Bandwidth", "200");
    expect(titleOf("device-speed")).toContain("at most 37 tokens a second on the device entered");
    await enter("Weights on the device", "2048");
    expect(titleOf("device-memory")).toContain("takes 5.8–6.5 GiB and may or may not fit");
    expect(textIn("device-memory", ".figure-notes")).toContain("those that were entered, 2,048 MiB");
    await enter("Memory", "-1");
    expect(textsOf(".bf-error").join("")).toBe("A number above 0, up to 4,096");
    expect(chips()).toEqual(["Memory 6.5 GiB", "Bandwidth 200 GB/s", "Weights on the device 2,048 MiB"]);
    await openPage("devices", "?memory=0&bandwidth=1e99&context=8193");
    expect(textsOf(".notice p")).toHaveLength(3);
  });

  test("comes with a quantization that is known of the model, and says where a link names none", async () => {
    await openPage("devices");
    await select("Model", "gpt-oss-20b");
    expect(chips()).toContain("Quantization MXFP4");
    expect(titleOf("device-memory")).toMatch(/^gpt-oss-20b in MXFP4 takes/);
    expect(textIn("device-speed", ".figure-notes")).toContain("a token uses 17% of its parameters");
    await openPage("devices", "?model=gpt-oss-20b&quantization=Q4_0");
    expect(titleOf("device-memory")).toBe("How large gpt-oss-20b is in Q4_0 is not on record");
    expect(titleOf("device-speed")).toBe("No bandwidth is known, and so no bound on the speed");
    expect(textsOf(".bf-steps-none")).toEqual([
      "Without the size of the weights there is nothing to add up."
    ]);
    await enter("Weights on the device", "11000");
    expect(titleOf("device-memory")).toMatch(/^gpt-oss-20b in Q4_0 takes/);
  });

  test("holds the formulas against what was measured", async () => {
    await openPage("devices");
    expect(titleOf("size-check")).toBe("The formula is off by at most 0.74% from 59 files with known sizes");
    expect(textIn("size-check", ".figure-notes")).toContain(
      "Gemma 2B, early (Feb 2024): the largest error is −0.72%, of Q4_0."
    );
    expect(textIn("size-check", ".figure-notes")).toContain(
      "Llama 3.1 8B: the largest error is 0.74%, of Q4_K_M."
    );
    expect(titleOf("kv-check")).toBe("All 19 measured KV caches are computed to the MiB");
    expect(cellsBelow("kv-check", "Computed")).toEqual(cellsBelow("kv-check", "Measured"));
    expect(titleOf("total-check")).toBe("3 of 4 observed totals lie within the computed range");
    const {rows} = await csvOf("size-check");
    expect(rows).toHaveLength(59);
    // Types that mix others by importance are measured alone.
    expect(rows.filter(({quantization}) => quantization!.startsWith("IQ"))).toEqual([]);
    await openPage("devices", "?model=llama-3.1-8b");
    expect(textIn("device-memory", ".figure-notes")).toContain(
      "The weights of IQ2_M, IQ3_M and IQ4_XS are as measured, not computed."
    );
  });

  test("says in Chinese when files were made", async () => {
    await openPage("devices", "?lang=zh");
    const rows = [...document.querySelectorAll("#size-check svg text")].map((text) => text.textContent);
    expect(rows).toEqual(expect.arrayContaining(["早期（2024-02）", "后期", "实测"]));
    expect(textIn("size-check", ".figure-notes")).toContain("Gemma 2B，早期（2024-02）：最大误差 −0.72%");
  });

  test("says what the report's sizes are in GB and in GiB, and what training took", async () => {
    await openPage("devices");
    expect(textsOf(".bf-printed li")).toEqual([
      "Gemma 2B: 1.36 GB are 1.27 GiB. If GiB was meant, it is 1.46 GB. Read as GiB it fits Q3_K_L.",
      "Gemma 7B: 5.88 GB are 5.48 GiB. If GiB was meant, it is 6.31 GB. Read as GB it fits Q5_0 and Q5_K_S."
    ]);
    expect(titleOf("training-chips")).toBe("Gemma 2B was trained on 512 chips, Gemma 7B on 4,096");
  });

  test("gives lines to call the model, with the settings put in", async () => {
    await openPage("devices", "?model=qwen3-8b&quantization=Q6_K&context=40960&slots=2");
    const [python, server, ollama] = textsOf(".bf-snippets code");
    expect(python).toContain('model_id = "Qwen/Qwen3-8B"');
    expect(server).toContain("--model qwen3-8b-Q6_K.gguf");
    expect(server).toContain("--ctx-size 40960 --parallel 2");
    expect(ollama).toContain("PARAMETER num_ctx 20480");
  });

  test("orders its table, and its file has the order and every setting", async () => {
    await openPage("devices", "?order=-weights_mib");
    expect(cells("device-quantizations")[0]![0]).toBe("F16");
    const {name, rows} = await csvOf("device-quantizations");
    expect(name).toBe("benchfolio_device-quantizations_2026-10-09.csv");
    expect(rows[0]).toMatchObject({
      model_id: "gemma-7b",
      quantization: "F16",
      device: "MacBook Air M3 (8 GB)",
      fit: "too_large",
      weights_from: "computed",
      context: "8192"
    });
  });
});

test.each([
  ["architectures", "gemma-2b,", ",18,", ",19,", "architectures.csv row 2, layers: not the sum of"],
  [
    "architectures",
    "gemma-2b,",
    ",yes,",
    ",maybe,",
    "architectures.csv row 2, tied_embeddings: unknown value"
  ],
  ["devices", "pixel-8,", ",8,", ",0,", "devices.csv row 2, memory_gib: not positive"],
  ["devices", "pixel-8,", "phone", "watch", "devices.csv row 2, kind: unknown value"],
  ["quantizations", "Q2_K,", "2.94", "", "quantizations.csv row 2, body_bits: invalid number"],
  [
    "memory_observed",
    "llama-3.1-8b-iq2",
    ",file,",
    ",disk,",
    "memory_observed.csv row 2, what: unknown value"
  ]
] as const)("a bad value of %s is refused by name", async (name, start, from, to, message) => {
  const {readFileSync} = await import("node:fs");
  const text = readFileSync(`data-loaders/data/${name}.csv`, "utf8");
  const line = text.split("\n").find((each) => each.startsWith(start))!;
  const bad = text.replace(line, line.replace(from, to));
  expect(bad).not.toBe(text);
  await expect(deviceTables({[name]: bad})).rejects.toThrow(message);
});
