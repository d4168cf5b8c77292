import {vi} from "vitest";
import {markupOfFigures} from "../pageSays.js";

export {wordsOfControls as controls} from "../pageSays.js";

// What a reader does on a page in jsdom, and what it then says.

const WRITTEN_AFTER = 160;

/** Waits until every figure shows what was asked for last. */
export async function settled(): Promise<void> {
  let busy: Element | null = null;
  // Looked at hundreds of times: an expectation that fails would describe the figures each time, and jsdom takes long
  // to search a page with a large table, so that the rows that are waited for would not come between two looks.
  const look = () => {
    if (!busy?.isConnected || busy.ariaBusy !== "true") busy = document.querySelector('[aria-busy="true"]');
    if (busy) throw new Error(`${busy.tagName} ${busy.id} is busy`);
  };
  await vi.waitFor(look, {timeout: 20_000, interval: 5});
}

let last = 0;

/** Waits until the address is that of the last choice: a page writes it a moment later. */
export async function written(): Promise<void> {
  const rest = last + WRITTEN_AFTER - performance.now();
  // Also where that moment has passed: the page's timer is due, and is run before one that is set now.
  await new Promise((resolve) => setTimeout(resolve, Math.max(rest, 1)));
}

/** Something that a reader did, and all that follows. */
async function acted(): Promise<void> {
  last = performance.now();
  // A figure is told of a change in a later turn of the loop than the event's.
  await new Promise((resolve) => setTimeout(resolve));
  await settled();
}

/** The search part of the address once it is written. */
export async function address(): Promise<string> {
  await written();
  return location.search;
}

const main = () => document.querySelector("main")!;

export function figure(id: string): HTMLElement {
  // jsdom keeps a map of the ids; a selector of one it looks for among all elements.
  const found = document.getElementById(id);
  if (found?.localName !== "figure") throw new Error(`no figure ${id}`);
  return found;
}

const textOf = (element: Element | null | undefined) =>
  (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The text at `selector` within a figure. */
export function textIn(id: string, selector: string): string {
  return textOf(figure(id).querySelector(selector));
}

export function titleOf(id: string): string {
  return textIn(id, ".figure-title");
}

/** The texts of the chips that name the active filters. */
export function chips(): string[] {
  return textsOf(".bf-chip > span:first-child");
}

/** The texts of all elements at `selector`. */
export function textsOf(selector: string): string[] {
  return [...main().querySelectorAll(selector)].map(textOf);
}

/** The codes of the dots of a chart, each once. */
export function dotsOf(id: string): string[] {
  const dots = figure(id).querySelectorAll("circle[data-code]");
  return [...new Set([...dots].map((dot) => dot.getAttribute("data-code") ?? ""))].sort();
}

/** The cells of a table's body, row by row, as their words. */
export function cells(id: string): string[][] {
  return [...figure(id).querySelectorAll("tbody tr")].map((row) => [...row.children].map(textOf));
}

/** The words of the cells below the head that begins with `head`, row by row. */
export function cellsBelow(id: string, head: string): string[] {
  const heads = [...figure(id).querySelectorAll("thead th")].map(textOf);
  const at = heads.findIndex((text) => text.startsWith(head));
  if (at < 0) throw new Error(`no column ${head} among ${heads.join()}`);
  return cells(id).map((row) => row[at] ?? "");
}

/** What a control is called: its label, what is written beside it, or on it. */
function nameOf(control: Element): string {
  const label =
    control.closest("label") ?? (control.id ? document.querySelector(`label[for="${control.id}"]`) : null);
  return (
    control.getAttribute("aria-label") ??
    textOf(label?.querySelector("span") ?? label ?? (control instanceof HTMLButtonElement ? control : null))
  );
}

// A label may go on with a unit, or with the value.
function isCalled(label: string, name: string | RegExp): boolean {
  if (typeof name !== "string") return name.test(label);
  return label.startsWith(name) && /^( [^\p{L}]|$)/u.test(label.slice(name.length));
}

/** The control of a name; within `group`, the legend of its fieldset, where one is given. */
export function control<E extends HTMLElement = HTMLInputElement>(
  selector: string,
  name: string | RegExp,
  within: ParentNode = main()
): E {
  const all = [...within.querySelectorAll<E>(selector)];
  const found = all.find((each) => isCalled(nameOf(each), name));
  if (!found) throw new Error(`no ${selector} named ${name} among ${all.map(nameOf).join(" | ")}`);
  return found;
}

/** The group of fields of a name. */
export function group(name: string | RegExp): HTMLElement {
  const all = [...main().querySelectorAll<HTMLElement>("fieldset, [role=group]")];
  const called = (each: HTMLElement) =>
    each.getAttribute("aria-label") ?? textOf(each.querySelector("legend"));
  const found = all.find((each) => isCalled(called(each), name));
  if (!found) throw new Error(`no group named ${name} among ${all.map(called).join(" | ")}`);
  return found;
}

/** Ticks a box or a radio button, or takes the tick away. */
export async function check(name: string, within?: ParentNode): Promise<void> {
  control("input[type=checkbox], input[type=radio]", name, within).click();
  await acted();
}

export async function select(name: string, label: string): Promise<void> {
  const list = control<HTMLSelectElement>("select", name);
  const option = [...list.options].find((each) => each.label === label || each.value === label);
  if (!option) throw new Error(`no option ${label} of ${name}`);
  list.value = option.value;
  list.dispatchEvent(new Event("input", {bubbles: true}));
  list.dispatchEvent(new Event("change", {bubbles: true}));
  await acted();
}

/** Types a text into a field, in the place of what is there. */
export async function fill(name: string, text: string, within?: ParentNode): Promise<void> {
  const field = control("input", name, within);
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  field.dispatchEvent(new Event("change", {bubbles: true}));
  await acted();
}

export async function press(name: string | RegExp, within?: ParentNode): Promise<void> {
  // A button may come with an answer, a moment after all figures seemed to stand.
  const button = () => control<HTMLButtonElement>("button", name, within);
  (await vi.waitFor(button, {timeout: 20_000, interval: 20})).click();
  await acted();
}

/** Moves the pointer onto an element. */
export function hover(element: Element | null): void {
  element!.dispatchEvent(new MouseEvent("pointerover", {bubbles: true}));
}

/** The button that opens a list of options, by the label before its colon. */
export function listButton(name: string): HTMLButtonElement {
  return control<HTMLButtonElement>("button", new RegExp(`^${name}[:：]`));
}

/** Chooses these options of a list, and no other. */
export async function choose(name: string, options: readonly string[]): Promise<void> {
  const list = listButton(name).parentElement!;
  control<HTMLButtonElement>("button", "None", list).click();
  for (const option of options) control("input[type=checkbox]", option, list).click();
  await acted();
}

/** What each figure shows, as markup by its id. */
export function markup(): Record<string, string> {
  return markupOfFigures([...main().querySelectorAll("figure.figure-card")]);
}

/** What follows from the sliders of a company's page. */
export function supposition(which: "forward" | "past" | "came"): string | undefined {
  return textsOf(".bf-what .bf-figure")[["forward", "past", "came"].indexOf(which)];
}
