// @vitest-environment jsdom
import {expect, test} from "vitest";
import {unbrokenAmounts} from "../../src/components/unbrokenAmounts.js";

/** What is held together in a text, all of whose characters are there. */
function heldIn(text: string): (string | null)[] {
  const line = document.createElement("p");
  line.append(...unbrokenAmounts(text));
  expect(line.textContent).toBe(text);
  return [...line.querySelectorAll(".unbroken")].map((span) => span.textContent);
}

test.each([
  ["as of 2024-03-04 – 2026-10-09", ["as of 2024-03-04", "2026-10-09"]],
  ["收盘价截至 2025-06-27，其余", ["截至 2025-06-27"]],
  ["1,149–1,190 亿元", ["1,149–1,190 亿元"]],
  ["CNY 114.9–119.0 bn, or HKD 2 bn", ["CNY 114.9–119.0 bn", "HKD 2 bn"]],
  ["−2.4 points, 36.4 ± 1.1 percentage points", ["−2.4 points", "36.4 ± 1.1 percentage"]],
  ["差距为 9.4 ± 0.9 个百分点，滞后 2.3 个月", ["9.4 ± 0.9 个百分点", "2.3 个月"]],
  ["（2024E 市盈率 29 倍，第 85 百分位）", ["29 倍", "第 85 百分位"]],
  ["横轴为 2022–24E 归母净利润复合增速", ["2022–24"]],
  ["p ≈ 0.3; neighbours (p > 0.05)", ["p ≈ 0.3", "p > 0.05"]],
  ["MacBook Air M3 (16 GB), 1,400 days", ["16 GB", "1,400 days"]],
  ["Gemma 7B wins 12 of 18, 3 timesteps", []],
  ["", []]
])("a line breaks in no amount of %j", (text, held) => {
  expect(heldIn(text)).toEqual(held);
});
