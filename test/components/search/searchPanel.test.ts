// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {makeSearch} from "../../../src/layout/openSearch.js";

const INDEX = {
  companies: [["600000.SH", "合成银行", "Synthetic <b>Bank", "银行", "Banks", "hechengyinhang hcyh"]],
  listed: 1,
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
