// @vitest-environment jsdom
import {beforeAll, describe, expect, it} from "vitest";
import {linkedHighlight} from "../../../../src/components/charts/valuation/linkedHighlight.js";
import {computedRanking} from "../../../../src/components/charts/valuation/percentileLabels.js";
import {companyCards, companyColumns} from "../../../../src/components/charts/valuation/table.js";
import {cellText} from "../../../../src/components/table/cell.js";
import {type YearWords, yearWords} from "../../../../src/lib/fiscalYears.js";
import {valuation} from "../../../../src/lib/messages/valuation.js";
import {DEFAULT_VIEW} from "../../../../src/queries/companyFigures.js";
import type {CompanyRow, CompanyTotals} from "../../../../src/queries/rows/valuation.js";
import {companyRows, companyTotals} from "../../../../src/queries/valuation.js";
import {ask} from "../../../reportRows.js";
import {HOSTILE} from "../hostile.js";

let rows: Map<string, CompanyRow>;
let years: YearWords;

beforeAll(async () => {
  const found = await ask<CompanyRow>(companyRows([], DEFAULT_VIEW));
  rows = new Map(found.map((row) => [row.code, row]));
  years = yearWords(found);
});

function cell(
  code: string,
  key: keyof CompanyRow,
  {unit = "100m", lang = "en"}: {unit?: "100m" | "bn"; lang?: "en" | "zh"} = {}
) {
  const column = companyColumns({m: valuation[lang], lang, unit, years}).find(
    (candidate) => candidate.key === key
  );
  return cellText(rows.get(code)!, column!);
}

describe("companyColumns", () => {
  it("shows money as printed in 亿元 and a tenth of it in CNY bn", () => {
    expect(cell("601138.SH", "revenue_actual_100m")).toBe("5,118.50");
    expect(cell("601138.SH", "revenue_actual_100m", {unit: "bn"})).toBe("511.850");
    expect(cell("688256.SH", "net_profit_actual_100m")).toBe("−12.57");
  });

  it("gives the reason where a figure is missing, never zero and never nothing", () => {
    expect(cell("688256.SH", "forward_pe")).toBe("loss");
    expect(cell("000628.SZ", "forward_pe")).toBe("no consensus");
    expect(cell("688521.SH", "percentile_published")).toBe("short history");
    expect(cell("002261.SZ", "growth_pct")).toBe("loss reported");
    expect(cell("300418.SZ", "peg")).toBe("profit falls");
    expect(cell("688521.SH", "percentile_published", {lang: "zh"})).toBe("上市时间不足");
    for (const row of rows.values())
      for (const column of companyColumns({m: valuation.en, lang: "en", unit: "bn", years}))
        expect(cellText(row, column), `${row.code} ${column.key}`).not.toBe("");
  });

  it("shows the implied market capitalisation as the range that rounding allows", () => {
    // 29 ± 0.5 times 40.33 ± 0.005
    expect(cell("300308.SZ", "cap_lo")).toBe("1,149–1,190");
    expect(cell("300308.SZ", "cap_lo", {unit: "bn"})).toBe("114.9–119.0");
  });

  it("names both bases in its headers", () => {
    const labels = companyColumns({m: valuation.en, lang: "en", unit: "bn", years}).map(({label}) => label);
    expect(labels).toEqual(expect.arrayContaining(["Forward PE 2024E", "Historical PE percentile"]));
  });

  it("sets the computed percentile beside the published one, with the days behind it and a badge", () => {
    const columns = companyColumns({
      m: valuation.en,
      lang: "en",
      unit: "bn",
      years,
      computed: computedRanking(valuation.en, {
        years: 5,
        basis: "ttm",
        formula: "PERCENTRANK.INC",
        losses: "left out"
      })
    });
    const of = (key: keyof CompanyRow) => columns.find((column) => column.key === key)!;
    const row: CompanyRow = {
      ...rows.get("300308.SZ")!,
      percentile_computed: 79.04,
      percentile_computed_state: "short_window",
      percentile_difference: -5.96,
      n_ranked: 240,
      n_loss: 3,
      n_missing: 2,
      n_suspended: 1
    };
    expect(cellText(row, of("percentile_published"))).toBe("85");
    expect(cellText(row, of("percentile_computed"))).toBe("short history 79.0");
    const cell = of("percentile_computed").format!(row) as HTMLElement;
    expect(cell.title).toBe("240 days ranked; 3 with a loss, 2 without PE, 1 suspended");
    expect(cellText(row, of("percentile_difference"))).toBe("−6.0");
    expect(of("percentile_computed").title).toContain("over 5 years, computed here (PE TTM; PERCENTRANK.INC");
    const none = {...rows.get("300308.SZ")!, percentile_computed: null};
    expect(cellText(none, of("percentile_computed"))).toBe("no history");
  });

  it("writes hostile names as text", () => {
    const [company] = companyColumns({m: valuation.en, lang: "en", unit: "bn", years});
    for (const name_en of HOSTILE) {
      const node = company!.format!({...rows.get("300308.SZ")!, name_en}) as HTMLElement;
      expect(node.querySelector("img, script")).toBeNull();
      expect(node.textContent).toContain(name_en);
    }
  });
});

