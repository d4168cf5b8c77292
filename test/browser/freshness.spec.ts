import {AxeBuilder} from "@axe-core/playwright";
import type {Page} from "@playwright/test";
import {policyOf} from "../../scripts/build/policies.js";
import {staleDataBanner} from "../../src/layout/staleDataBanner.js";
import {runRows, sourceRows} from "../../src/queries/refreshRuns.js";
import {changeAnswers} from "./answers.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {brief, cells, data, figure, live, open, SITE, titleOf} from "./site.js";

test.use({savesData: true});

const SCHEDULE = {cron: "30 19 * * 1-5", timezone: "Asia/Shanghai"};
/** What a build of 26 February 2024 would say, whose next promised refresh never came. */
const LATE = {
  snapshot: {
    run_id: "20240223T113002Z-abcdef",
    as_of: "2024-02-23",
    source: "inbox",
    written_at: "2024-02-23T11:31:00Z"
  },
  as_of: "2024-02-23",
  newer_as_of: null,
  last_success: "2024-02-23T11:31:00Z",
  schedule: SCHEDULE,
  next_run: "2024-02-26T11:30:00Z",
  report_as_of: "2024-02-23",
  sources: ["report", "inbox"],
  late: {after: "2024-02-26T12:30:00Z", due: "2024-02-26T11:30:00Z", reason: "overdue"}
} as const;

/** The script of the layout, before which a build puts the banner. */
const AFTER_MASTHEAD = "<script>{\n  const root = document.documentElement;\n  const query";

/** Serves every page as the build would have written it with `freshness`. */
async function promise(
  page: Page,
  freshness: Omit<typeof LATE, "late" | "newer_as_of"> & {
    readonly newer_as_of: string | null;
    readonly late?: typeof LATE.late;
  }
): Promise<void> {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    const html = await response.text();
    const base = new URL(route.request().url()).pathname.split("/").length > 2 ? "../" : "./";
    const banner = freshness.late ? staleDataBanner({...freshness, late: freshness.late}, base) : "";
    const body = html.replace(AFTER_MASTHEAD, `${banner}${AFTER_MASTHEAD}`);
    if (banner && !body.includes('class="late"')) throw new Error("no place for the banner");
    const policy = /(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*/;
    await route.fulfill({response, body: body.replace(policy, () => policyOf(body))});
  });
  await page.route(/\/freshness\.[\w.]+\.json$|\/freshness\.json$/, (route) =>
    route.fulfill({json: freshness})
  );
}

const run = (fields: Record<string, unknown>) => ({
  ...{
    run_id: "20240223T113002Z-abcdef",
    started_at: "2024-02-23T11:30:02Z",
    duration_s: 41.5,
    source: "inbox"
  },
  ...{status: "ok", rows_in: 3645, rows_out: 4186, message: "snapshot of 2024-02-23 stored"},
  ...fields
});
const RUNS = [
  run({
    ...{
      run_id: "20240226T113002Z-abcdef",
      started_at: "2024-02-26T11:30:02Z",
      status: "kept_last_good",
      rows_out: 0
    },
    message: "gate: vanished:companies:300308.SZ: synthetic"
  }),
  run({})
];
const SOURCES = [
  {source: "inbox", as_of: "2024-02-23", last_success: "2024-02-23T11:30:43Z", n_runs: 2, n_failed: 1}
];

async function withRuns(page: Page): Promise<void> {
  await changeAnswers(page, (answers) => ({
    ...answers,
    [String(runRows())]: RUNS,
    [String(sourceRows())]: SOURCES
  }));
}

for (const site of SITE)
  test(
    `${site.path} says that its data are older than promised`,
    likeOthers(site === brief),
    async ({page}) => {
      await promise(page, LATE);
      await page.goto(`${site.path}?lang=zh`);
      const status = page.locator(".late[role=status]");
      await expect(status).toContainText("原定 2024-02-26 19:30 (Asia/Shanghai) 的更新没有完成");
      await page.goto(site.path);
      await expect(status).toContainText(
        "The refresh promised for 2024-02-26 19:30 (Asia/Shanghai) has not come"
      );
      const axe = await new AxeBuilder({page}).include(".late").analyze();
      expect(axe.violations.map(({id}) => id)).toEqual([]);
      await page.emulateMedia({colorScheme: "dark"});
      const dark = await new AxeBuilder({page})
        .include(".late")
        .withRules(["color-contrast", "link-in-text-block"])
        .analyze();
      expect(dark.violations.map(({id}) => id)).toEqual([]);
      await status.getByRole("link").click();
      await expect(figure(page, "sources")).toBeInViewport();
    }
  );

