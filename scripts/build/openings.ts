import {readFile, rename, writeFile} from "node:fs/promises";
import path from "node:path";
import {JSDOM} from "jsdom";
import {messageOf} from "../../data-loaders/messageOf.js";
import {writeCompanyPages} from "./companyPages.js";
import {aboutAny, describePage} from "./describePage.js";
import {type BuiltPage, readPages} from "./readPages.js";
import {toldToGoOn} from "./toldToGoOn.js";

// Draws what each page opens with into its HTML, so that its first figure stands before any script of it has come,
// and where none runs. The page's own cells and bundles do it, in jsdom: nothing of a page is written twice.

const LANGUAGES = ["en", "zh"] as const;
/** Widths of figures, in CSS pixels: in a window of 1280 and more, and on a phone of 390 (style.css has the switch). */
const WIDTHS = {wide: 1192, narrow: 358} as const;
/** Where something stands beside the first figure, it is as wide as its column. */
const COLUMNS: Readonly<Record<string, number>> = {
  "index.html": 768,
  "companies/valuation.html": 968,
  "models/model.html": 968
};
/** Turns of the loop within which a figure of the build's own answers is drawn; one that needs the engine is not. */
const TURNS = 200;

/** Where a cell displays something, with what Framework lets stand there until it does. */
const PLACE = /(?:<observablehq-loading><\/observablehq-loading>)?<!--:(\w+):-->/g;

type Width = keyof typeof WIDTHS;

/** A page's cell as Framework defines it. */
interface Cell {
  readonly id: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly body: (...inputs: unknown[]) => unknown;
}

/** What the cells of a page displayed, by their ids, as HTML. */
type Shown = ReadonlyMap<string, string>;

/** Where cells display something, by their ids. */
type Places = ReadonlyMap<string, Comment>;

/** What a cell displayed in a language and at a width, as HTML. */
interface Drawn {
  readonly lang: string;
  readonly width: Width;
  readonly markup: string;
}

/** Draws the opening of every page of `folder` into it. A page whose first figure needs the engine stays as it is. */
export async function drawOpenings(folder: string): Promise<void> {
  for (const page of await readPages(folder)) {
    const html = await withOpening(folder, page);
    if (html === page.html) continue;
    // Others read the pages meanwhile. Nothing of a build is kept over a power cut: it is published as a whole.
    await writeFile(`${page.file}.tmp`, html);
    await rename(`${page.file}.tmp`, page.file);
  }
}

async function withOpening(folder: string, page: BuiltPage): Promise<string> {
  const script = cellsOf(page.html);
  if (script === null) return page.html;
  const window = openWindow(page.html);
  const views: {readonly lang: string; readonly width: Width; readonly shown: Shown}[] = [];
  const told: {title: string; about: string}[] = [];
  for (const lang of LANGUAGES) {
    const opened = await open(window, {
      ...{folder, page, script, lang},
      room: COLUMNS[page.name] ?? WIDTHS.wide
    });
    const about = aboutAny(page.name, lang)?.about ?? describePage(opened.main, lang);
    told.push({title: window.document.title, about});
    // A page that is not drawn at one width is at none.
    const wide = shownIn(opened);
    if (wide === null) continue;
    // The same page in a narrower window: what stands in it is made once.
    await opened.resize(WIDTHS.narrow);
    const narrow = shownIn(opened);
    views.push({lang, width: "wide", shown: wide});
    if (narrow !== null) views.push({lang, width: "narrow", shown: narrow});
  }
  window.close();
  const [en, zh] = told as [(typeof told)[0], (typeof told)[0]];
  const html = withDescription(views.length > 0 ? withTitle(page.html, en.title, zh.title) : page.html, {
    en: en.about,
    zh: zh.about
  });
  if (views.length < LANGUAGES.length * Object.keys(WIDTHS).length) return html;
  return html.replace(PLACE, (place, id: string, at: number, html: string) => {
    // A paragraph ends where a block begins in it.
    if (/<p>[^<]*$/.test(html.slice(0, at))) return place;
    const drawn = views.flatMap(({lang, width, shown}) => {
      const markup = shown.get(id);
      return markup ? [{lang, width, markup}] : [];
    });
    return drawn.length === 0
      ? place
      : `<observablehq-loading class="opening">${together(drawn)}</observablehq-loading><!--:${id}:-->`;
  });
}

