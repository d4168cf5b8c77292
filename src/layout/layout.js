// What stands around every page: the policy, the masthead with its two languages and themes, the footer.
// Plain strings, since Framework writes them into each page's HTML at build time.

import {FOREIGN} from "../lib/foreignParams.js";
import {both} from "./both.js";
import {demoBanner} from "./demoBanner.js";
import {newerSite} from "./newerSite.js";
import {staleDataBanner} from "./staleDataBanner.js";
import {unready} from "./unready.js";

/** The pages in the order of the masthead. */
export const PAGES = [
  {path: "/", en: "Brief", zh: "简报"},
  {path: "/models/benchmarks", en: "Benchmarks", zh: "模型评测"},
  {path: "/models/frontier", en: "Frontier", zh: "模型前沿"},
  {path: "/models/devices", en: "On device", zh: "端侧部署"},
  {path: "/companies/valuation", en: "Valuation", zh: "公司估值"},
  {path: "/companies/performance", en: "Performance", zh: "相对表现"},
  {path: "/companies/compare", en: "Compare", zh: "对比"},
  {path: "/data/", en: "Data", zh: "数据"}
];

// Nothing but the site itself may be asked for anything. blob: lets the DuckDB worker start from a blob,
// which is what makes it inherit this policy. The preview's pages have it as it stands, and servers send it; in the
// pages of a build the hashes of their own inline scripts take the place of any such script (scripts/build/policies.ts).
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' blob: 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' blob: data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'"
].join("; ");

// Runs before the first paint: the language from the URL, else the browser's; the theme from the last visit.
const BEFORE_PAINT = `{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const asked = query.get("lang");
  root.lang = asked === "zh" || asked === "en" ? asked : /^zh\\b/i.test(navigator.language) ? "zh" : "en";
  try { const theme = localStorage.getItem("theme"); if (theme === "dark" || theme === "light") root.dataset.theme = theme; } catch {}
  // What the page opens with is no answer to an address that asks for something else. What other sites add asks for
  // nothing, a list or a unit only of pages of companies, and the unit of the language is what they open with.
  const isForeign = /${FOREIGN}/i;
  const isOfCompanies = location.pathname.includes("/companies/");
  const unit = root.lang === "zh" ? "100m" : "bn";
  const asksFor = ([name, value]) =>
    ["list", "codes", "name", "unit"].includes(name)
      ? isOfCompanies && !(name === "unit" && value === unit)
      : !["lang", "own"].includes(name) && !isForeign.test(name);
  if ([...query].some(asksFor)) root.dataset.asked = "";
}`;

// Runs once the masthead is parsed: marks the page, keeps language and list on the way to another page, switches language and theme.
export const AFTER_PARSE = `{
  const root = document.documentElement;
  // A host may serve a page without its ending, too.
  const pageOf = ({pathname}) => pathname.replace(/(\\/index)?(\\.html)?$/, "").replace(/\\/$/, "");
  const home = pageOf(new URL(document.querySelector(".masthead-name").href));
  for (const link of document.querySelectorAll(".masthead nav a")) {
    const there = pageOf(new URL(link.href));
    if (pageOf(location) !== there) continue;
    link.setAttribute("aria-current", "page");
    const label = link.querySelector("[lang=" + root.lang + "]").textContent;
    document.title = there === home ? "Benchfolio" : label + " | Benchfolio";
  }
  if (root.lang === "zh") {
    const inChinese = document.querySelector("title").dataset.zh;
    if (inChinese) document.title = inChinese;
    const about = document.querySelector("meta[name=description]");
    if (about) about.content = about.dataset.zh;
  }
  // The language, the list of companies and the unit go along, as the address has them by then. Companies that are
  // compared are no list: past their page, the reader's own list goes by another name, own=. A link that was followed
  // before (in another tab) loses what it was given then.
  const isCompare = (place) => pageOf(place).endsWith("/companies/compare");
  const given = new WeakMap();
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.hasAttribute("download") || new URL(link.href).origin !== location.origin) return;
    const query = new URLSearchParams(location.search);
    const url = new URL(link.href);
    // A place on this page.
    if (link.getAttribute("href").startsWith("#")) return;
    for (const name of given.get(link) ?? []) url.searchParams.delete(name);
    const own = query.get(isCompare(location) ? "own" : "codes");
    const along = {
      lang: query.has("lang") ? root.lang : null,
      // A list that the site does not have is told of once (boards/scope.ts).
      list: root.dataset.unknownList === undefined ? query.get("list") : null,
      codes: isCompare(location) && isCompare(url) ? null : own,
      own: isCompare(url) ? own : null,
      name: own === null ? null : query.get("name"),
      unit: query.get("unit")
    };
    const added = Object.keys(along).filter((name) => along[name] !== null && !url.searchParams.has(name));
    for (const name of added) url.searchParams.set(name, along[name]);
    given.set(link, added);
    if (url.href !== link.href) link.href = url;
  }, true);
  for (const button of document.querySelectorAll(".masthead [data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === root.lang));
    button.addEventListener("click", () => {
      const url = new URL(location.href);
      url.searchParams.set("lang", button.dataset.lang);
      location.assign(url);
    });
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = document.querySelector(".masthead [data-theme-switch]");
  const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const show = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch {}
    show();
  });
  dark.addEventListener("change", show);
  show();
  addEventListener("beforeprint", () => {
    // Of the reader's own day.
    const day = new Date().toLocaleDateString("sv");
    let address = location.href;
    try { address = decodeURI(address); } catch {}
    document.querySelector(".print-line").textContent = address + " · " + (root.lang === "zh" ? "打印于 " : "printed on ") + day;
  });
}`;

