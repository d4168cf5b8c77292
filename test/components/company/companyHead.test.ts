// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {companyFigures} from "../../../src/components/company/companyHead.js";
import {company} from "../../../src/lib/messages/company.js";
import {percentile} from "../../../src/lib/messages/percentile.js";
import {companyFacts} from "../../../src/queries/company.js";
import type {CompanyFacts} from "../../../src/queries/rows/company.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";
import {ask} from "../../reportRows.js";

async function figures(code: string, current?: PercentileRow) {
  const [facts] = await ask<CompanyFacts>(companyFacts(code));
  const options = {m: company.en, words: percentile.en, unit: "bn", current, last: undefined} as const;
  const head = companyFigures(facts!, options);
  return [...head.querySelectorAll(".bf-figure")].map((figure) =>
    [...figure.children].map((part) => part.textContent)
  );
}

describe("the figures at the head of a company's page", () => {
  test("have the published percentile where there is no history to rank a PE in", async () => {
    expect((await figures("300308.SZ"))[1]).toEqual([
      "Percentile of the historical PE",
      "85",
      "over five years, as published; as of 2024-02-23"
    ]);
  });

  test("say why the report publishes none", async () => {
    expect((await figures("688256.SH"))[1]?.[1]).toBe("loss");
    expect((await figures("688521.SH"))[1]?.[1]).toBe("short history");
  });

  test("have the PE TTM where there is one", async () => {
    const current = {pe: 62.47, pe_date: "2024-02-22", as_of: "2024-02-23"} as PercentileRow;
    expect((await figures("300308.SZ", current))[1]).toEqual(["PE TTM", "62.5", "of 2024-02-22"]);
  });
});