describe("companyCards", () => {
  it("says each median with what it rests on", async () => {
    const [totals] = await ask<CompanyTotals>(companyTotals([], DEFAULT_VIEW));
    const text = companyCards(totals!, {m: valuation.en}).textContent?.replace(/\s+/g, " ");
    expect(text).toContain("27.029 with one; 1 expected loss, 3 without consensus");
    expect(text).toContain("61.029 with one; 11 above 80, 9 below 20");
    expect(text).toContain("+22.6%28 with profits in both years");
  });

  const labels = async (change: Partial<CompanyTotals>, lang: "en" | "zh" = "en") => {
    const [totals] = await ask<CompanyTotals>(companyTotals([], DEFAULT_VIEW));
    return [...companyCards({...totals!, ...change}, {m: valuation[lang]}).querySelectorAll("dt, dd")]
      .filter((_, i) => [3, 5, 9].includes(i))
      .map(({textContent}) => textContent);
  };
  const NONE = {
    pe_median: null,
    pe_n: 0,
    forward_year_first: null,
    forward_year_last: null,
    forward_year_n: 0
  };

  it("calls years mixed where they are, and nothing mixed where there is none", async () => {
    expect((await labels({}))[0]).toBe("Median forward PE, 2024E");
    expect((await labels({forward_year_last: 2025}))[0]).toBe("Median forward PE, years mixed");
    expect((await labels({growth_spans: 2}))[2]).toBe("Median net profit growth a year, years mixed");
    expect((await labels({...NONE, growth_spans: 0, growth_n: 0}))[0]).toBe("Median forward PE");
    expect((await labels({...NONE, growth_spans: 0, growth_n: 0}))[2]).toBe(
      "Median net profit growth a year"
    );
    expect((await labels({forward_year_last: 2025}, "zh"))[0]).toBe("预测市盈率中位数（不同财年）");
    expect((await labels(NONE, "zh"))[0]).toBe("预测市盈率中位数");
  });

  it("names no year where some are not stated, and says of how many", async () => {
    const [label, note] = await labels({forward_year_n: 26});
    expect(label).toBe("Median forward PE");
    expect(note).toContain("29 with one (3 of no stated year);");
    expect((await labels({forward_year_n: 26}, "zh"))[1]).toContain("29 家有值（其中 3 家未注明财年）；");
  });
});

describe("linkedHighlight", () => {
  it("lights a company everywhere under pointer and focus, and nothing afterwards", () => {
    document.body.innerHTML = `<main><i data-code="300308.SZ"></i><i data-code="x"></i><b data-key="300308.SZ" tabindex="0"></b></main>`;
    // jsdom has no CSS.escape; codes need none beyond the dot inside an attribute value.
    globalThis.CSS ??= {escape: (text: string) => text} as typeof CSS;
    const main = document.querySelector("main")!;
    linkedHighlight(main);
    main.querySelector("i")!.dispatchEvent(new Event("pointerover", {bubbles: true}));
    expect([...main.querySelectorAll(".is-lit")].length).toBe(2);
    expect(main.classList.contains("has-lit")).toBe(true);
    main.dispatchEvent(new Event("pointerleave"));
    expect(main.querySelector(".is-lit")).toBeNull();
    main.querySelector("b")!.focus();
    expect(main.querySelectorAll(".is-lit").length).toBe(2);
    main.querySelector("b")!.blur();
    expect(main.classList.contains("has-lit")).toBe(false);
  });
});
