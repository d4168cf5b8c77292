import {foldText} from "../../lib/foldText.js";

/** A company as the search index has it. */
export interface Known {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string;
  readonly sector_en: string;
  /** Its further codes, and names that it had. */
  readonly others?: readonly string[];
}

const CODE = /^[0-9A-Z-]{1,10}\.[A-Z]{2,4}$/;

/**
 * The companies that pasted lines name, in their order, each once: by any of its codes, with or without its exchange,
 * before or after it, or by a whole name in either language, one that it had among them. What names none, or several, is `unknown`.
 */
export function companiesIn(
  text: string,
  all: readonly Known[]
): {readonly found: readonly Known[]; readonly unknown: readonly string[]} {
  const byKey = new Map<string, Known | null>();
  const putInto = (keys: Map<string, Known | null>, key: string, company: Known) => {
    const before = keys.get(key);
    // Two companies of one number or name: neither is meant for sure.
    keys.set(key, before === undefined || before === company ? company : null);
  };
  const former = new Map<string, Known | null>();
  for (const company of all) {
    const others = company.others ?? [];
    for (const code of [company.code, ...others.filter((each) => CODE.test(each))]) {
      const [number = "", exchange = ""] = code.split(".");
      for (const key of [code, number, `${exchange}${number}`, `${exchange}.${number}`])
        putInto(byKey, key.toLowerCase(), company);
    }
    for (const name of [company.name_zh, company.name_en]) putInto(byKey, foldText(name), company);
    for (const name of others.filter((each) => !CODE.test(each))) putInto(former, foldText(name), company);
  }
  // What a company is called goes before what another one was called.
  for (const [key, company] of former) if (!byKey.has(key)) byKey.set(key, company);
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
