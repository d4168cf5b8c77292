// @vitest-environment jsdom
import {beforeEach, expect, test, vi} from "vitest";
import {figureTools} from "../../src/components/export/figureTools.js";
import {addressOf} from "../../src/components/export/takeAwayPanel.js";
import type {Figure} from "../../src/components/figure.js";
import {common} from "../../src/lib/messages/common.js";
import {takeAway} from "../../src/lib/messages/takeAway.js";

type Drawn = readonly [title: string, lang: string, paper: string, size: string, address: string];

const drawn: Drawn[] = [];
const saved: string[] = [];
const copied: string[] = [];
vi.mock("../../src/components/export/pictureFile.js", () => {
  const draw = (
    {title}: {title: string},
    {lang, palette, address}: {lang: string; palette: {paper: string}; address: string},
    size: string
  ) => {
    drawn.push([title, lang, palette.paper, size, address]);
    return new Blob([]);
  };
  return {pngFile: draw, svgFile: draw};
});
vi.mock("../../src/components/export/download.js", () => ({
  download: async (_: Blob, name: string) => saved.push(name),
  copyText: async (text: string) => copied.push(text)
}));
/** The page behind the page, in the other language. */
const behind: string[] = [];
let isGone = false;
vi.mock("../../src/components/export/otherLanguage.js", () => ({
  pageBehind: (address: string) => {
    behind.push(address);
    return {
      async figure() {
        if (isGone) throw new Error("no figure");
        return {figure: {...figure, title: "市盈率为 62", source: "合成数据"}, filters: ""};
      },
      dispose: () => behind.push("gone")
    };
  }
}));

beforeEach(() => {
  for (const list of [drawn, saved, copied, behind]) list.length = 0;
  document.body.replaceChildren();
  Object.assign(URL, {createObjectURL: () => "blob:1", revokeObjectURL: () => {}});
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
});

const figure: Figure<{pe: number}> = {
  title: "PE is 62",
  subtitle: "",
  source: "synthetic",
  asOf: "2024-02-23",
  rows: [{pe: 62}],
  columns: [{key: "pe", label: "PE"}],
  render: () => document.createElementNS("http://www.w3.org/2000/svg", "svg")
};
const about = {title: "Zhongji Innolight 300308.SZ", file: "300308.SZ"};
const LINK = "https://example.org/pe?unit=bn";

function foot(shown: Figure<{pe: number}> = figure, options = {}) {
  const card = document.createElement("figure");
  card.tabIndex = -1;
  const tools = figureTools(card, {
    ...{id: "pe-history", m: common.en, lang: "en", link: () => LINK, redraw: () => {}},
    ...{taken: () => ({figure: shown, filters: ""}), ...options}
  });
  card.append(tools);
  document.body.append(card);
  const opener = tools.querySelector<HTMLButtonElement>("[data-export=panel]")!;
  return {card, tools, opener};
}

const dialog = () => document.querySelector("dialog");
const part = <E extends HTMLElement>(selector: string) => dialog()!.querySelector<E>(selector)!;
const ready = () =>
  vi.waitFor(
    () => {
      expect(dialog()).not.toBeNull();
      expect(part("[aria-busy]")).toBeNull();
    },
    {timeout: 20_000}
  );
const press = async (key: string) => {
  part<HTMLButtonElement>(`[data-export=${key}]`).click();
  await vi.waitFor(() => expect(part(".figure-status").textContent).toMatch(/Saved|Copied/), {
    timeout: 20_000
  });
};
const choose = async (value: string) => {
  part<HTMLInputElement>(`input[value=${value}]`).click();
  await ready();
};

test("a picture says of whom it is, in its title and its name, and where its view stands", async () => {
  foot({...figure, about}).opener.click();
  await ready();
  await press("png");
  expect(drawn.at(-1)).toEqual([
    ...["Zhongji Innolight 300308.SZ: PE is 62", "en", "#ffffff", "page"],
    `${LINK}&lang=en#pe-history`
  ]);
  await press("svg");
  await press("csv");
  expect(saved).toEqual(
    ["png", "svg", "csv"].map((end) => `benchfolio_pe-history_300308-sz_2024-02-23.${end}`)
  );
});

