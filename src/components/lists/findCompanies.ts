import {foldText} from "../../lib/foldText.js";
import {spelledCode} from "../../lib/spelledCode.js";

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

/** How names are compared: exchanges print spaces within them, and copied cells hold signs that nobody sees. */
const keyOf = (text: string) => foldText(text).replace(/[\s\p{Cf}]+/gu, "");

/**
 * The companies that pasted lines name, in their order, each once: by any of its codes as any vendor spells it, with or
 * without its exchange, or by a whole name in either language, one that it had among them. What names none, or several, is `unknown`.
 */
export function companiesIn(
  text: string,
  all: readonly Known[]
): {readonly found: readonly Known[]; readonly unknown: readonly string[]} {
  const byKey = new Map<string, Known | null>();
  const putInto = (keys: Map<string, Known | null>, key: string, company: Known) => {
    if (key === "") return;
    const before = keys.get(key);
    // Two companies of one number or name: neither is meant for sure.
    keys.set(key, before === undefined || before === company ? company : null);
  };
  const former = new Map<string, Known | null>();
  for (const company of all) {
    const others = company.others ?? [];
    for (const code of [company.code, ...others.filter((each) => CODE.test(each))])
      for (const key of [code, code.split(".")[0]!]) putInto(byKey, keyOf(key), company);
    for (const name of [company.name_zh, company.name_en]) putInto(byKey, keyOf(name), company);
    for (const name of others.filter((each) => !CODE.test(each))) putInto(former, keyOf(name), company);
  }
  // What a company is called goes before what another one was called.
  for (const [key, company] of former) if (!byKey.has(key)) byKey.set(key, company);
  const of = (part: string) => byKey.get(keyOf(part)) ?? byKey.get(keyOf(spelledCode(part) ?? "")) ?? null;
  const found = new Set<Known>();
  const unknown = new Set<string>();
  const take = (part: string, [separator, ...finer]: readonly RegExp[]): void => {
    const company = of(part);
    if (company) return void found.add(company);
    const parts = separator ? part.split(separator).filter((each) => each !== "") : [];
    if (separator === undefined) unknown.add(part);
    // Where no word of it is known it was one thing, and stays as it was written.
    else if (finer.length === 0 && !parts.some(of)) unknown.add(part);
    else for (const each of parts) take(each, finer);
  };
  for (const line of text.split(/[\n\r]+/).map((each) => each.trim()))
    if (line !== "") take(line, SEPARATORS);
  return {found: [...found], unknown: [...unknown]};
}

/** What sets companies of a line apart. A name may have any of these in it: a whole is looked for before its parts. */
const SEPARATORS = [/\s*[,;\t，；、。]+\s*/, /[\s()（）|/"'=]+/];
