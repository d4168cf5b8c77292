import {AxeBuilder} from "@axe-core/playwright";
import type {Page} from "@playwright/test";
import {expect} from "./pageMonitor.js";

/** What axe finds against the page, one line an element; `rules` where not all of them are to be asked. */
export async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // Our pages have no frames. Of what is well, one element a rule is enough: to describe each takes a quarter of the time.
  const axe = new AxeBuilder({page}).setLegacyMode().options({
    resultTypes: ["violations"],
    ...(rules.length > 0 && {runOnly: {type: "rule", values: [...rules]}})
  });
  const found = await axe.analyze();
  expect(found.passes.length).toBeGreaterThan(rules.length > 0 ? 0 : 10);
  return found.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} ${target.join(" ")}: ${failureSummary}`)
  );
}
