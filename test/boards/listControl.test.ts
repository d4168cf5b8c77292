// @vitest-environment jsdom
import {afterEach, expect, test, vi} from "vitest";
import {listControl} from "../../src/boards/lists.js";
import {listMessages} from "../../src/lib/messages/lists.js";
import {keepList} from "../../src/lib/ownLists.js";

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** What a page shows of a site with one list. */
function shownList() {
  const list = {
    ...{list_id: "a", name_zh: "甲", name_en: "A", kind: "report" as const, is_default: true},
    ...{n: 1, n_sectors: 1}
  };
  return {
    ...{scope: {kind: "default"} as const, lists: [list], list, name: "", unknown: [], ignored: []},
    ...{unlisted: new Set<string>(), toIds: (codes: readonly string[]) => [...codes]}
  };
}

function hasDialogs() {
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute("open", "");
  };
}

test("the editor finds a company in no list, and asks again for those where they did not come", async () => {
  const company = (code: string, name: string) => [code, name, name, "", "", name.toLowerCase()];
  const files: Record<string, unknown> = {
    "../data/search.json": {companies: [company("688256.SH", "Synthetic")], listed: 1, unlisted: 1}
  };
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return {ok: address in files, status: 503, json: async () => files[address]};
  });
  hasDialogs();
  document.body.replaceChildren(listControl(shownList(), {n: 1, sectors: 1}));
  document.querySelector("button")!.click();
  const text = (selector: string) => document.querySelector(`dialog ${selector}`)?.textContent;
  await vi.waitFor(() => expect(text(".bf-list-status")).toBe(listMessages.en.failed), {timeout: 20_000});
  files["../data/search-unlisted.json"] = [company("600519.SH", "Spirits")];
  const search = document.querySelector<HTMLInputElement>("dialog input[type=search]")!;
  search.value = "spirits";
  search.dispatchEvent(new Event("input", {bubbles: true}));
  await vi.waitFor(() => expect(text(".bf-list-found")).toContain("600519.SH"), {timeout: 20_000});
  document.querySelector<HTMLButtonElement>(".bf-list-found button")!.click();
  expect(text(".bf-list-members")).toContain("Spirits 600519.SH");
  expect(asked).toEqual(["../data/search.json", ...Array(2).fill("../data/search-unlisted.json")]);
});

test("the choice has what was saved in the editor once that is closed, and the button keeps the focus", async () => {
  vi.stubGlobal("fetch", async () => ({ok: true, json: async () => ({companies: [], listed: 0})}));
  hasDialogs();
  const control = listControl(shownList(), {n: 1, sectors: 1});
  document.body.replaceChildren(control);
  const button = () => control.querySelector("button")!;
  const options = () => [...control.querySelectorAll("option")].map(({label}) => label);
  button().click();
  await vi.waitFor(() => expect(document.querySelector("dialog")).not.toBeNull(), {timeout: 20_000});
  expect(options()).toEqual(["A (1)"]);
  button().focus();
  keepList({name: "Mine", codes: ["688256.SH"]});
  document.querySelector("dialog")!.dispatchEvent(new Event("close"));
  expect(options()).toEqual(["A (1)", "Mine (1)"]);
  expect(document.activeElement).toBe(button());
});

test("a kept list with an earlier code of a company stands once, with each company counted once", () => {
  keepList({name: "Mine", codes: ["920808.BJ", "872808.BJ", "688256.SH"]});
  const codes = ["872808.BJ", "688256.SH"];
  const ids = new Map([["920808.BJ", "872808.BJ"]]);
  const shown = {
    ...{scope: {kind: "codes", codes} as const, lists: [], list: null, name: "Mine"},
    ...{unknown: [], unlisted: new Set<string>(), ignored: []},
    toIds: (all: readonly string[]) => [...new Set(all.map((code) => ids.get(code) ?? code))]
  };
  const control = listControl(shown, {n: 2, sectors: 1});
  expect([...control.querySelectorAll("option")].map(({label}) => label)).toEqual(["Mine (2)"]);
  expect(control.querySelector("select")!.value).toBe("own:Mine");
});
