import type {Page} from "@playwright/test";

type Row = Record<string, unknown>;
/** A page's build-time answers: SQL text to rows. */
export type Answers = Record<string, Row[]>;

/** Gives the page other build-time answers than the site has. To be called before the page is opened. */
export async function changeAnswers(page: Page, change: (answers: Answers) => Answers): Promise<void> {
  await withoutEarly(page);
  await page.route(/\/answers\/[\w.]+\.json$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, json: change(await response.json())});
  });
}

/** Leaves what a reader's choices ask to the engine: the files of the build answer the site's own data alone. */
export async function withoutEarly(page: Page): Promise<void> {
  await page.route(/\/data\/early\/index\.\w+\.json$/, (route) => route.fulfill({json: []}));
}

/** The answers with every row put through `change`. */
export function mapRows(answers: Answers, change: (row: Row) => Row): Answers {
  return Object.fromEntries(Object.entries(answers).map(([sql, rows]) => [sql, rows.map(change)]));
}
