import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  chosenModels,
  familyColor,
  legendOf,
  MANY_MODELS,
  type ModelFacts,
  modelStyles
} from "../../../../src/components/charts/scores/modelStyle.js";

const model = (model_id: string, family: string, params_b: number | null = null): ModelFacts => ({
  model_id,
  model: model_id.toUpperCase(),
  family,
  params_b
});

const anyModel = fc
  .record({
    model_id: fc.string({minLength: 1}),
    family: fc.constantFrom("Gemma", "LLaMA", "Mistral", "Qwen", "Phi"),
    params_b: fc.option(fc.double({min: 0.1, max: 700, noNaN: true}))
  })
  .map(({model_id, family, params_b}) => model(model_id, family, params_b));
const anyModels = fc.uniqueArray(anyModel, {selector: ({model_id}) => model_id, maxLength: 30});

describe("familyColor", () => {
  it("has a hue for each known family and grey for the rest, whatever the case", () => {
    expect(["Gemma", "LLaMA", "Llama", "Mistral", "Qwen"].map(familyColor)).toEqual([
      "var(--bf-gemma)",
      "var(--bf-llama)",
      "var(--bf-llama)",
      "var(--bf-mistral)",
      "var(--bf-other)"
    ]);
  });
});

describe("modelStyles", () => {
  it("fills the largest model of a family, then draws a ring, then diamonds", () => {
    const models = [model("small", "Gemma", 2), model("large", "Gemma", 27), model("middle", "Gemma", 7)];
    const shapes = [...modelStyles(models)].map(([id, {shape}]) => [id, shape]);
    expect(shapes).toEqual([
      ["large", "dot"],
      ["middle", "ring"],
      ["small", "diamond"]
    ]);
  });

  it("tells up to three models of one grey apart, though of different families", () => {
    const models = [model("a", "Qwen", 7), model("b", "Phi", 3), model("c", "Yi", 1)];
    expect(new Set([...modelStyles(models).values()].map(({shape}) => shape)).size).toBe(3);
  });

  it("takes a model without a published size for the smallest", () => {
    const styles = modelStyles([model("unknown", "Gemma"), model("known", "Gemma", 2)]);
    expect(styles.get("unknown")?.shape).toBe("ring");
  });

  it("does not depend on the order of the rows, nor on how often a model comes", () => {
    fc.assert(
      fc.property(anyModels, (models) => {
        const twice = [...models, ...models].reverse();
        expect(Object.fromEntries(modelStyles(twice))).toEqual(Object.fromEntries(modelStyles(models)));
      })
    );
  });
});

describe("legendOf", () => {
  it("has each chosen model exactly once, with its style", () => {
    fc.assert(
      fc.property(anyModels, (models) => {
        fc.pre(models.length <= MANY_MODELS);
        const legend = legendOf([...models, ...models], {others: "others"});
        expect(legend.map(({label}) => label)).toEqual(chosenModels(models).map((one) => one.model));
        expect(legend.map(({color, shape}) => ({color, shape}))).toEqual([...modelStyles(models).values()]);
      })
    );
  });

  it("names families where there are too many models to tell apart", () => {
    const families = ["Gemma", "LLaMA", "Qwen", "Phi"];
    const models = Array.from({length: 60}, (_, i) => model(`m${i}`, families[i % 4] as string, i));
    expect(legendOf(models, {others: "others"})).toEqual([
      {label: "Gemma", color: "var(--bf-gemma)", shape: "dot"},
      {label: "LLaMA", color: "var(--bf-llama)", shape: "dot"},
      {label: "others", color: "var(--bf-other)", shape: "dot"}
    ]);
  });
});
