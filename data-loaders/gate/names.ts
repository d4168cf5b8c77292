import type {Tables} from "../contract.js";
import type {GivenName} from "../sources/source.js";
import {formatCompany, type Violation} from "./violation.js";

/** Marks that exchanges put before a short name: special treatment, ex-rights and ex-dividend days, first days of trading. */
const BEFORE = /^(?:S?\*ST|(?:SST|ST|XD|XR|DR|N|C)(?=\p{Script=Han}|S?\*?ST))+/u;
/** Marks behind it: no profit, weighted votes, variable interests, depositary receipts. */
const BEHIND = /-[UWVD]+$/;

/**
 * Names that contradict their codes. Another known company's name is an error, for the figures will be that company's,
 * too; one that is new for its code is a warning: the company may be called so now. Of codes that nobody knows, those
 * that share a name are noted, and those that have two.
 * @param given what the sources call the codes.
 */
export function checkNames(
  next: Tables,
  before: Tables | null,
  given: readonly GivenName[] = []
): Violation[] {
  const known = knownNames(next, before);
  // What a company was called before is no news; that another one was called so is not looked at.
  const former = new Map<string, string[]>();
  for (const {code, name} of before?.company_names ?? [])
    former.set(String(code), [...(former.get(String(code)) ?? []), String(name)]);
  const isTold = ({code, name}: GivenName) =>
    [...(known.get(code) ?? []), ...(former.get(code) ?? [])].some((each) => isSameName(each, name));
  const untold = given.filter((each) => !isTold(each));
  const strangers = untold.filter(({code}) => !known.has(code));
  return [
    ...untold.flatMap((each) => contradiction(next, known, each)),
    ...strangers.flatMap((each, i) => amongStrangers(each, strangers.slice(0, i))),
    ...renamings(next, before)
  ];
}

/** Chinese and English names of companies, those of before among them, by code. */
function knownNames(next: Tables, before: Tables | null): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const {code, name_zh, name_en} of [...(before?.companies ?? []), ...next.companies])
    for (const name of [name_zh, name_en])
      if (name) names.set(String(code), [...(names.get(String(code)) ?? []), String(name)]);
  return names;
}

function contradiction(
  next: Tables,
  known: ReadonlyMap<string, readonly string[]>,
  {code, name, from}: GivenName
): Violation[] {
  const called = `${formatCompany(next, code)} is called ${name} in ${from}`;
  const other = [...known].find(([, names]) => names.some((each) => isSameName(each, name)))?.[0];
  if (other !== undefined)
    return [found("error", code, `${called}, the name of ${formatCompany(next, other)}`)];
  return known.has(code) ? [found("warning", code, `${called}: renamed, or another company`)] : [];
}

/** What is said of a code that nobody knows, against what was said before it. */
function amongStrangers({code, name, from}: GivenName, earlier: readonly GivenName[]): Violation[] {
  const other = earlier.find((each) => (each.code === code) !== isSameName(each.name, name));
  if (!other) return [];
  const there =
    other.code === code ? `${other.name} in ${other.from}` : `so is ${other.code} in ${other.from}`;
  return [found("warning", code, `${code} is called ${name} in ${from}, and ${there}`)];
}

/** Companies that the tables call otherwise than before. */
function renamings(next: Tables, before: Tables | null): Violation[] {
  // A company of a list of bare codes has no name until a source says one.
  const named = (before?.companies ?? []).filter(({name_zh}) => (name_zh ?? null) !== null);
  const then = new Map(named.map((row) => [row.code, String(row.name_zh)]));
  return next.companies.flatMap(({code, name_zh}) => {
    const [name, was] = [String(name_zh), then.get(code!)];
    if ((name_zh ?? null) === null || was === undefined || isSameName(was, name)) return [];
    const other = [...then].find(([key, each]) => key !== code && isSameName(each, name))?.[0];
    const message = `${code} was called ${was} and is called ${name} now`;
    return other
      ? [found("error", String(code), `${message}, which was the name of ${other}`)]
      : [found("warning", String(code), message)];
  });
}

/**
 * Whether two names are of one company: marks of the exchange, spaces, case and the width of characters do not count.
 * A name with a mark before it is cut to fit (`XD贵州茅`), or shortened (`*ST大集`, of 供销大集).
 */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [a, b].map(parts) as [Parts, Parts];
  if (one.core === other.core) return true;
  const holds = (whole: Parts, part: Parts) =>
    part.isMarked && part.core.length > 1 && whole.core.includes(part.core);
  return holds(one, other) || holds(other, one);
}

interface Parts {
  readonly core: string;
  /** Whether a mark stood before it. */
  readonly isMarked: boolean;
}

function parts(name: string): Parts {
  const text = name.normalize("NFKC").replace(/\s+/g, "");
  const core = text.replace(BEFORE, "");
  return {core: core.toUpperCase().replace(BEHIND, ""), isMarked: core !== text};
}

function found(severity: Violation["severity"], code: string, message: string): Violation {
  return {severity, check: "name", table: "companies", key: code, message};
}