/** A page's title as its script writes it, in both languages (layout.js shows the reader's). */
function withTitle(html: string, en: string, zh: string): string {
  if (en === "" || html.includes(`<title>${en}</title>`)) return html;
  return html.replace(
    /<title>[^<]*<\/title>/,
    () => `<title data-zh="${escapeText(zh)}">${escapeText(en)}</title>`
  );
}

/** A page's description in both languages (layout.js gives the reader's to those who run it); none where it is empty. */
function withDescription(html: string, {en, zh}: {readonly en: string; readonly zh: string}): string {
  if (en === "") return html;
  return html.replace(
    "</title>",
    () => `</title>\n<meta name="description" content="${escapeText(en)}" data-zh="${escapeText(zh)}">`
  );
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** The views of a cell, each in a box that is shown in its language and width: one for all widths where they are alike. */
function together(drawn: readonly Drawn[]): string {
  return drawn
    .map((view) => {
      const {lang, width, markup} = view;
      const alike = drawn.filter((other) => other.lang === lang && other.markup === markup);
      if (alike[0] !== view) return "";
      const only = alike.length > 1 ? "" : ` class="opening-${width}"`;
      return `<div lang="${lang}"${only}>${withOwnIds(markup, `${lang}-${width}`)}</div>`;
    })
    .join("");
}

/** Ids and what refers to them, made different from those of the other views and of the page that takes their place. */
function withOwnIds(markup: string, suffix: string): string {
  return markup
    .replace(
      / (id|for|aria-labelledby|aria-describedby|aria-controls|list|name)="([^"]+)"/g,
      (_, name, ids: string) => {
        const own = ids.split(" ").map((id) => `${id}-${suffix}`);
        return ` ${name}="${own.join(" ")}"`;
      }
    )
    .replace(/url\((&quot;)?#([^)"&]+)/g, (_, quote = "", id: string) => `url(${quote}#${id}-${suffix}`)
    .replace(/<use href="#([^"]+)"/g, (_, id: string) => `<use href="#${id}-${suffix}"`);
}

/** The script with the cells of a page; null where it has none. */
export function cellsOf(html: string): string | null {
  const script = /<script type="module">\s*(import[\s\S]*?)<\/script>/.exec(html)?.[1];
  if (!script?.includes("define({")) return null;
  return script.replace(/^import .*$/gm, "").replaceAll("import(", "load(");
}

interface OpenOptions {
  readonly folder: string;
  readonly page: BuiltPage;
  readonly script: string;
  readonly lang: string;
  /** Width of a figure, in CSS pixels. */
  readonly room: number;
}

/** A page that was opened, down to its first figure. */
interface OpenedAt {
  readonly main: Element;
  readonly places: Places;
  /** Makes the window another one, in CSS pixels of a figure; resolves when the page has followed. */
  readonly resize: (room: number) => Promise<void>;
}

async function open(window: JSDOM["window"], options: OpenOptions): Promise<OpenedAt> {
  const main = window.document.querySelector("main")!;
  const {places, resize} = await runCells(window, {...options, until: () => firstFigure(main) !== null});
  for (let turn = 0; turn < TURNS && !isDrawn(firstFigure(main)); turn++) await nextTurn();
  return {
    main,
    places,
    async resize(room) {
      resize(room);
      // What is told of a size draws at once, or in the next frame.
      for (let turn = 0; turn < 3; turn++) await nextTurn();
    }
  };
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));
const firstFigure = (main: Element) => main.querySelector(".figure-card");
const isDrawn = (figure: Element | null): figure is Element => figure?.getAttribute("aria-busy") === "false";

/** What stands up to the first figure; null where that is not drawn. */
function shownIn({main, places}: OpenedAt): Shown | null {
  const figure = firstFigure(main);
  return isDrawn(figure) ? shownUpTo(figure, places) : null;
}

interface RunOptions extends OpenOptions {
  /** Whether enough of the page is there, asked after each cell. */
  readonly until: () => boolean;
  /** Whether what a page leaves for idle time is done. */
  readonly isIdle?: boolean;
  /** Takes what a page attaches as JSON, and hands on what the page is to see. */
  readonly attached?: (json: unknown) => unknown;
}

/**
 * Runs a page's cells in the order of the page. Resolves with where each displays something, and with what gives the
 * window another size.
 */
