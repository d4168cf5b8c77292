// @vitest-environment jsdom
import {beforeEach, describe, expect, test} from "vitest";
import {openPage} from "./openPage.js";
import {
  address,
  cells,
  cellsBelow,
  check,
  chips,
  choose,
  dotsOf,
  figure,
  fill,
  group,
  hover,
  press,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

const INNOLIGHT = "300308.SZ";
const TFC = "300394.SZ";
const EOPTOLINK = "300502.SZ";

/** The codes of the companies that the table lists, in order. */
const listed = () =>
  [...figure("companies").querySelectorAll("tbody tr")].map((row) => row.getAttribute("data-key")).sort();
const keyFigures = () => textsOf(".bf-figure dd:not(.bf-figure-note)");

function expectListed(codes: readonly string[]): void {
  expect(listed()).toEqual([...codes].sort());
  expect(keyFigures()[0]).toBe(String(codes.length));
}

beforeEach(() => openPage("valuation"));

test("opens with every company, and says what the median one costs", () => {
  expect(titleOf("pe-growth")).toMatch(
    /^The median company costs 27 times 2024E earnings; PEG is below 1 for 12 of 26/
  );
  expect(keyFigures()[0]).toBe("33");
  expect(listed()).toHaveLength(33);
});

describe("a filter leaves its companies in the scatter, the strip, the table and the key figures:", () => {
  test("a sector", async () => {
    await choose("Sectors", ["Optical modules"]);
    const found = [INNOLIGHT, TFC, EOPTOLINK];
    expectListed(found);
    expect(dotsOf("pe-growth")).toEqual(found);
    expect(dotsOf("percentiles")).toEqual(found);
    expect(titleOf("percentiles")).toBe("Median percentile of the own history: 90 in Optical modules");
    expect(keyFigures()).toEqual(["3", "33.0", "90.0", "+69.1%"]);
    expect(chips()).toEqual(["Sectors: Optical modules"]);
  });

  test("an exchange", async () => {
    await choose("Exchanges", ["Beijing"]);
    expectListed(["872808.BJ"]);
    expect(chips()).toEqual(["Exchanges: Beijing"]);
  });

  test("a range of forward PE, both its ends included, and without who has none", async () => {
    const pe = group("Forward PE");
    await fill("from", "12", pe);
    await fill("to", "14", pe);
    expectListed(["000034.SZ", "002236.SZ", "601138.SH", "603118.SH"]);
    expect(chips()).toEqual(["Forward PE 12 to 14"]);
    await fill("to", "11", pe);
    expect(pe.querySelector(".bf-error")?.textContent).toBe("The first number is above the second.");
    expect(chips()).toEqual(["Forward PE 12 to 14"]);
  });

  test("a percentile and a growth", async () => {
    await fill("from", "95", group("Percentile of historical PE"));
    expectListed([TFC, "000628.SZ", "002230.SZ"]);
    await fill("from", "60", group("Net profit growth a year"));
    expectListed([TFC]);
    expect(chips()).toEqual(["Percentile of historical PE from 95", "Net profit growth a year from 60%"]);
  });

  test("sectors as printed, which put three companies where the report has them", async () => {
    const machineVision = ["002236.SZ", "002415.SZ", "688003.SH"];
    await choose("Sectors", ["Machine vision"]);
    expectListed([...machineVision, "300802.SZ"]);
    await check("as printed");
    expectListed([...machineVision, "002920.SZ"]);
    expect(chips()).toEqual(["Sectors: Machine vision", "sectors as printed in the report"]);
  });
});

test("a loss and a missing consensus are two things, each with its reason in the table", async () => {
  await choose("Forward PE is", ["loss expected"]);
  expectListed(["688256.SH"]);
  for (const head of ["Forward PE", "PEG", "Implied market cap", "Historical PE percentile"])
    expect(cellsBelow("companies", head), head).toEqual(["loss"]);
  expect(cellsBelow("companies", "Growth")).toEqual(["loss expected"]);
  await choose("Forward PE is", ["no consensus"]);
  expectListed(["000628.SZ", "300802.SZ", "600100.SH"]);
  expect(titleOf("pe-growth")).toBe("None of the chosen companies has a forward PE");
  expect(cellsBelow("companies", "Forward PE")).toEqual(["no consensus", "no consensus", "no consensus"]);
});

test("money is switched between 亿元 and CNY bn", async () => {
  const money = () => {
    const at = cells("companies").findIndex(([name]) => name?.includes(INNOLIGHT));
    const heads = ["Revenue 2022", "Revenue 2024E", "Net profit 2022", "Net profit 2024E"];
    return heads.map((head) => cellsBelow("companies", head)[at]);
  };
  expect(money()).toEqual(["9.642", "22.931", "1.224", "4.033"]);
  await check("100m (亿)");
  expect(money()).toEqual(["96.42", "229.31", "12.24", "40.33"]);
  expect(textIn("companies", ".figure-subtitle")).toContain("Money in CNY 100m");
  expect(textIn("companies", "thead")).toContain("CNY 100m");
  expect(await address()).toBe("?unit=100m");
});

test("a Chinese reader sees money in 亿元 without asking", async () => {
  await openPage("valuation", "?lang=zh");
  expect(textIn("companies", `tr[data-key="${INNOLIGHT}"]`)).toContain("96.42");
});

test("a rectangle in the address filters strip, table and key figures, and goes with its chips", async () => {
  await openPage("valuation", "?brushgrowth=40..120&brushpe=20..45");
  const inside = listed();
  expect(inside).toContain(INNOLIGHT);
  expect(inside.length).toBeLessThan(10);
  expect(dotsOf("percentiles")).toEqual(inside);
  expect(dotsOf("pe-growth")).toHaveLength(29);
  expect(chips()).toEqual(["brushed: Net profit growth a year 40 to 120%", "brushed: Forward PE 20 to 45"]);
  await press(/^Remove filter: brushed: Net profit growth/);
  expect(listed().length).toBeGreaterThan(inside.length);
  await press(/^Remove filter: brushed: Forward PE/);
  expect(listed()).toHaveLength(33);
  expect(await address()).toBe("");
});

test("a dot under the pointer, or a row with the focus, lights up whatever else is of its company", async () => {
  const lit = () =>
    new Set(
      [...document.querySelectorAll(".is-lit")].map(
        (one) => one.getAttribute("data-code") ?? one.getAttribute("data-key")
      )
    );
  hover(figure("pe-growth").querySelector(`circle[data-code="${INNOLIGHT}"]`));
  expect(lit()).toEqual(new Set([INNOLIGHT]));
  expect(document.querySelectorAll(".is-lit").length).toBeGreaterThan(2);
  hover(document.querySelector("main"));
  expect(lit()).toEqual(new Set());
  figure("companies").querySelector<HTMLElement>(`tr[data-key="${TFC}"]`)!.focus();
  for (const id of ["pe-growth", "percentiles"])
    expect(figure(id).querySelector(`circle[data-code="${TFC}"]`)!.classList.contains("is-lit"), id).toBe(
      true
    );
});

test("the table is ordered by growth, and who has none comes last", async () => {
  await press(/^Growth a year/, figure("companies"));
  const shown = cellsBelow("companies", "Growth");
  const numbers = shown
    .filter((text) => /^[+−]?\d/.test(text))
    .map((text) => Number(text.replace("−", "-").replace("%", "")));
  expect(numbers).toHaveLength(28);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(shown.slice(28).every((text) => /loss|consensus/.test(text))).toBe(true);
  expect(await address()).toBe("?order=growth_pct");
});

test("a search leaves the rows that hold every word of it", async () => {
  await fill("Search the table", "optical modules sz");
  expect(textsOf(".bf-table-status")).toEqual(["3 of 33 rows"]);
  expect(listed()).toEqual([INNOLIGHT, TFC, EOPTOLINK]);
  expect(await address()).toBe("?find=optical+modules+sz");
});

test("a link that orders by a column of years before is read as before", async () => {
  await openPage("valuation", "?order=-net_profit_2024e");
  expect(textsOf(".notice[role=status] p")).toEqual([]);
  const profits = cellsBelow("companies", "Net profit 2024E").flatMap((text) =>
    /\d/.test(text) ? [Number(text.replace("−", "-").replace(",", ""))] : []
  );
  expect(profits.length).toBeGreaterThan(25);
  expect(profits).toEqual([...profits].sort((a, b) => b - a));
});
