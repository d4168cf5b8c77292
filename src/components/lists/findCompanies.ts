import {foldText} from "../../lib/foldText.js";

/** A company as the search index has it. */
export interface Known {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string;
  readonly sector_en: string;
}

/**
 * The companies that pasted lines name, in their order, each once: by code, with or without its exchange, before or
 * after it, or by a whole name in either language. What names none, or several, is `unknown`.
 */
export function companiesIn(
  text: string,
  all: readonly Known[]
): {readonly found: readonly Known[]; readonly unknown: readonly string[]} {
  const byKey = new Map<string, Known | null>();
  const put = (key: string, company: Known) => {
    const before = byKey.get(key);
    // Two companies of one number or name: neither is meant for sure.
    byKey.set(key, before === undefined || before === company ? company : null);
  };
  for (const company of all) {
    const [number = "", exchange = ""] = company.code.split(".");
    for (const key of [company.code, number, `${exchange}${number}`, `${exchange}.${number}`])
      put(key.toLowerCase(), company);
    for (const name of [company.name_zh, company.name_en]) put(foldText(name), company);
  }
  const of = (part: string) => byKey.get(part.toLowerCase()) ?? byKey.get(foldText(part)) ?? null;
  const found = new Set<Known>();
  const unknown = new Set<string>();
  const take = (part: string, isWhole: boolean): void => {
    const company = of(part);
    if (company) return void found.add(company);
    const words = part.split(/\s+/);
    // A name may have spaces in it; else they set codes and names apart.
    if (isWhole && words.length > 1) for (const word of words) take(word, false);
    else unknown.add(part);
  };
  for (const part of text.split(/[\n\r,;\t，；、]+/).map((each) => each.trim()))
    if (part !== "") take(part, true);
  return {found: [...found], unknown: [...unknown]};
}
