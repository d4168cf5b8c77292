// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {openCompany} from "./openPage.js";
import {address, cells, figure, fill, press, supposition, textsOf} from "./pageInJsdom.js";

describe("a company without a history", () => {
  test.each(["en", "zh"])("says so and how to get one, and shows all else, in %s", async (lang) => {
    await openCompany("688256.SH", `?lang=${lang}`);
    expect(textsOf(".notice").join()).toContain("npm run refresh -- --source inbox");
    expect([...document.querySelectorAll("figure")].map(({id}) => id)).toEqual(["financials", "peers"]);
    expect(cells("peers")).toHaveLength(5);
    expect(document.querySelector("main")?.textContent).not.toMatch(/undefined|NaN|null/);
    expect(figure("peers").querySelectorAll("a[data-company]").length).toBeGreaterThan(0);
  });

  test("has a forward PE that follows the sliders, and the address keeps it", async () => {
    await openCompany("300308.SZ");
    await fill("Price", "10");
    expect(supposition("forward")).toContain("29 × (1 + 10%) / (1 + 0%) = 31.9");
    await fill("Profit estimate", "-60");
    expect(supposition("forward")).toContain("29 × (1 + 10%) / (1 − 60%) = 79.8");
    expect(supposition("past")).toContain("no history, no percentile");
    const search = await address();
    expect(search).toBe("?price=10&profit=-60");
    await openCompany("300308.SZ", search);
    expect(supposition("forward")).toContain("= 79.8");
    await press("Back to today");
    expect(await address()).toBe("");
  });
});
