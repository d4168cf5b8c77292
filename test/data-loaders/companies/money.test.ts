import {expect, test} from "vitest";
import {currencyOfCode, maybeCurrencyOf} from "../../../data-loaders/companies/money.js";

test.each([
  ["600519.SH", "CNY"],
  ["000001.SZ", "CNY"],
  ["920808.BJ", "CNY"],
  // B shares.
  ["900901.SH", "USD"],
  ["200002.SZ", "HKD"],
  ["201872.SZ", "HKD"],
  ["00700.HK", "HKD"],
  ["BRK-B.US", "USD"]
])("the shares of %s are priced in %s", (code, currency) => {
  expect([maybeCurrencyOf(code), currencyOfCode(code)]).toEqual([currency, currency]);
});

test("an exchange that is not known prices in nothing that is known, and is taken for a mainland one", () => {
  expect([maybeCurrencyOf("100001.DEMO"), currencyOfCode("100001.DEMO")]).toEqual([null, "CNY"]);
});