export const head = `
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='rgb(138,31,45)'/%3E%3Cpath d='M4 12V8m4 4V4m4 8V6' stroke='white' stroke-width='2'/%3E%3C/svg%3E">
<script>${BEFORE_PAINT}</script>`;

/** Says which run's snapshot a page shows, `none` for the embedded report: for whoever asks a page how old it is. */
export function snapshotMark(freshness) {
  if (!freshness) return "";
  const mark = `\n<meta name="benchfolio-snapshot" content="${freshness.snapshot?.run_id ?? "none"}">`;
  // Exports carry the demo's mark where this stands (components/demoMark.ts).
  return freshness.is_demo ? `${mark}\n<meta name="benchfolio-demo" content="synthetic">` : mark;
}

/**
 * Name, pages and switches; AFTER_PARSE has to follow. `base` leads from the page to the site's root, and `ending`
 * stands behind the name of a page's file.
 */
export function masthead(base, ending = "") {
  const fileOf = ({path}) =>
    (ending === "" || !path.endsWith("/") ? path + ending : `${path}index${ending}`).slice(1);
  const links = PAGES.map((page) => `<a href="${base}${fileOf(page)}">${both(page)}</a>`).join("");
  return `<div class="masthead">
  <a class="masthead-name" href="${base}${ending && `index${ending}`}">Benchfolio</a>
  <div class="masthead-menu" id="masthead-menu" popover>
    <nav aria-label="Benchfolio">${links}</nav>
    <div class="masthead-switches">
      <button type="button" data-lang="en" lang="en-US">English</button><button type="button" data-lang="zh" lang="zh-Hans">中文</button>
      <button type="button" data-theme-switch>${both({en: "Dark", zh: "深色"})}</button>
    </div>
  </div>
  <div class="masthead-switches">
    <button type="button" data-search aria-haspopup="dialog" aria-keyshortcuts="/">${both({en: "Search", zh: "搜索"})} <kbd aria-hidden="true">/</kbd></button>
    <button type="button" class="masthead-opener" popovertarget="masthead-menu">${both({en: "Menu", zh: "菜单"})}</button>
  </div>
</div>
<p class="print-line"></p>`;
}

/**
 * What stands above a page, with the banner for data that are late: it leads from the page to the site's root, so that
 * the site works in any folder.
 */
export function header({path}, freshness = null) {
  const depth = path.split("/").length - 2;
  const base = depth === 0 ? "./" : "../".repeat(depth);
  return `<a class="skip" href="#observablehq-main">${both({en: "Skip to content", zh: "跳到正文"})}</a>
${masthead(base)}
${freshness?.is_demo ? demoBanner() : ""}
${staleDataBanner(freshness, base)}
${newerSite()}
${unready()}
<script>${AFTER_PARSE}</script>
<script type="module" async src="${base}layout/everyPage.js"></script>`;
}

export const footer = `<p>${both({
  en: "Benchfolio is an open notebook, not investment advice. Every figure carries its source and date; figures of the report keep the report's own rounding.",
  zh: "Benchfolio 是开放的数据笔记本，不构成投资建议。每个数字都注明来源与日期；研报数字保留原有的舍入。"
})}</p>`;
