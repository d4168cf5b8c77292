import {MISSING} from "../../src/lib/format.js";
import type {Language} from "../../src/lib/language.js";
import {siteMessages} from "../../src/lib/messages/site.js";

/** Characters that search engines and previews show at most, roughly. */
const LONGEST = {en: 300, zh: 150} as const;
/** So many figures of a page's head. */
const MOST_FIGURES = 3;

/** Pages whose address says what they are of. */
const OF_ANY = {"companies/company.html": "anyCompany", "models/model.html": "anyModel"} as const;

/** What a page that shows any company or model is called, and what it is about; null for other pages. */
export function aboutAny(
  name: string,
  lang: Language
): {readonly title: string; readonly about: string} | null {
  return name in OF_ANY ? siteMessages[lang][OF_ANY[name as keyof typeof OF_ANY]] : null;
}

/**
 * What a page is about, in its own words: its standfirst, then the figures at its head (a company's, a model's), then
 * the title of its first figure, which is a finding. Of a page that says nothing of all that it is empty.
 */
export function describePage(main: Element, lang: Language): string {
  const {named} = siteMessages[lang];
  const isRead = (element: Element) =>
    element.closest(`[lang]:not([lang="${lang}"])`)?.contains(main) !== false;
  const first = (selector: string) => [...main.querySelectorAll(selector)].find(isRead) ?? null;
  const figures = [...main.querySelectorAll(".bf-figures > .bf-figure")].filter(isRead).flatMap((figure) => {
    const [name, value] = [
      textOf(figure.querySelector("dt"), lang),
      textOf(figure.querySelector("dd"), lang)
    ];
    return value === "" || value === MISSING ? [] : [named(name, value)];
  });
  const parts = [
    textOf(first(".standfirst"), lang),
    figures.slice(0, MOST_FIGURES).join(lang === "zh" ? "；" : "; "),
    textOf(first('.figure-card[aria-busy="false"] .figure-title'), lang)
  ];
  const sentences = parts.filter((part) => part !== "").map((part) => ended(part, lang));
  return shortened(sentences.join(lang === "zh" ? "" : " "), LONGEST[lang]);
}

/** The words of an element that are in `lang` or in none, on one line. */
function textOf(element: Element | null, lang: Language): string {
  if (!element) return "";
  const copy = element.cloneNode(true) as Element;
  for (const other of copy.querySelectorAll(lang === "en" ? '[lang="zh"]' : '[lang="en"]')) other.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

const ended = (text: string, lang: Language) =>
  /[.!?。！？…]$/.test(text) ? text : `${text}${lang === "zh" ? "。" : "."}`;

/** At most `longest` characters, to the end of a sentence where one ends within them, else of a word. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const sentence = /^.*(?:[!?。！？]|\.(?= ))/s.exec(cut)?.[0];
  return sentence && sentence.length > longest / 3 ? sentence : `${cut.replace(/\s+\S*$/, "")}…`;
}
