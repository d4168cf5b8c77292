// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {makeSearch} from "../../../src/layout/openSearch.js";

const INDEX = {
  companies: [["600000.SH", "合成银行", "Synthetic <b>Bank", "银行", "Banks", "hechengyinhang hcyh"]],
  listed: 1,
  unlisted: 0,
  models: [["synth-8b", "Synth 8B", "Synthetic AI"]],
  benchmarks: [["synth-bench", "Synth Bench", "math"]],
  tables: ["scores"],
  pages: [["/", "Brief", "简报"]]
};
const ROOT = "https://site.example/folder/";

// jsdom has no dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
afterEach(() => document.body.replaceChildren());

function opened(answers: readonly (() => Promise<unknown>)[] = [async () => INDEX]) {
  let n = 0;
  const asked: string[] = [];
  const load = async (address: RequestInfo | URL) => {
    asked.push(String(address));
    const json = answers[Math.min(n++, answers.length - 1)]!;
    return {ok: true, json} as Response;
  };
  const panel = makeSearch(ROOT, load as typeof fetch);
  panel.open();
  const input = panel.element.querySelector("input")!;
  const links = () => [...panel.element.querySelectorAll<HTMLAnchorElement>("a[role=option]")];
  return {
    ...{panel, input, links, asked},
    status: () => panel.element.querySelector("[role=status]")!.textContent,
    async type(text: string) {
      input.value = text;
      input.dispatchEvent(new Event("input", {bubbles: true}));
      await vi.waitFor(() => expect(panel.element.querySelector("[role=status]")!.textContent).not.toBe(""), {
        timeout: 20_000
      });
      await new Promise((resolve) => setTimeout(resolve));
    },
    press: (key: string) =>
      input.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}))
  };
}

/** A search over an index with companies in no list, which come, or fail to, when the test says so. */
function inSteps() {
  let rest!: {resolve(others: unknown): void; reject(error: Error): void};
  const coming = new Promise((resolve, reject) => {
    rest = {resolve, reject};
  });
  const search = opened([async () => ({...INDEX, unlisted: 2}), () => coming, async () => OTHERS]);
  const names = () => search.links().map((link) => link.querySelector(".bf-found-name")!.textContent);
  const chosen = () => search.panel.element.querySelector<HTMLAnchorElement>("[aria-selected=true]");
  return {...search, names, chosen, rest};
}
const OTHERS = [
  ["600001.SH", "合成光学", "Synth", "光学", "Optics", "hechengguangxue hcgx"],
  ["600002.SH", "合成钢铁", "Steel", "钢铁", "Steel", "hechenggangtie hcgt"]
];
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("companies in no list", () => {
  test("are asked for once the first part is there, whose hits stand meanwhile", async () => {
    const search = inSteps();
    expect(search.asked).toEqual([`${ROOT}data/search.json`]);
    await search.type("synth");
    expect(search.asked).toEqual([`${ROOT}data/search.json`, `${ROOT}data/search-unlisted.json`]);
    expect(search.names()).toEqual(["Synth 8B", "Synth Bench", "Synthetic <b>Bank"]);
    expect(search.status()).toBe("3 are found");
  });

  test("join below what is there: the link that is chosen stays, and the focus", async () => {
    const search = inSteps();
    search.input.focus();
    await search.type("synth");
    search.press("ArrowDown");
    const [before, links] = [search.chosen(), search.links()];
    search.rest.resolve(OTHERS);
    await settled();
    // It is called just what was typed, and would stand first.
    expect(search.names()).toEqual(["Synth 8B", "Synth Bench", "Synthetic <b>Bank", "Synth"]);
    expect(search.links().slice(0, 3)).toEqual(links);
    expect(search.links()[3]!.href).toBe(`${ROOT}companies/company.html?code=600001.SH`);
    expect(search.chosen()).toBe(before);
    expect(search.input.getAttribute("aria-activedescendant")).toBe(before!.id);
    expect(document.activeElement).toBe(search.input);
    expect(new Set(search.links().map(({id}) => id)).size).toBe(4);
    expect(search.status()).toBe("4 are found");
    // All of it is there: the best comes first, at once.
    await search.type("synth ");
    expect(search.names()[0]).toBe("Synth");
    expect(search.asked).toHaveLength(2);
  });

  test("are waited for before it is said that nothing is called so", async () => {
    const search = inSteps();
    await search.type("hcgt");
    expect([search.names(), search.status()]).toEqual([[], "Looking among further companies…"]);
    search.rest.resolve(OTHERS);
    await settled();
    expect([search.names(), search.status()]).toEqual([["Steel"], "1 is found"]);
    expect(search.chosen()).toBe(search.links()[0]);
  });

  test("that cannot be loaded leave the others, and are asked for again", async () => {
    const search = inSteps();
    search.rest.reject(new TypeError("Failed to fetch"));
    await search.type("hcyh");
    expect(search.names()).toEqual(["Synthetic <b>Bank"]);
    expect(search.status()).toBe(
      "1 is found · Companies in no list could not be loaded. Type again to try once more."
    );
    await search.type("hcgx");
    expect([search.names(), search.status()]).toEqual([["Synth"], "1 is found"]);
    expect(search.asked.slice(1)).toEqual(Array(2).fill(`${ROOT}data/search-unlisted.json`));
  });

  test("of an earlier question do not join a later one", async () => {
    const search = inSteps();
    await search.type("synth");
    await search.type("hcyh");
    search.rest.resolve(OTHERS);
    await settled();
    expect(search.names()).toEqual(["Synthetic <b>Bank"]);
  });
});

