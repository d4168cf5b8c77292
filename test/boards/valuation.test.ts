// @vitest-environment jsdom
import {beforeEach, describe, expect, test, vi} from "vitest";
import {searchJson} from "../../data-loaders/searchIndex.js";
import {csvOf, panelOf} from "./csvOf.js";
import {openCompany, openPage} from "./openPage.js";
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
  await check("CNY 100m");
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

test("a search knows names of both languages, codes, pinyin and its initials", async () => {
  const index = await searchJson({tables: [], pages: []});
  const fetched = vi.fn(async (_: string) => new Response(index));
  vi.stubGlobal("fetch", fetched);
  const words = ["中际旭创", "innolight", "300308", "光模块 innolight"];
  for (const query of [...words, "zjxc", "zhongjixuchuang"]) {
    await fill("Search the table", query);
    await vi.waitFor(() => expect(listed(), query).toEqual([INNOLIGHT]), {timeout: 20_000});
  }
  expect(fetched.mock.calls).toEqual([["../data/search.json"]]);
  // The reader's own order and what was searched for are in the file.
  expect((await csvOf("companies")).rows.map(({code}) => code)).toEqual([INNOLIGHT]);
  vi.unstubAllGlobals();
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

describe("further figures", () => {
  test("PEG under 1 leaves out 1 itself, and a margin goes with it", async () => {
    const peg = group("PEG");
    await press("below this number, itself left out", peg);
    await fill("to", "1", peg);
    expect(chips()).toEqual(["PEG below 1"]);
    expect(cellsBelow("companies", "PEG").every((text) => Number(text) < 1)).toBe(true);
    expect(keyFigures()[0]).toBe("12");
    await fill("from", "10", group("Net margin, expected"));
    expect(chips()).toEqual(["PEG below 1", "Net margin, expected from 10%"]);
    expect(textsOf(".bf-multi-button").at(-2)).toBe("More figures · 2");
    expect(await address()).toBe("?peg=..lt1&margin=10..");
    expect(listed()).toHaveLength(Number(keyFigures()[0]));
  });

  test("money is typed in the unit that is shown, and kept in 100m", async () => {
    await openPage("valuation", "?netprofitforward=40.33..");
    const field = () => group(/^Net profit, expected/).querySelector("input")!.value;
    expect(field()).toBe("4.033");
    expect(chips()).toEqual(["Net profit, expected from 4.033 CNY bn"]);
    expect(listed()).toContain(INNOLIGHT);
    await check("CNY 100m");
    expect(field()).toBe("40.33");
    await fill("from", "40.34", group(/^Net profit, expected/));
    expect(listed()).not.toContain(INNOLIGHT);
    expect(await address()).toBe("?netprofitforward=40.34..&unit=100m");
  });
});

describe("what is often asked is one click", () => {
  test("which a second one takes back", async () => {
    await press("Cheap and growing");
    expect(chips()).toEqual(["Percentile of historical PE below 20", "Net profit growth a year above 20%"]);
    expect(listed()).toHaveLength(6);
    expect(await address()).toBe("?percentile=..lt20&growth=gt20..");
    await press("Cheap and growing");
    expect(listed()).toHaveLength(33);
    await press("Dear in its own history");
    expect(keyFigures()[0]).toBe("11");
  });
});

test("columns that are chosen are in the address, and the file has all of them", async () => {
  const hidden = () =>
    [...figure("companies").querySelectorAll<HTMLElement>("thead th")].flatMap((head) =>
      head.hidden ? (head.textContent ?? "").trim() : []
    );
  expect(hidden()).toEqual([]);
  await choose("Columns", ["PEG", "Net margin 2024E"]);
  expect(hidden()).toHaveLength(9);
  expect(await address()).toBe("?columns=peg,net_margin_forward_pct");
  await press("as many as fit");
  expect(hidden()).toEqual([]);
  await openPage("valuation", "?columns=peg,nonsense&peg=lt1..");
  expect(hidden()).toHaveLength(10);
  expect(textsOf(".notice[role=status] p")).toHaveLength(2);
});

describe("the table of sectors", () => {
  const names = () => cells("sectors").map(([name]) => name);

  test("has their medians, of as many companies as have one", () => {
    expect(titleOf("sectors")).toBe(
      "The companies of Optical modules stand highest in their own history, at a median percentile of 90; those of Smart cockpit lowest, at 2"
    );
    // A small number is of how many companies of the five.
    expect(cells("sectors").at(-1)).toEqual(["Compute", "5", "495.5", "381.0", "4+19.3", "32.54", "1"]);
    expect(names()).toHaveLength(9);
    expect(figure("sectors").querySelectorAll("[aria-pressed=false]")).toHaveLength(9);
  });

  test("sets the filter of sectors, and keeps the others in sight", async () => {
    await press("Optical modules", figure("sectors"));
    expect(chips()).toEqual(["Sectors: Optical modules"]);
    expectListed([INNOLIGHT, TFC, EOPTOLINK]);
    expect(names()).toHaveLength(9);
    expect(figure("sectors").querySelector("[aria-pressed=true]")?.textContent).toBe("Optical modules");
    await press("Optical modules", figure("sectors"));
    expect(listed()).toHaveLength(33);
    await fill("from", "85", group("Percentile of historical PE"));
    expect(names()).toEqual([
      ...["AI applications", "PCB", "Optical modules"],
      ...["Servers and switches", "Liquid cooling", "Compute"]
    ]);
  });

  test("shows what is cheap and grows at one click, and says where nothing does", async () => {
    await check("cheap and growing");
    expect(names()).toEqual(["Smart cockpit"]);
    expect(titleOf("sectors")).toBe("The median percentile of Smart cockpit is 2");
    expect(await address()).toBe("?sectorview=cheapGrowing");
    await fill("from", "85", group("Percentile of historical PE"));
    expect(titleOf("sectors")).toBe("No sector has such companies");
  });

  test("is ordered by a column, in the address and in its file", async () => {
    await press(/^Median PEG/, figure("sectors"));
    expect(await address()).toBe("?sectororder=peg_median");
    const {rows} = await csvOf("sectors");
    const pegs = rows.map(({peg_median}) => Number(peg_median));
    expect(pegs).toEqual([...pegs].sort((a, b) => a - b));
    expect(Object.keys(rows[0]!)).toEqual(
      expect.arrayContaining(["sector_zh", "pe_loss", "growth_n", "as_of", "source"])
    );
  });
});

describe("what if", () => {
  test("price and profit move every company of the table, its order and its file", async () => {
    await fill("Search the table", INNOLIGHT);
    await fill("Profit estimate, change in percent", "-20");
    expect(cellsBelow("companies", "Forward PE")).toEqual(["36"]);
    expect(cellsBelow("companies", "Net profit 2024E")).toEqual(["3.226"]);
    // (40.33 × 0.8 / 12.24) ^ 0.5 − 1
    expect(cellsBelow("companies", "Growth")).toEqual(["+62.4"]);
    expect(cellsBelow("companies", "PEG")).toEqual(["0.58"]);
    expect(titleOf("companies")).toBe("What if the profit estimate moved by −20%");
    await fill("Price, change in percent", "10");
    expect(cellsBelow("companies", "Implied market cap")).toEqual(["126.4–130.9"]);
    const {rows} = await csvOf("companies");
    expect(rows[0]).toMatchObject({supposed_price_change_pct: "10", supposed_profit_change_pct: "-20"});
    expect(await address()).toBe("?price=10&profit=-20&find=300308.SZ");
    expect(keyFigures()[0]).toBe("33");
    await press("Back to today");
    expect(cellsBelow("companies", "Forward PE")).toEqual(["29"]);
  });

  test("takes no number beyond its limits", async () => {
    await fill("Price, change in percent", "400");
    expect(textsOf(".bf-number-slider .bf-error")[0]).toBe("A whole number from −60 to 150.");
    expect(await address()).toBe("");
    await openPage("valuation", "?price=400");
    expect(textsOf(".notice[role=status] p")).toHaveLength(1);
  });
});

test("what analysts ask takes as few interactions as it can", async () => {
  let n = 0;
  /** A control set, its opening included. */
  const once = async (step: Promise<unknown>) => {
    n += 1;
    await step;
  };
  const took = () => {
    const since = n;
    n = 0;
    return since;
  };
  const numbers = (values: readonly (string | undefined)[]) => values.map(Number);

  // Optical modules with a PEG under 1 and a percentile above 80, as a slide.
  await once(choose("Sectors", ["Optical modules"]));
  await once(
    press("below this number, itself left out", group("PEG")).then(() => fill("to", "1", group("PEG")))
  );
  await once(press("Dear in its own history"));
  expect(chips()).toEqual([
    "Sectors: Optical modules",
    "Percentile of historical PE above 80",
    "PEG below 1"
  ]);
  expect(dotsOf("percentiles")).toEqual([INNOLIGHT, TFC]);
  const panel = panelOf("percentiles");
  await once(panel);
  expect((await panel).querySelector<HTMLButtonElement>("[data-export=slide]")!.disabled).toBe(false);
  (await panel).close();
  expect(took()).toBe(4);

  // The ranking by net margin and its file, in that order.
  await openPage("valuation");
  await once(press("Best margin"));
  const file = csvOf("companies");
  await once(file);
  const margins = numbers((await file).rows.flatMap((row) => row.net_margin_forward_pct || []));
  expect(margins.length).toBeGreaterThan(25);
  expect(margins).toEqual([...margins].sort((x, y) => y - x));
  expect(await address()).toBe("?order=-net_margin_forward_pct");
  expect(took()).toBe(2);

  // Cheap sectors that grow more than 20% a year.
  await openPage("valuation");
  await once(check("cheap and growing"));
  expect(cells("sectors").map(([name]) => name)).toEqual(["Smart cockpit"]);
  expect(took()).toBe(1);

  // The profit of one company cut by 20%: to its page, and the number.
  const link = figure("companies").querySelector<HTMLAnchorElement>(`tr[data-key="${INNOLIGHT}"] a`)!;
  expect(link.getAttribute("href")).toBe(`./${INNOLIGHT}.html`);
  await once(openCompany(INNOLIGHT));
  await once(fill("Profit estimate, change in percent", "-20"));
  expect(textsOf(".bf-what .bf-figure").join()).toMatch(/36\.3.*PEG0\.5836\.3 \/ 62\.4 = 0\.58now 0\.36/);
  expect(took()).toBe(2);
});
