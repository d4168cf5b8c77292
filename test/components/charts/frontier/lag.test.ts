// @vitest-environment jsdom
import {expect, it} from "vitest";
import {lagBars} from "../../../../src/components/charts/frontier/lag.js";
import {frontier} from "../../../../src/lib/messages/frontier.js";
import type {LagRow} from "../../../../src/queries/rows/frontier.js";
import {textsOf} from "../formatSvg.js";

const pairs = [
  ["GPT-3 (davinci)", "GPT-NeoX-20B", 32.9],
  ["text-davinci-002 (GPT-3.5)", "Falcon-180B", 17.7],
  ["Claude 3.5 Sonnet (20240620)", "Llama 3.1 405B Instruct", 2.3],
  ["o3", null, null]
] as const;
const rows = pairs.map(
  ([closed_model, open_model, lag_months], i): LagRow => ({
    ...{benchmark_id: "mmlu", benchmark: "MMLU", unit: "percent", last_day: "2025-07-11"},
    ...{closed_model_id: `closed-${i}`, closed_model, closed_date: "2024-06-20", closed_score: 60.4 + i},
    ...{open_model_id: open_model && `open-${i}`, open_model, open_date: open_model && "2024-09-01"},
    ...{open_score: open_model && 90, lag_months, waited_months: 2.8, as_of: "2025-07-11", source: "a feed"}
  })
);
const m = frontier.en;

it.each([358, 640, 1190])("both models of a lag are named whole, with the score, %i pixels wide", (width) => {
  const {render} = lagBars(rows, {m, benchmark: "MMLU", scope: m.allScores});
  const texts = textsOf(render!(width));
  for (const {closed_model, closed_score, open_model} of rows) {
    const own = texts.filter((text) => text.startsWith(closed_model));
    expect(own.length, closed_model).toBeGreaterThan(0);
    expect(
      texts.some((text) => text.includes(closed_score.toFixed(1))),
      closed_model
    ).toBe(true);
    if (open_model)
      expect(
        texts.some((text) => text.endsWith(open_model)),
        open_model
      ).toBe(true);
  }
});
