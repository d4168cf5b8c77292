// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {fileId, listCsv} from "../../../src/boards/lists.js";
import type {Known} from "../../../src/components/lists/findCompanies.js";
import {type ListEditorOptions, listEditor} from "../../../src/components/lists/listEditor.js";
import {listMessages} from "../../../src/lib/messages/lists.js";
import {forgetList, keepList, ownLists} from "../../../src/lib/ownLists.js";

const company = (code: string, name_zh: string, name_en: string): Known => ({
  ...{code, name_zh, name_en, sector_zh: "板块", sector_en: "Sector"}
});
const ALL = [company("600036.SH", "招商银行", "<b>CMB</b>"), company("688256.SH", "寒武纪", "Cambricon")];
const entry = (known: Known) => ({
  entry: {
    ...{kind: "company" as const, address: "", keys: [], about: ""},
    name: {en: known.name_en, zh: known.name_zh},
    detail: {en: known.code, zh: known.code}
  },
  company: known
});

async function open(given: Partial<ListEditorOptions> = {}) {
  const shown = vi.fn();
  const editor = listEditor({
    list: {name: "Mine", codes: ["688256.SH", "000009.SZ"]},
    companies: async () => ALL,
    find: async (query) => ALL.filter(({code}) => code.includes(query)).map(entry),
    most: 200,
    onShow: shown,
    onSave: keepList,
    onForget: forgetList,
    isKept: (name) => ownLists().some((kept) => kept.name === name),
    onCsv: vi.fn(),
    lang: "en",
    m: listMessages.en,
    ...given
  });
  document.body.replaceChildren(editor.element);
  editor.element.showModal = () => void editor.element.setAttribute("open", "");
  editor.open();
  await vi.waitFor(() => expect(editor.element.querySelector(".bf-list-count")?.textContent).not.toBe(""), {
    timeout: 20_000
  });
  const button = (text: string) =>
    [...editor.element.querySelectorAll("button")].find((each) => each.textContent?.trim() === text)!;
  const members = () =>
    [...editor.element.querySelectorAll(".bf-list-members small")].map(({textContent}) => textContent);
  const status = () => editor.element.querySelector(".bf-list-status")?.textContent;
  return {...editor, button, members, status, shown};
}