test("no banner where nothing is promised, and none before its time", async ({page}) => {
  await page.goto("/");
  await expect(page.locator(".late")).toHaveCount(0);
  await promise(page, {...LATE, late: {...LATE.late, after: "2999-01-01T00:00:00Z"}} as never);
  await page.goto("/");
  await expect(page.locator(".late p")).toBeHidden();
});

test("without a store the data page says what is published, and which command refreshes it", async ({
  page
}) => {
  await open(page, data);
  const facts = page.locator(".fact-list");
  await expect(facts).toContainText("the embedded report alone, with prices of 2024-02-23");
  await expect(facts).toContainText("npm run refresh -- --source inbox");
  await expect(facts).toContainText("no schedule is promised");
  await expect(titleOf(page, "sources")).toHaveText(
    "No source has been refreshed; the data are the report's, of 2024-02-23"
  );
  await expect(page.locator("#runs")).toHaveCount(0);
});

test("with a store it says how old each source is, how the last runs went, what failed, and when the next is due", async ({
  page
}) => {
  await promise(page, LATE);
  await withRuns(page);
  await page.clock.setFixedTime("2024-02-25T00:00:00Z");
  await open(page, {...data, figures: ["sources", "runs"]});
  const facts = page.locator(".fact-list");
  await expect(facts).toContainText(
    "the snapshot of 2024-02-23, from exports in the inbox, stored 2024-02-23 19:31"
  );
  await expect(facts).toContainText("2024-02-26 19:30 (Asia/Shanghai), by the schedule 30 19 * * 1-5");
  await expect(facts).toContainText(
    "2024-02-26 19:30, exports in the inbox: gate: vanished:companies:300308.SZ: synthetic"
  );
  expect(await cells(figure(page, "sources"))).toEqual([
    ["the embedded report", "2024-02-23", "2", "—", "0", "0", "npm run refresh -- --source report"],
    [
      "exports in the inbox",
      "2024-02-23",
      "2",
      "2024-02-23 19:30",
      "2",
      "1",
      "npm run refresh -- --source inbox"
    ]
  ]);
  await expect(titleOf(page, "runs")).toHaveText("Last refresh: kept the last good, 2024-02-26 19:30");
  expect((await cells(figure(page, "runs")))[1]).toEqual([
    ...["2024-02-23 19:30", "41.5", "exports in the inbox", "worked", "3,645", "4,186"],
    "snapshot of 2024-02-23 stored"
  ]);
});

test(
  "with a day that was chosen by hand it names the latest, and what was done is no refresh",
  likeOthers(),
  async ({page}) => {
    await promise(page, {...LATE, newer_as_of: "2024-02-26"});
    const byHand = run({
      ...{run_id: "20240227T113002Z-abcdef", started_at: "2024-02-27T11:30:02Z", source: "store"},
      message: "2024-02-23 is pinned: it stays published, whatever is stored"
    });
    await changeAnswers(page, (answers) => ({
      ...answers,
      [String(runRows())]: [byHand, ...RUNS],
      [String(sourceRows())]: SOURCES
    }));
    await page.clock.setFixedTime("2024-02-25T00:00:00Z");
    await open(page, {...data, figures: ["sources", "runs"]});
    await expect(page.locator(".fact-list")).toContainText(
      "stored 2024-02-23 19:31; chosen by hand, the latest stored day is 2024-02-26"
    );
    await expect(titleOf(page, "runs")).toHaveText("Last refresh: kept the last good, 2024-02-26 19:30");
    expect((await cells(figure(page, "runs")))[0]!.slice(2, 4)).toEqual([
      "by hand (npm run store)",
      "worked"
    ]);
    await page.goto(`${data.path}?lang=zh`);
    await live(page);
    await expect(page.locator(".fact-list")).toContainText("由人工选定，最新入库日期为 2024-02-26");
  }
);
