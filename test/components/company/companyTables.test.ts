// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {financialTitle, peerTitle} from "../../../src/components/company/companyTables.js";
import {company} from "../../../src/lib/messages/company.js";
import {percentile} from "../../../src/lib/messages/percentile.js";
import type {CompanyFacts, PeerRow} from "../../../src/queries/rows/company.js";

const words = {m: company.en, words: percentile.en, lang: "en", unit: "bn"} as const;

describe("the finding of the fiscal years", () => {
  const facts = (from: number, to: number) =>
    ({
      net_profit_actual_100m: from,
      net_profit_forward_100m: to,
      financial_currency: "CNY",
      growth_pct: 100 * (Math.sqrt(to / from) - 1)
    }) as CompanyFacts;

  test("has as many digits as its growth can be seen in", () => {
    expect(financialTitle(facts(1, 1.06), words)).toBe(
      "Net profit CNY 0.100 bn → CNY 0.106 bn: +3.0% a year expected"
    );
    expect(financialTitle(facts(12.24, 40.33), words)).toContain("CNY 1.22 bn → CNY 4.03 bn");
    expect(financialTitle(facts(200.73, 289.86), {...words, unit: "100m"})).toContain(
      "CNY 200.7 × 100m → CNY 289.9 × 100m"
    );
  });
});

describe("the finding of the peers", () => {
  const peer = (code: string, forward_pe: number | null) =>
    ({
      ...{code, forward_pe, name_en: `Company ${code}`, sector_en: "Compute"},
      forward_pe_state: forward_pe === null ? "loss" : "ok"
    }) as PeerRow;

  test("is the place of the forward PE, or that there is none for a loss", () => {
    const rows = [peer("a", 20), peer("b", 30), peer("c", null)];
    expect(peerTitle(rows, "a", words)).toBe(
      "Company a has the lowest forward PE of the 2 in the sector that have one"
    );
    expect(peerTitle(rows.slice(0, 2), "b", words)).toBe(
      "Company b has the highest forward PE of 2 in the sector"
    );
    expect(peerTitle([...rows, peer("d", 20)], "a", words)).toBe(
      "Company a shares the lowest forward PE of the 3 in the sector that have one"
    );
    expect(peerTitle(rows, "c", words)).toBe(
      "Company c is the only company of its sector with an expected loss, and has no forward PE"
    );
    expect(peerTitle([...rows, peer("d", null)], "c", words)).toBe(
      "Company c is one of 2 in its sector with an expected loss, and has no forward PE"
    );
  });

  test("says of a computed percentile what it rests on", () => {
    expect(company.en.peers.subtitle("2024E", "2024-02-26")).toBe(
      "Forward PE on 2024E; computed percentile by the default definition (PE TTM, five years up to 2024-02-26, INC, days with a loss left out)"
    );
    expect(company.en.peers.subtitle("2024E", null)).toBe("Forward PE on 2024E");
  });
});
