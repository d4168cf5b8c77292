// @vitest-environment jsdom
import {expect, test} from "vitest";
import {unbrokenWords} from "../../src/components/unbrokenWords.js";

test("a text keeps its words together, and all of its characters", () => {
  const title = document.createElement("h3");
  const text = "自身历史分位中位数：光模块/光器件最高，为 90；Gemma 7B 领先";
  title.append(...unbrokenWords(text));
  expect(title.textContent).toBe(text);
  const words = [...title.querySelectorAll(".unbroken")].map((word) => word.textContent);
  expect(words).toEqual(
    expect.arrayContaining(["历史", "分位", "中位数", "光模块", "光器件", "最高", "领先"])
  );
  expect(unbrokenWords("Gemma 7B is best in 10 of 18")).toEqual(["Gemma 7B is best in 10 of 18"]);
  expect(unbrokenWords("")).toEqual([]);
  const amount = document.createElement("h3");
  amount.append(...unbrokenWords("归母净利润 12.2 亿元 → 40.3 亿元"));
  expect([...amount.querySelectorAll(".unbroken")].map((word) => word.textContent)).toEqual(
    expect.arrayContaining(["12.2 亿元", "40.3 亿元"])
  );
  amount.replaceChildren(...unbrokenWords("Market capitalisation of CNY 30.8 bn; it is"));
  expect([...amount.querySelectorAll(".unbroken")].map((word) => word.textContent)).toEqual(["CNY 30.8 bn"]);
  amount.replaceChildren(...unbrokenWords("Gemma 7B takes 8.7–9.5 GiB, more than 8 GiB; rank 2–5."));
  expect([...amount.querySelectorAll(".unbroken")].map((word) => word.textContent)).toEqual([
    "8.7–9.5 GiB",
    "8 GiB",
    "2–5"
  ]);
});
