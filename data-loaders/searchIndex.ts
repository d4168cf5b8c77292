import {polyphonic} from "pinyin-pro";
import {type DuckDBConnection, readRows} from "./engine.js";
import {IS_LISTED} from "./lists/isListed.js";
import {openPublished} from "./published.js";

/** What a reader can search for, shortened, since every page may ask for it: `src/lib/findEntries.ts` reads it. */
export interface SearchIndex {
  /**
   * Code, Chinese and English name, sector in both, how its Chinese names are typed (`zhongjixuchuang zjxc`), and its
   * further codes and names where it has any.
   */
  readonly companies: readonly (readonly [
    code: string,
    name_zh: string,
    name_en: string,
    sector_zh: string,
    sector_en: string,
    typed: string,
    others?: readonly string[]
  ])[];
  /** How many of the companies, the first ones, are in lists, here all: each has a page of its own. */
  readonly listed: number;
  /** How many are in no list: they are in a file of their own, and one page shows any of them. */
  readonly unlisted: number;
  /** Id, name and developer, the latter empty where nobody knows it. */
  readonly models: readonly (readonly [id: string, name: string, developer: string])[];
  /** Id, name and category. */
  readonly benchmarks: readonly (readonly [id: string, name: string, category: string])[];
  readonly tables: readonly string[];
  /** Address below the site's root, and name in both languages. */
  readonly pages: readonly (readonly [path: string, en: string, zh: string])[];
}

/**
 * The index of what is published, with the `tables` and `pages` that the site has, as JSON; of companies those of lists.
 * The others of a whole market are too many to wait for: `unlistedJson`.
 */
export async function searchJson(site: Pick<SearchIndex, "tables" | "pages">): Promise<string> {
  const connection = await openPublished();
  const companies = await companyEntries(connection, IS_LISTED);
  const [{unlisted}] = (await readRows(
    connection,
    `SELECT CAST(count(*) AS INTEGER) AS unlisted FROM companies WHERE NOT (${IS_LISTED})`
  )) as unknown as [{unlisted: number}];
  const models = await readTexts(
    connection,
    "SELECT model_id, name, developer FROM models ORDER BY lower(name)"
  );
  const benchmarks = await readTexts(
    connection,
    "SELECT benchmark_id, name, category FROM benchmarks ORDER BY lower(name)"
  );
  const text = (value: string | null | undefined) => value ?? "";
  const index: SearchIndex = {
    companies,
    ...{listed: companies.length, unlisted},
    models: models.map((row) => [text(row.model_id), text(row.name), text(row.developer)]),
    benchmarks: benchmarks.map((row) => [text(row.benchmark_id), text(row.name), text(row.category)]),
    ...site
  };
  connection.closeSync();
  return JSON.stringify(index);
}

/** The companies in no list as the index would have them, as JSON. */
export async function unlistedJson(): Promise<string> {
  const connection = await openPublished();
  const companies = await companyEntries(connection, `NOT (${IS_LISTED})`);
  connection.closeSync();
  return JSON.stringify(companies);
}

type Texts = Readonly<Record<string, string | null>>;

const readTexts = async (connection: DuckDBConnection, sql: string) =>
  (await readRows(connection, sql)) as Texts[];

/** The companies for which `condition` holds, in order of their codes. */
async function companyEntries(
  connection: DuckDBConnection,
  condition: string
): Promise<SearchIndex["companies"]> {
  const companies = await readTexts(
    connection,
    `SELECT code, coalesce(name_zh, name_en, code) AS name_zh, coalesce(name_en, name_zh, code) AS name_en,
  coalesce(sector_zh, industry_zh) AS sector_zh, coalesce(sector_en, industry_zh) AS sector_en
FROM companies WHERE ${condition} ORDER BY code`
  );
  const further = await readTexts(
    connection,
    `SELECT code, alias AS other, 'code' AS kind FROM company_codes
UNION ALL SELECT DISTINCT code, name, 'name' FROM company_names ORDER BY ALL`
  );
  const furtherOf = new Map<string, Texts[]>();
  for (const row of further) furtherOf.set(row.code!, [...(furtherOf.get(row.code!) ?? []), row]);
  return companies.map((row) => companyEntry(row, furtherOf.get(row.code!) ?? []));
}

/** A company of the index, with the further codes and names that `further` has of it. */
function companyEntry(row: Texts, further: readonly Texts[]): SearchIndex["companies"][number] {
  const [code = "", zh = "", en = "", sector_zh = "", sector_en = ""] = (
    ["code", "name_zh", "name_en", "sector_zh", "sector_en"] as const
  ).map((name) => row[name] ?? "");
  const others = further.filter(({other}) => ![code, zh, en].includes(other!));
  const names = [zh, ...others.filter(({kind}) => kind === "name").map(({other}) => other!)];
  const typed = [...new Set(names.flatMap(typedForms))].join(" ");
  const entry = [code, zh, en, sector_zh, sector_en, typed] as const;
  return others.length === 0 ? entry : [...entry, others.map(({other}) => other!)];
}

/** A name of eight characters that each have three readings would have 6,561 forms: the first ones are enough. */
const MOST_FORMS = 24;

/**
 * How a Chinese name is typed without its characters: in pinyin, and by the initials of its syllables, in every reading
 * of characters that have several; what is no Chinese character stays.
 */
export function typedForms(name: string): string[] {
  const readings = polyphonic(name, {type: "array", toneType: "none", nonZh: "consecutive"});
  let forms: [full: string, initials: string][] = [["", ""]];
  for (const syllables of readings)
    forms = forms
      .flatMap(([full, initials]) =>
        syllables.map((syllable): [string, string] => [full + syllable, initials + syllable.slice(0, 1)])
      )
      .slice(0, MOST_FORMS);
  const all = [...forms.map(([full]) => full), ...forms.map(([, initials]) => initials)];
  return [...new Set(all.map((form) => form.toLowerCase().replaceAll(" ", "")))].filter(
    (form) => form !== ""
  );
}
