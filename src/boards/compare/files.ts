import {type Answers, knownRows} from "../../lib/notebook.js";
import {readCodes} from "../../lib/scopeParams.js";
import {companyFacts, seriesRows, stretchRows} from "../../queries/company.js";
import {comparedDays, openingCodes} from "../../queries/compare.js";
import {COMPARE_SCOPE} from "../../queries/compareScope.js";
import {DEFAULT_CHOICE, stripRows} from "../../queries/percentile.js";
import type {CompanyFacts, SeriesRow, StretchRow} from "../../queries/rows/company.js";
import type {ComparedCompany, OpeningCode} from "../../queries/rows/compare.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";
import type {BoardFiles} from "../board.js";
import {idsOf, openScope, type ScopedFiles} from "../scope.js";

/** So many companies have room on one axis. */
export const MOST_COMPANIES = 8;

const CODE = /^[\w.-]{1,20}$/;

/** The companies that the page can show, each asked for once. */
export interface Companies {
  /** Those that are there already, by code. */
  readonly known: ReadonlyMap<string, ComparedCompany>;
  /** Null where the site knows no company of the code. Rejects where its file does not come. */
  load(code: string): Promise<ComparedCompany | null>;
}

/** A page's files, with the companies that it opens with. */
export interface CompareFiles extends ScopedFiles {
  readonly companies: Companies;
  /** The codes that it opens with where the address names none. */
  readonly opening: readonly string[];
  /** Codes of the address beyond the most. */
  readonly over: readonly string[];
}

/** The codes that a query string's `codes` names, each once; null where it has none. */
export function codesIn(text: string | null): readonly string[] | null {
  return text === null ? null : readCodes(text);
}

/**
 * Opens the page: the list whose sectors it shows, and the companies that its address names, else the list's largest.
 * `fetchAnswers` finds the file of a company that the build's answers do not have; null where there is none.
 */
export async function openCompare(
  files: BoardFiles,
  fetchAnswers: (code: string) => Promise<Answers | null>
): Promise<CompareFiles> {
  const scoped = await openScope(files, COMPARE_SCOPE, {hasOwn: false});
  const companies = companiesOf(files.answers, fetchAnswers);
  const opening = knownRows<OpeningCode>(scoped.answers, openingCodes()).map(({code}) => code);
  const named = codesIn(new URLSearchParams(location.search).get("codes"));
  const asked = named && idsOf(files.answers, named);
  const wanted: string[] = [];
  const over: string[] = [];
  for (const code of asked ?? opening) {
    if (wanted.length === MOST_COMPANIES) over.push(code);
    else if ((await companies.load(code)) !== null) wanted.push(code);
  }
  // None of the address is known: the page opens as if it named none.
  if (wanted.length === 0) for (const code of opening) await companies.load(code);
  return {...scoped, companies, opening, over};
}

function companiesOf(built: Answers, fetchAnswers: (code: string) => Promise<Answers | null>): Companies {
  const known = new Map<string, ComparedCompany>();
  const asked = new Map<string, Promise<ComparedCompany | null>>();
  const find = async (code: string) => {
    if (!CODE.test(code)) return null;
    const answers = built[String(companyFacts(code))] ? built : await fetchAnswers(code);
    const company = answers && comparedIn(answers, code);
    if (company) known.set(code, company);
    return company;
  };
  return {
    known,
    load(code) {
      const before = asked.get(code);
      if (before) return before;
      const found = find(code);
      asked.set(code, found);
      // What did not come is asked for again.
      found.catch(() => asked.delete(code));
      return found;
    }
  };
}

/** A company as answers have it; null where they are of none. */
function comparedIn(answers: Answers, code: string): ComparedCompany | null {
  const facts = answers[String(companyFacts(code))]?.[0] as CompanyFacts | undefined;
  if (!facts) return null;
  const days = comparedDays(facts.percentile_as_of);
  if (days === null) return {facts, current: null, series: [], stretches: []};
  const strip = knownRows<PercentileRow>(answers, stripRows(code, days));
  const {kind, losses} = DEFAULT_CHOICE;
  return {
    facts,
    current: strip.find((row) => row.kind === kind && row.losses === losses) ?? null,
    series: knownRows<SeriesRow>(answers, seriesRows(code, days)),
    stretches: knownRows<StretchRow>(answers, stretchRows(code, days))
  };
}
