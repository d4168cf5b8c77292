import {type Palette, plainColor} from "../charts/plot/palette.js";
import {PRESENTATION, type Property} from "./presentation.js";

type Values = ReadonlyMap<string, string>;

interface Flat {
  readonly element: Element;
  readonly values: Values;
  readonly parent: Values;
  readonly isHidden: boolean;
}

const INITIAL: Values = new Map(PRESENTATION.map(({name, initial}) => [name, initial]));
const PRESENTED = new Set(PRESENTATION.map(({name}) => name));
const NEVER_DRAWN =
  "defs,clipPath,mask,marker,linearGradient,radialGradient,pattern,filter,symbol,title,desc";
const PAGE_TEXT = ["color", "font", "font-family", "font-variant", "white-space"];
const PAGE_USE = ["class", "cursor", "display", "focusable", "pointer-events", "role", "style", "tabindex"];
const CRUFT = new Set([...PAGE_TEXT, ...PAGE_USE]);

/**
 * Makes an SVG independent of the page: what its elements declare becomes attributes, colours those of the
 * palette as `#rrggbb` and opacity, `em` pixels. Classes, style elements, handlers and links go, and what is
 * not displayed. The font family is left to the root. What only a style sheet says is lost: a chart says
 * itself how it looks.
 */
export function flattenSvg(svg: SVGSVGElement, palette: Palette): void {
  // All is read before anything is written: an attribute changes what its descendants inherit.
  const flats = readStyles(svg, INITIAL, palette);
  for (const flat of flats) writeAttributes(flat);
  for (const {element, isHidden} of flats) if (isHidden) element.remove();
  for (const {element, values} of flats) if (element.localName === "text") splitHalo(element, values);
  for (const element of svg.querySelectorAll("style, script")) element.remove();
  for (const link of svg.querySelectorAll("a")) unlink(link);
}

function readStyles(element: Element, parent: Values, palette: Palette): Flat[] {
  const {style} = element as SVGElement;
  const declared = (name: string) => style.getPropertyValue(name) || (element.getAttribute(name) ?? "");
  const values = new Map<string, string>();
  for (const {name, inherited, initial} of PRESENTATION) {
    const value = declared(name).replace(/(\d)px\b/g, "$1");
    values.set(name, value || (inherited ? (parent.get(name) ?? initial) : initial));
  }
  // Other programs know filters by reference, not the functions of CSS, such as the shadow of Plot's tip.
  if (!values.get("filter")?.startsWith("url(")) values.set("filter", "none");
  for (const property of PRESENTATION) resolvePaint(values, property, palette);
  const isHidden = declared("display") === "none" && !element.closest(NEVER_DRAWN);
  const children = [...element.children].flatMap((child) => readStyles(child, values, palette));
  return [{element, values, parent, isHidden}, ...children];
}

function resolvePaint(values: Map<string, string>, {name, opacity}: Property, palette: Palette): void {
  const paint = values.get(name) ?? "none";
  if (!opacity || /^(none|context-)/.test(paint)) return;
  const server = /^url\([^)]*\)/.exec(paint);
  if (server) return void values.set(name, server[0]);
  const {hex, alpha} = plainColor(paint, palette);
  const isNone = alpha === 0 && name !== "stop-color";
  values.set(name, isNone ? "none" : hex);
  if (alpha < 1 && !isNone) values.set(opacity, String(+(alpha * Number(values.get(opacity))).toFixed(3)));
}

function writeAttributes({element, values, parent}: Flat): void {
  pixelLengths(element, Number(values.get("font-size")));
  for (const {name} of [...element.attributes]) {
    if (PRESENTED.has(name) || isCruft(name)) element.removeAttribute(name);
  }
  if (element.localName === "title" || element.localName === "desc") return;
  const declarations: string[] = [];
  for (const {name, inherited, initial, styleOnly} of PRESENTATION) {
    const value = values.get(name) ?? initial;
    if (value === (inherited ? parent.get(name) : initial)) continue;
    if (styleOnly) declarations.push(`${name}: ${value}`);
    else element.setAttribute(name, value);
  }
  if (declarations.length > 0) element.setAttribute("style", declarations.join("; "));
  if (element.localName === "text" && /^\s|\s$|\s\s/.test(element.textContent ?? "")) {
    element.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  }
}

/** What serves the page alone: its style sheets, its handlers, its readers. */
function isCruft(name: string): boolean {
  return CRUFT.has(name) || /^(on|aria-|data-|xmlns)/.test(name);
}

/** Not every program takes an `em` for the text's own font size. */
function pixelLengths(element: Element, fontSize: number): void {
  for (const name of ["x", "y", "dx", "dy"]) {
    const em = /^(-?[\d.]+)em$/.exec(element.getAttribute(name) ?? "");
    if (em) element.setAttribute(name, String(+(Number(em[1]) * fontSize).toFixed(3)));
  }
}

/** Where `paint-order` is not known, a halo covers its text: it is drawn as a text of its own, underneath. */
function splitHalo(text: Element, values: Values): void {
  if (values.get("stroke") === "none" || !values.get("paint-order")?.startsWith("stroke")) return;
  const halo = text.cloneNode(true) as Element;
  for (const title of halo.querySelectorAll("title, desc")) title.remove();
  for (const part of halo.querySelectorAll("[fill]")) part.removeAttribute("fill");
  for (const part of text.querySelectorAll("[stroke]")) part.removeAttribute("stroke");
  halo.setAttribute("fill", "none");
  text.setAttribute("stroke", "none");
  text.before(halo);
}

function unlink(link: Element): void {
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  for (const {name, value} of link.attributes) {
    if (!/^(xlink:)?(href|target|rel|download)$/.test(name)) group.setAttribute(name, value);
  }
  group.append(...link.childNodes);
  link.replaceWith(group);
}
