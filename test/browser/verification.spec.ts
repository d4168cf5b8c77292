import {TABLES} from "../../src/queries/catalog.js";
import {DEFAULT_QUERIES} from "../../src/queries/defaults.js";
import {defaultQueries} from "../reportRows.js";
import {changeAnswers} from "./answers.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {cells, data, engineReady, figure, open} from "./site.js";

const LINE = ".verification";

test("the data page shows what it holds, and computes it again", async ({page}) => {
  await open(page, data);
  await engineReady(page);
  await test.step("all its figures are computed again, and agree", async () => {
    await expect(page.locator(LINE)).toHaveAttribute("data-agrees", "true");
    await expect(page.locator(LINE)).toHaveText(
      `All ${(await defaultQueries(DEFAULT_QUERIES.data)).length} queries of this page were run again in your browser by DuckDB-WASM: every row is the same as at build time.`
    );
  });
  await test.step("an SQL fence shows its rows, by category and best first", async () => {
    const table = page.locator("main .bf-table").last();
    await expect(table.locator("tbody tr").first()).toContainText("code");
    const rows = await cells(table);
    expect(rows).toHaveLength(18);
    expect(rows[0]).toEqual(["code", "Mistral", "33.2", "2"]);
    expect(rows.map(([category]) => category)).toEqual(rows.map(([category]) => category).sort());
  });
  await test.step("every published table can be looked at, with the rows that the list of tables names", async () => {
    const counts = (await cells(figure(page, "tables"))).map(([name, n]) => [name ?? "", n ?? ""] as const);
    expect(counts).toHaveLength(TABLES.length + 1);
    for (const [name, n] of counts.filter(([table]) => table !== "pe_history")) {
      await page.getByRole("combobox", {name: "Table"}).selectOption(name);
      await expect(figure(page, "rows").locator(".figure-title")).toHaveText(
        `${name}: ${n} ${n === "1" ? "row" : "rows"}`
      );
      if (n === "0")
        await expect(figure(page, "rows")).toContainText(
          {unmatched_names: "every name was matched", revisions: "no published figure"}[name] ??
            "npm run refresh"
        );
      else await expect(figure(page, "rows").locator("tbody tr").first()).toBeVisible();
    }
  });
});

test("one score that differs in its last digit is found, and said", likeOthers(), async ({page}) => {
  await changeAnswers(page, (answers) => {
    const scores = Object.keys(answers).find((sql) => sql.startsWith('SELECT * FROM "scores"')) ?? "";
    const [first, ...others] = answers[scores] ?? [];
    return {...answers, [scores]: [{...first, score: Number(first?.score) + 1e-12}, ...others]};
  });
  await open(page, data);
  await expect(page.locator(LINE)).toHaveAttribute("data-agrees", "false");
  await expect(page.locator(LINE)).toContainText(/^1 of \d+ queries gave other rows/);
});
