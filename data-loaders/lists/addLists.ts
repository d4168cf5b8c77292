import {companyCodeRows} from "../companies/codes.js";
import {maybeCurrencyOf} from "../companies/money.js";
import {isOfDay, sourceOf} from "../companies/names.js";
import type {Row, Tables} from "../contract.js";
import {formatCount} from "../gate/violation.js";
import type {GivenName} from "../sources/source.js";
import {isPublished, isStub} from "../valuations/forwardPe.js";
import type {ListFile} from "./listFiles.js";

/** What is known of companies and lists besides the tables. */
export interface ListFacts {
  /** The lists of the inbox: those that were there before, and are no files any more, are gone. */
  readonly files: readonly ListFile[];
  /** What the sources call companies. */
  readonly names?: readonly GivenName[];
  /** The list that pages open with; undefined: the one that was it before, else the newest report's. */
  readonly chosen?: string | undefined;
  /** The day that the tables show, ISO: of a company without any figure, nothing is known as of it. */
  readonly as_of: string;
}

/**
 * `tables` with the lists of the inbox beside those of reports, and with a row of `companies` and of `valuations` for
 * every company that a list or a figure names. Pure, and the same where it is done twice.
 */
export function addLists(tables: Tables, facts: ListFacts): Tables {
  const lists = listRows(tables, facts);
  const known = new Set(lists.map(({list_id}) => list_id));
  const list_members = [
    ...tables.list_members.filter(({list_id}) => known.has(list_id!) && !isOfFile(list_id, facts.files)),
    ...facts.files.flatMap(memberRows)
  ];
  const companies = companyRows({...tables, list_members}, facts);
  return {
    ...tables,
    lists,
    list_members,
    companies,
    company_codes: companyCodeRows(companies),
    valuations: valuationRows(tables, companies, facts.as_of)
  };
}

/** Says which companies have figures and are in no list, and how to bring them into one; nothing where there are none. */
export function unlistedLine({companies, list_members}: Tables): string | null {
  const listed = new Set(list_members.map(({code}) => code));
  const others = companies.filter(({code}) => !listed.has(code!)).map(({code}) => String(code));
  if (others.length === 0) return null;
  const named = others.slice(0, 5).join(", ");
  const more = others.length > 5 ? ` and ${others.length - 5} more` : "";
  return `in no list: ${formatCount(others.length, "company", "companies")} (${named}${more}); each has a page and is found by search; a file list-<name>.csv in the inbox, a column of codes, brings them to tables and charts`;
}

function isOfFile(list_id: Row[string] | undefined, files: readonly ListFile[]): boolean {
  return files.some((file) => file.list_id === list_id);
}

function listRows(tables: Tables, {files, chosen}: ListFacts): Row[] {
  const given = tables.lists.filter(({kind}) => kind !== "inbox");
  const own = files.map(({list_id, file}): Row => {
    const name = list_id.replaceAll(/[-_]+/g, " ");
    return {
      ...{list_id, name_zh: name, name_en: name, kind: "inbox"},
      ...{report_id: null, source: file, as_of: null, is_default: false}
    };
  });
  const all = [...given.filter(({list_id}) => !isOfFile(list_id, files)), ...own];
  const had = (id: unknown) => all.some(({list_id}) => list_id === id);
  const before = tables.lists.find(({is_default}) => is_default === true)?.list_id;
  const first = [chosen, before, given.at(-1)?.list_id, all[0]?.list_id].find(had);
  return all.map((row) => ({...row, is_default: row.list_id === first}));
}

function memberRows({list_id, members}: ListFile): Row[] {
  return members.map(({code, sector_zh, sector_en}, i) => ({
    ...{list_id, code, sector_zh: sector_zh ?? sector_en, sector_en: sector_en ?? sector_zh},
    ...{sector_printed_zh: sector_zh ?? sector_en, position: i + 1}
  }));
}

