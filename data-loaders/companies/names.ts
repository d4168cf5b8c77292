import type {Row, Tables} from "../contract.js";
import type {GivenName} from "../sources/source.js";

/** What is known of names besides the tables. */
export interface NameFacts {
  /** What is published: its names stay. */
  readonly published: Tables;
  /** The day that it shows, ISO: since then, at the latest, its companies are called as they are. */
  readonly published_as_of: string;
  readonly names: readonly GivenName[];
  /** The day on which the sources call them so, ISO. */
  readonly as_of: string;
}

/** A mark that the exchange puts before a name for a day or a few: no name, and the name behind it may be cut short. */
const MARK_OF_DAY = /^(?:XD|XR|DR|N|C)(?=\p{Script=Han})/u;

/**
 * The rows of `company_names`: those that are published, the published name of each company that is named and has none yet, and of each
 * source the names that differ from the last one that it brought, or, where it brought none, from all that are there. An ST is
 * part of a name; spaces, case and the width of characters are not. Pure, and the same where it is done twice.
 */
export function companyNameRows(
  companies: readonly Row[],
  {published, published_as_of, names, as_of}: NameFacts
): Row[] {
  const rows: Row[] = [...published.company_names];
  const known = new Map<string, Row[]>();
  const put = (row: Row) => {
    const code = String(row.code);
    known.set(code, [...(known.get(code) ?? []), row]);
  };
  for (const row of rows) put(row);
  const add = (row: Row) => {
    rows.push(row);
    put(row);
  };
  const codes = new Set(companies.map(({code}) => code));
  const named = new Set(names.map(({code}) => code));
  for (const row of published.companies) {
    const [code, name] = [String(row.code), row.name_zh ?? row.name_en ?? null];
    if (name === null || known.has(code) || !named.has(code) || !codes.has(code)) continue;
    add({code, from: published_as_of, name, source: row.source ?? null});
  }
  const english = new Map(companies.map(({code, name_en}) => [code, name_en ?? null]));
  for (const {code, name, from} of names) {
    const source = sourceOf(from);
    const told = known.get(code) ?? [];
    const last = told.findLast((row) => row.source === source);
    const before = (last ? [last] : told).map((row) => String(row.name));
    if (!codes.has(code) || isOfDay(name)) continue;
    if ([...before, english.get(code) ?? ""].some((each) => isSame(String(each), name))) continue;
    // Of one day and source the last word counts.
    const at = rows.findIndex((row) => row.code === code && row.from === as_of && row.source === source);
    if (at >= 0) rows.splice(at, 1);
    add({code, from: as_of, name, source});
  }
  const key = ({code, from, source}: Row) => `${code} ${from} ${source ?? ""}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Whether a name is one of a day or a few: marked, and perhaps cut short. */
export function isOfDay(name: string): boolean {
  return MARK_OF_DAY.test(name);
}

/** Who says it: `a.csv` of `a.csv row 3`. */
export function sourceOf(from: string): string {
  return from.replace(/ row \d+.*$/, "");
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.normalize("NFKC").replace(/\s+/g, "").toUpperCase());
  return one === other;
}