/** What a click does once what was pasted is read, as nothing was. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("the editor of a list", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => document.body.replaceChildren());

  test("begins with the list that is shown, and keeps what the site does not know", async () => {
    const {element, members, button, shown, status} = await open();
    const codes = ["688256.SH", "000009.SZ"];
    expect(members()).toEqual(codes);
    const sentence = "Not known here, and kept in the list: 000009.SZ. Pages leave it out.";
    expect(element.textContent).toContain(sentence);
    button("Show").click();
    await settled();
    expect(shown).toHaveBeenCalledWith({name: "Mine", codes});
    button("Save in this browser").click();
    await settled();
    expect(status()).toBe("Saved in this browser.");
    expect(ownLists()).toEqual([{name: "Mine", codes}]);
    // Who does not want it any more takes it out.
    element.querySelectorAll<HTMLButtonElement>(".bf-list-members button")[1]!.click();
    button("Show").click();
    await settled();
    expect(shown).toHaveBeenLastCalledWith({name: "Mine", codes: ["688256.SH"]});
    expect([...element.querySelectorAll("p")].find((each) => each.textContent === sentence)).toBeUndefined();
  });

  test("has a company once, whichever of its codes the list has", async () => {
    const renamed = {...company("872808.BJ", "曙光数创", "DataCool"), others: ["920808.BJ"]};
    const list = {name: "Mine", codes: ["920808.BJ", "872808.BJ", "688256.SH"]};
    const {element, members} = await open({list, companies: async () => [...ALL, renamed]});
    expect(members()).toEqual(["872808.BJ", "688256.SH"]);
    const pasted = element.querySelector("textarea")!;
    pasted.value = "920808, 872808.BJ";
    pasted.dispatchEvent(new Event("input"));
    pasted.dispatchEvent(new Event("change"));
    await vi.waitFor(() => expect(pasted.value).toBe(""), {timeout: 20_000});
    expect(members()).toEqual(["872808.BJ", "688256.SH"]);
  });

  test("a list that was pasted is shown by one click, once all of it is understood", async () => {
    const {element, members, button, shown, status} = await open({list: {name: "", codes: []}});
    expect(button("Show").disabled).toBe(true);
    const pasted = element.querySelector("textarea")!;
    const type = (text: string) => {
      pasted.value = text;
      pasted.dispatchEvent(new Event("input"));
    };
    type("600036\nnobody");
    expect(button("Show").disabled).toBe(false);
    // A click takes the focus out of the field first.
    pasted.dispatchEvent(new Event("change"));
    button("Show").click();
    await vi.waitFor(() => expect(status()).toContain("nobody"), {timeout: 20_000});
    expect(shown).not.toHaveBeenCalled();
    type("688256");
    pasted.dispatchEvent(new Event("change"));
    button("Show").click();
    await vi.waitFor(
      () => expect(shown).toHaveBeenCalledWith({name: "", codes: ["600036.SH", "688256.SH"]}),
      {
        timeout: 20_000
      }
    );
    pasted.value = "";
    pasted.dispatchEvent(new Event("paste"));
    type("600036");
    await vi.waitFor(() => expect(pasted.value).toBe(""), {timeout: 20_000});
    expect(members()).toEqual(["600036.SH", "688256.SH"]);
  });

  test("adds what is found and what is pasted, and keeps what was not understood", async () => {
    const {element, members, status} = await open();
    const search = element.querySelector<HTMLInputElement>("input[type=search]")!;
    search.value = "600036";
    search.dispatchEvent(new Event("input", {bubbles: true}));
    await vi.waitFor(() => expect(element.querySelector(".bf-list-found button")).not.toBeNull(), {
      timeout: 20_000
    });
    // A name is text, whatever stands in it.
    expect(element.querySelector(".bf-list-found b")).toBeNull();
    element.querySelector<HTMLButtonElement>(".bf-list-found button")!.click();
    expect(members()).toEqual(["688256.SH", "000009.SZ", "600036.SH"]);
    element.querySelectorAll<HTMLButtonElement>(".bf-list-members button")[1]!.click();
    element.querySelector<HTMLButtonElement>(".bf-list-members button")!.click();
    expect(members()).toEqual(["600036.SH"]);
    const pasted = element.querySelector("textarea")!;
    pasted.value = "寒武纪\nnobody";
    pasted.dispatchEvent(new Event("input"));
    pasted.dispatchEvent(new Event("change"));
    await vi.waitFor(() => expect(members()).toEqual(["600036.SH", "688256.SH"]), {timeout: 20_000});
    expect(status()).toContain("Not known here: nobody");
    expect(pasted.value).toBe("nobody");
  });

  test("takes as many as a list has, and leaves the others to be taken elsewhere", async () => {
    const more = Array.from({length: 210}, (_, i) => company(`${600100 + i}.SH`, `公司${i}`, `Company ${i}`));
    const {element, members, status} = await open({
      list: {name: "", codes: ["600100.SH"]},
      companies: async () => more
    });
    const pasted = element.querySelector("textarea")!;
    pasted.value = `${more.map(({code}) => code.slice(0, 6)).join(",")},nobody`;
    pasted.dispatchEvent(new Event("input"));
    pasted.dispatchEvent(new Event("change"));
    await vi.waitFor(() => expect(members()).toHaveLength(200), {timeout: 20_000});
    expect(status()).toBe("A list has at most 200 companies: 10 more are not in it. Not known here: nobody");
    expect(pasted.value.split("\n")).toEqual(["nobody", ...more.slice(200).map(({code}) => code)]);
  });

  test("saves under a name, in this browser alone, and deletes", async () => {
    const {element, button, status} = await open({list: {name: "", codes: ["688256.SH"]}});
    button("Save in this browser").click();
    await settled();
    expect(status()).toBe("Give the list a name first.");
    const name = element.querySelector<HTMLInputElement>("input[type=text]")!;
    name.value = "Chips";
    button("Save in this browser").click();
    await settled();
    expect(status()).toBe("Saved in this browser.");
    expect(ownLists()).toEqual([{name: "Chips", codes: ["688256.SH"]}]);
    button("Delete from this browser").click();
    expect(ownLists()).toEqual([]);
  });

  test("says when a name is taken from another list", async () => {
    keepList({name: "Banks", codes: ["600036.SH"]});
    const {element, button, status} = await open({list: {name: "Chips", codes: ["688256.SH"]}});
    const name = element.querySelector<HTMLInputElement>("input[type=text]")!;
    name.value = "Banks";
    button("Save in this browser").click();
    await settled();
    expect(status()).toBe(listMessages.en.replaced);
    button("Save in this browser").click();
    await settled();
    expect(status()).toBe(listMessages.en.saved);
  });

  test("is as it was left when it is opened again, and says what is not found", async () => {
    const {
      element,
      open: openAgain,
      members,
      status
    } = await open({
      list: {name: "Mine", codes: ["688256.SH"]}
    });
    element.querySelector<HTMLButtonElement>(".bf-list-members button")!.click();
    element.querySelector<HTMLInputElement>("input[type=text]")!.value = "Half done";
    openAgain();
    expect(members()).toEqual([]);
    expect(element.querySelector<HTMLInputElement>("input[type=text]")!.value).toBe("Half done");
    const search = element.querySelector<HTMLInputElement>("input[type=search]")!;
    search.value = "zzzz";
    search.dispatchEvent(new Event("input", {bubbles: true}));
    await vi.waitFor(() => expect(status()).toBe("Not known here: zzzz"), {timeout: 20_000});
  });

  test("says so where the companies cannot be loaded", async () => {
    const editor = listEditor({
      ...{list: {name: "", codes: []}, companies: () => Promise.reject(new Error("offline"))},
      ...{find: async () => [], most: 2, onShow() {}, onSave: () => true, onForget() {}, isKept: () => false},
      ...{onCsv() {}, lang: "en" as const, m: listMessages.en}
    });
    editor.element.showModal = () => {};
    editor.open();
    await vi.waitFor(
      () => expect(editor.element.querySelector(".bf-list-status")?.textContent).toBe(listMessages.en.failed),
      {timeout: 20_000}
    );
  });

  test("leaves as the file that the inbox reads", () => {
    expect(`list-${fileId("My banks / 2026!")}.csv`).toBe("list-my-banks-2026.csv");
    // Neither half a character at its end, nor a hyphen.
    expect(fileId(`a${"𠮷".repeat(50)}`)).toBe(`a${"𠮷".repeat(39)}`);
    expect(fileId(`${"a".repeat(39)} b`)).toBe("a".repeat(39));
    // test/data-loaders/lists reads the same text.
    expect(listCsv(ALL.slice(1))).toBe(
      "\ufeffcode,name_zh,name_en,sector_zh,sector_en\r\n688256.SH,寒武纪,Cambricon,板块,Sector\r\n"
    );
    expect(listCsv([company("601127.SH", "601127.SH", "601127.SH")])).toContain(
      "\r\n601127.SH,,,板块,Sector\r\n"
    );
  });
});

describe("kept lists", () => {
  test("are none where the browser kept something else", () => {
    const bad = ["", "{", "{}", '[{"name":1}]', '[{"name":"a","codes":[1]}]', '[{"name":" ","codes":["a"]}]'];
    for (const text of [...bad, '[null, {"name":"a","codes":[]}]']) {
      localStorage.setItem("benchfolio:lists", text);
      expect(ownLists()).toEqual([]);
    }
    const two = [1, 2].map((n) => ({name: "a", codes: [`60000${n}.SH`]}));
    localStorage.setItem("benchfolio:lists", JSON.stringify(two));
    expect(ownLists()).toEqual(two.slice(1));
    localStorage.clear();
  });
});