/** A row a company: as reports and earlier runs have it, with what lists and sources say where nothing stands yet. */
function companyRows(tables: Tables, {files, names = []}: ListFacts): Row[] {
  // A report brings its companies itself: that one of them is missing is an error, which the gate tells.
  const reports = new Set(tables.lists.filter(({kind}) => kind === "report").map(({list_id}) => list_id));
  const ofReports = new Set(
    tables.list_members.flatMap(({list_id, code}) => (reports.has(list_id!) ? [String(code)] : []))
  );
  const rows = new Map(tables.companies.map((row) => [String(row.code), withDefaults(row)]));
  const add = (code: string, said: Row) => {
    const before = rows.get(code);
    if (!before && ofReports.has(code)) return;
    rows.set(code, before ? filled(before, said) : withDefaults({...EMPTY, code, ...said}));
  };
  for (const {file, members} of files)
    for (const {code, name_zh, name_en, sector_zh, sector_en} of members)
      add(code, {
        ...{name_zh, name_en, sector_zh: sector_zh ?? sector_en, sector_en: sector_en ?? sector_zh},
        ...{sector_printed_zh: sector_zh ?? sector_en, source: file}
      });
  const sources = new Map<string, string>();
  const named = new Set(
    files.flatMap(({members}) => members.filter(({name_zh}) => name_zh !== null).map(({code}) => code))
  );
  for (const {code, name, from, industry, isCurrent} of names) {
    const source = sourceOf(from);
    sources.set(code, source);
    const isHan = /\p{Script=Han}/u.test(name);
    const row = rows.get(code);
    if (row && isCurrent) {
      // Who is named by a report or a list keeps that name; what else it was called is in company_names.
      const isNews = row.name_zh && isHan && !isOfDay(name) && !ofReports.has(code) && !named.has(code);
      // A vendor's own scheme, in which companies of one industry go by one name: sectors of reports and lists are others.
      rows.set(code, {...row, ...(isNews && {name_zh: name}), ...(industry && {industry_zh: industry})});
    }
    if (row || hasFigures(tables, code))
      add(code, {...(isHan ? {name_zh: name} : {name_en: name}), industry_zh: industry ?? null, source});
  }
  for (const code of codesOf(tables)) if (!rows.has(code)) add(code, {source: sources.get(code) ?? null});
  return [...rows.values()];
}

const EMPTY: Row = {
  ...{name_zh: null, name_en: null, sector_zh: null, sector_en: null, sector_printed_zh: null},
  ...{industry_zh: null, source: null}
};

function withDefaults(row: Row): Row {
  const exchange = row.exchange ?? String(row.code).split(".").at(-1)!;
  return {
    ...row,
    exchange,
    currency: maybeCurrencyOf(String(row.code)) ?? row.currency ?? null,
    industry_zh: row.industry_zh ?? null
  };
}

/** `row` with the values of `said` in the place of those that are not known. */
function filled(row: Row, said: Row): Row {
  const news = Object.entries(said).filter(([name, value]) => value !== null && (row[name] ?? null) === null);
  return news.length === 0 ? row : {...row, ...Object.fromEntries(news)};
}

const OF_COMPANIES = ["list_members", "pe_history", "valuations", "financials"] as const;

const codes = new WeakMap<object, ReadonlySet<string>>();

/** The codes of a table, once a table: a market's history has millions of rows. */
function codesIn(rows: readonly Row[]): ReadonlySet<string> {
  const known = codes.get(rows);
  if (known) return known;
  const found = new Set<string>();
  // That a row has none is an error, which the gate tells.
  for (const {code} of rows) if (typeof code === "string") found.add(code);
  codes.set(rows, found);
  return found;
}

function codesOf(tables: Tables): Set<string> {
  const all = new Set<string>();
  for (const name of OF_COMPANIES) for (const code of codesIn(tables[name])) all.add(code);
  return all;
}

function hasFigures(tables: Tables, code: string): boolean {
  return OF_COMPANIES.some((name) => codesIn(tables[name]).has(code));
}

/** A company of which no valuation is published has a row that says so, as of `as_of`, whenever that was said first. */
function valuationRows(tables: Tables, companies: readonly Row[], as_of: string): readonly Row[] {
  const said = tables.valuations.filter((row) => !isStub(row));
  const valued = codesIn(said.filter(isPublished));
  const others = companies.filter(({code}) => !valued.has(String(code)));
  if (others.length === 0) return said;
  return [
    ...said,
    ...others.map(
      ({code, source}): Row => ({
        ...{code: code!, as_of, forward_pe: null, forward_year: null, forward_pe_state: "missing"},
        ...{pe_percentile_published: null, pe_percentile_state: "missing", source: source ?? null},
        ...{pe_percentile_as_of: null, pe_percentile_source: null},
        ...{forward_pe_basis: "published", consensus_as_of: null, brokers: null},
        ...{currency: null, market_cap_100m: null}
      })
    )
  ];
}