test("size, colours and language are those of the preview and of every file", async () => {
  foot().opener.click();
  await ready();
  await choose("square");
  await choose("dark");
  expect(drawn.at(-1)!.slice(0, 4)).toEqual(["PE is 62", "en", "#15181c", "square"]);
  await choose("zh");
  expect(behind).toEqual([`${LINK}&lang=zh#pe-history`]);
  expect(drawn.at(-1)).toEqual(["市盈率为 62", "zh", "#15181c", "square", `${LINK}&lang=zh#pe-history`]);
  await press("svg");
  expect(saved).toEqual(["benchfolio_pe-history-square_2024-02-23.svg"]);
  await press("copy-citation");
  await press("copy-link");
  expect(copied).toEqual([
    `《市盈率为 62》。来源：合成数据，截至 2024-02-23。Benchfolio，${LINK}&lang=zh#pe-history`,
    `${LINK}&lang=zh#pe-history`
  ]);
  dialog()!.close();
  expect(behind.at(-1)).toBe("gone");
});

test("where the other language does not come, nothing is left of it, and it is asked for anew", async () => {
  const page = `${LINK}&lang=zh#pe-history`;
  isGone = true;
  foot().opener.click();
  await ready();
  await choose("zh");
  expect(part(".figure-status").textContent).toBe(takeAway.en.failed);
  expect(behind).toEqual([page, "gone"]);
  isGone = false;
  await choose("en");
  await choose("zh");
  expect(behind).toEqual([page, "gone", page]);
  expect(drawn.at(-1)![0]).toBe("市盈率为 62");
});

test("a slide is one press away, whatever the size that is chosen", async () => {
  foot().opener.click();
  await ready();
  await press("slide");
  expect([drawn.at(-1)![3], saved]).toEqual(["slide", ["benchfolio_pe-history-slide_2024-02-23.png"]]);
});

test("the key d opens it from a figure that has the focus, and the focus returns when it closes", async () => {
  const {card, opener} = foot();
  const key = (options: KeyboardEventInit = {}) =>
    card.dispatchEvent(new KeyboardEvent("keydown", {key: "d", bubbles: true, ...options}));
  key({ctrlKey: true});
  const field = card.appendChild(document.createElement("input"));
  field.dispatchEvent(new KeyboardEvent("keydown", {key: "d", bubbles: true}));
  await new Promise((resolve) => setTimeout(resolve));
  expect(dialog()).toBeNull();
  card.focus();
  key();
  await ready();
  key();
  expect(document.querySelectorAll("dialog")).toHaveLength(1);
  dialog()!.close();
  expect(dialog()).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test("a table has its CSV in the foot, and its texts in the panel", async () => {
  const {tools, opener} = foot(
    {...figure, textTable: () => ({head: ["PE"], numeric: [true], rows: [["62"]]})},
    {pictures: false, texts: true}
  );
  tools.querySelector<HTMLButtonElement>("[data-export=csv]")!.click();
  await vi.waitFor(() => expect(saved).toEqual(["benchfolio_pe-history_2024-02-23.csv"]), {timeout: 20_000});
  opener.click();
  await ready();
  await press("tex");
  await press("md");
  expect(saved.slice(1)).toEqual(["tex", "md"].map((end) => `benchfolio_pe-history_2024-02-23.${end}`));
  expect(
    [...dialog()!.querySelectorAll<HTMLElement>("[data-export]")].map(({dataset}) => dataset.export)
  ).toEqual(["tex", "md", "copy-link", "copy-citation"]);
});

test("a figure without rows has its link alone", async () => {
  foot({...figure, rows: []}).opener.click();
  await ready();
  const live = [...dialog()!.querySelectorAll<HTMLButtonElement>("[data-export]")].filter(
    (each) => !each.disabled
  );
  expect(live.map((each) => each.dataset.export)).toEqual(["copy-link"]);
  expect(part(".figure-status").textContent).toBe(
    "There is nothing to draw here. The link to the view can be copied."
  );
});

test.each([
  ["https://a.org/x", "https://a.org/x?lang=zh#f"],
  ["https://a.org/x?lang=en&y=1#g", "https://a.org/x?lang=zh&y=1#f"],
  ["https://a.org/x?slang=en", "https://a.org/x?slang=en&lang=zh#f"]
])("the address %s in another language is %s", (link, address) => {
  expect(addressOf(link, "f", "zh")).toBe(address);
});