export async function runCells(
  window: JSDOM["window"],
  {folder, page, script, lang, room, until, isIdle = false, attached = (json) => json}: RunOptions
): Promise<{readonly places: Places; readonly resize: (room: number) => void}> {
  const {document} = window;
  const base = path.dirname(page.file);
  document.documentElement.lang = lang;
  window.history.replaceState(null, "", `/${page.name}?lang=${lang}`);
  const main = document.querySelector("main")!;
  main.innerHTML = /<main[^>]*>([\s\S]*)<\/main>/.exec(page.html)![1]!;
  const resize = lay(window, room, isIdle);
  globalThis.fetch = (async (address: string | URL) => {
    const {pathname} = new URL(address, window.location.href);
    const text = await readFile(path.join(folder, pathname), "utf8").catch(() => null);
    return text === null ? new Response(null, {status: 404}) : new Response(text);
  }) as typeof fetch;
  const cells: Cell[] = [];
  const files = new Map<string, string>();
  const run = new Function("define", "registerFile", "load", script);
  run(
    (cell: Cell) => cells.push(cell),
    (name: string, file: {readonly path: string} | null) =>
      file && files.set(name, path.join(base, file.path)),
    (module: string) => import(path.join(base, module))
  );
  const values = new Map<string, unknown>([["FileAttachment", attachments(files, attached)]]);
  for (const loading of main.querySelectorAll("observablehq-loading")) loading.remove();
  const places = placesIn(document, main);
  // In the order of the page, in which a cell stands behind those that it takes something of.
  for (const cell of cells) {
    const place = places.get(cell.id)!;
    const display = (value: unknown) => {
      place.before(...nodesOf(value, document));
      return value;
    };
    const inputs = (cell.inputs ?? []).map((name) => (name === "display" ? display : values.get(name)));
    const made = await cell.body(...inputs);
    for (const name of cell.outputs ?? []) values.set(name, (made as Record<string, unknown>)[name]);
    if (until()) break;
  }
  return {places, resize};
}

/** Where each cell displays what it does, by its id. */
function placesIn(document: Document, main: Element): Places {
  const places = new Map<string, Comment>();
  const walker = document.createTreeWalker(main, 128);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const id = /^:(\w+):$/.exec(node.nodeValue ?? "")?.[1];
    if (id !== undefined) places.set(id, node as Comment);
  }
  return places;
}

function nodesOf(value: unknown, document: Document): readonly Node[] {
  const all = Array.isArray(value) ? value : [value];
  return all.map((each) =>
    typeof each === "object" && each !== null ? (each as Node) : document.createTextNode(String(each))
  );
}

/** What stands before each place, as HTML, down to the one with the figure. */
function shownUpTo(figure: Element, places: Places): Shown {
  const shown = new Map<string, string>();
  const placed = new Set<ChildNode>(places.values());
  for (const [id, place] of places) {
    const nodes: ChildNode[] = [];
    for (let node = place.previousSibling; node && !placed.has(node); node = node.previousSibling)
      nodes.unshift(node);
    const isLast = nodes.some((node) => node.contains(figure));
    const markup = nodes.map((node) => still(node)).join("");
    if (markup.trim() !== "") shown.set(id, markup);
    if (isLast) break;
  }
  return shown;
}

/**
 * A node as HTML, whose controls take no part: what they change is not there yet. The node itself is made so, once
 * more after each resize, and not a clone of it, which takes a fifth of all time here: nobody presses its controls.
 */
function still(node: ChildNode): string {
  if (node.nodeType === 3) return node.nodeValue ?? "";
  if (node.nodeType !== 1) return "";
  const element = node as Element;
  // What is chosen is no attribute.
  for (const input of element.querySelectorAll("input")) {
    input.toggleAttribute("checked", input.checked);
    if (input.type !== "checkbox" && input.type !== "radio") input.setAttribute("value", input.value);
  }
  for (const option of element.querySelectorAll("option"))
    option.toggleAttribute("selected", option.selected);
  // What is closed is not seen.
  for (const panel of element.querySelectorAll("[popover]")) panel.remove();
  for (const control of element.querySelectorAll("button, input, select, textarea, [tabindex]"))
    control.setAttribute("inert", "");
  // How long the build waited for another figure is nothing to the reader.
  for (const figure of [element, ...element.querySelectorAll(".is-slow")]) figure.classList.remove("is-slow");
  // As high as it will be at every width.
  for (const svg of element.querySelectorAll<SVGSVGElement>(".figure-body > svg"))
    Object.assign(svg.style, {width: "100%", height: `${svg.getAttribute("height")}px`});
  return element.outerHTML;
}