describe("the search", () => {
  test("says what can be found, and asks for the index once", async () => {
    const search = opened();
    expect(search.status()).toContain("pinyin");
    await search.type("hcyh");
    await search.type("synth");
    expect(search.asked).toEqual([`${ROOT}data/search.json`]);
  });

  test("lists links of the site, with names as text, from any folder", async () => {
    const search = opened();
    await search.type("hcyh");
    const [link] = search.links();
    expect(link!.href).toBe(`${ROOT}companies/600000.SH.html`);
    expect(link!.querySelector(".bf-found-name")!.textContent).toBe("Synthetic <b>Bank");
    expect(search.panel.element.querySelector("b")).toBeNull();
    expect(search.status()).toBe("1 is found");
  });

  test("is walked by arrows, and Enter goes to the one that is chosen", async () => {
    const search = opened();
    await search.type("synth");
    expect(search.links()).toHaveLength(3);
    const clicked: string[] = [];
    for (const link of search.links())
      link.addEventListener("click", (event) => {
        event.preventDefault();
        clicked.push(link.href);
      });
    const selected = () => search.panel.element.querySelectorAll("[aria-selected=true]");
    expect(selected()).toHaveLength(1);
    search.press("ArrowDown");
    expect(search.input.getAttribute("aria-activedescendant")).toBe(selected()[0]!.id);
    search.press("ArrowUp");
    search.press("ArrowUp");
    search.press("ArrowDown");
    search.press("Enter");
    expect(clicked).toEqual([search.links()[1]!.href]);
    expect(search.panel.element.open).toBe(false);
  });

  test("shows the first of many, and says of how many", async () => {
    const models = Array.from({length: 30}, (_, i) => [`m-${i}`, `Model ${i}`, ""]);
    const search = opened([async () => ({...INDEX, models})]);
    await search.type("model");
    expect(search.links()).toHaveLength(12);
    expect(search.status()).toBe("The first 12 of 30");
  });

  test("says that nothing is called so, and asks again for an index that did not come", async () => {
    const search = opened([() => Promise.reject(new Error("gone")), async () => INDEX]);
    await search.type("x");
    expect(search.status()).toContain("could not be loaded");
    await search.type("qqq");
    expect(search.status()).toBe("Nothing is called “qqq”.");
    expect(search.links()).toEqual([]);
  });
});