/** Reads what a page attaches: its answers; of a table the address alone is asked before the engine starts. */
function attachments(files: ReadonlyMap<string, string>, attached: (json: unknown) => unknown) {
  return (name: string) => {
    const file = files.get(name);
    return {url: async () => name, json: async () => attached(JSON.parse(await readFile(file!, "utf8")))};
  };
}

export function openWindow(html: string): JSDOM["window"] {
  const {window} = new JSDOM(
    html
      .replace(/<main[^>]*>[\s\S]*<\/main>/, '<main id="observablehq-main"></main>')
      .replace(/<script[\s\S]*?<\/script>/g, ""),
    {url: "http://localhost/"}
  );
  const classes = Object.getOwnPropertyNames(window).filter((name) => /^[A-Z]/.test(name) && !(name in NODE));
  for (const name of [...classes, ...OF_WINDOW])
    give(globalThis, name, (window as unknown as Record<string, unknown>)[name]);
  for (const name of METHODS) give(globalThis, name, (window[name] as () => unknown).bind(window));
  return window;
}

/** Gives an object a property that may be read-only there by now. */
function give(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, {value, configurable: true, writable: true});
}

/** What this process has without a page. */
const NODE = Object.getOwnPropertyDescriptors(globalThis);
/** What is the page's own also where this process has one by the same name. */
const OF_WINDOW = [
  ...["window", "document", "location", "history", "localStorage", "sessionStorage"],
  ...["Event", "CustomEvent", "EventTarget", "innerWidth", "innerHeight"]
];

const METHODS = ["addEventListener", "removeEventListener", "dispatchEvent", "getComputedStyle"] as const;

/**
 * What jsdom, which lays nothing out, lacks: every figure is `room` wide, and the first one near the window. Returns what
 * gives them another width.
 */
function lay(window: JSDOM["window"], room: number, isIdle: boolean): (room: number) => void {
  let width = room;
  const observed: (() => void)[] = [];
  class Sizes {
    constructor(private readonly tell: (entries: unknown[]) => void) {}
    observe(target: Element): void {
      const tell = () => this.tell([{target, contentRect: {width}}]);
      observed.push(tell);
      setTimeout(tell);
    }
    unobserve(): void {}
    disconnect(): void {}
  }
  class Places {
    constructor(private readonly tell: (entries: unknown[]) => void) {}
    observe(target: Element): void {
      setTimeout(() =>
        this.tell([{target, isIntersecting: target === window.document.querySelector(".figure-card")}])
      );
    }
    unobserve(): void {}
    disconnect(): void {}
  }
  const isNarrow = () => width === WIDTHS.narrow;
  const lacking = {
    ResizeObserver: Sizes,
    IntersectionObserver: Places,
    CSS: {escape: (text: string) => text.replaceAll(".", "\\."), supports: () => true},
    matchMedia: (query: string) => ({
      matches: /max-width/.test(query) ? isNarrow() : /min-width/.test(query) ? !isNarrow() : false,
      addEventListener() {},
      removeEventListener() {}
    }),
    // The engine stays away, and so does what is left for idle time.
    navigator: {connection: {saveData: true}, language: "en", clipboard: {}},
    Worker: class {
      addEventListener() {}
      postMessage() {}
      terminate() {}
    },
    requestIdleCallback: (run: () => void) => (isIdle ? setTimeout(run) : 0),
    cancelIdleCallback() {},
    requestAnimationFrame: (run: () => void) => setTimeout(run),
    cancelAnimationFrame: (id: number) => clearTimeout(id)
  };
  for (const [name, value] of Object.entries(lacking)) {
    give(globalThis, name, value);
    if (name !== "navigator") give(window, name, value);
  }
  return (room) => {
    width = room;
    for (const tell of observed) tell();
  };
}

if (process.argv[1] === import.meta.filename) {
  // A figure that needs the engine asks for it in vain: here is none.
  process.on("unhandledRejection", () => {});
  try {
    const folder = path.resolve(process.argv[2]!);
    await toldToGoOn();
    await writeCompanyPages(folder);
    await drawOpenings(folder);
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
  // Timers of pages, such as that which writes the address, are of no more use.
  process.exit();
}
