import type {Row, Tables} from "../contract.js";
import {DEMO_LISTS} from "./demoCompanies.js";
import {gaussian, seededNumbers} from "./randomNumbers.js";
import {syntheticHistory, weekdaysTo} from "./syntheticHistory.js";

/** What codes of synthetic companies end in: no exchange is called so. */
export const DEMO_SUFFIX = ".DEMO";
/** The source of every synthetic row, as exports carry it. Its Chinese is in `src/lib/sourceNames.ts`. */
export const DEMO_SOURCE_TEXT = "synthetic demo data";

/** The days of the demo's store: a quarter and a day before the last one. */
export const DEMO_DAYS = ["2025-03-28", "2025-06-26", "2025-06-27"] as const;
const LAST_DAY = DEMO_DAYS.at(-1)!;
/** A little more than five years of weekdays, so that windows of five years are full on the first of `DEMO_DAYS`, too. */
const DAYS = 1400;
/** The last year that is reported, and how many before it are told. */
const REPORTED = 2024;
const ACTUAL_YEARS = 3;
const EXPECTED_YEARS = 3;
const YEAR_OF_DAYS = 244;

/** Whether a code is of a synthetic company. */
export function isDemoCode(code: unknown): boolean {
  return String(code).endsWith(DEMO_SUFFIX);
}

interface Company {
  readonly code: string;
  readonly list_id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string;
  readonly sector_en: string;
  readonly i: number;
}

const COMPANIES: readonly Company[] = DEMO_LISTS.flatMap(({list_id, prefix, sectors}) =>
  sectors
    .flatMap(({zh, en, names}) =>
      names.map(([name_zh, name_en]) => ({name_zh, name_en, sector_zh: zh, sector_en: en}))
    )
    .map((company, place) => ({
      ...company,
      list_id,
      code: `${prefix}${String(place + 1).padStart(2, "0")}${DEMO_SUFFIX}`
    }))
).map((company, i) => ({...company, i}));

let made: ReadonlyMap<Company, readonly Row[]> | undefined;
/** Every company's history up to the last day. Each day of the demo is a part of it, and to make it takes a second. */
function allHistories(): ReadonlyMap<Company, readonly Row[]> {
  made ??= new Map(COMPANIES.map((company) => [company, historyOf(company)]));
  return made;
}

/** Who makes a loss to this day, and whom no broker follows: one of each in every list. */
const isAtLoss = ({i}: Company) => i % 12 === 5;
const hasNoConsensus = ({i}: Company) => i % 12 === 10;

/**
 * `base` with a synthetic market in the place of all that it knows of companies, as it stands on `day`: three lists of
 * twelve companies with five years of days, estimates, reported figures, and an index. What `base` says of models stays.
 * Pure; a later day has the same history, and more of it.
 */
export function demoTables(base: Tables, day: string): Tables {
  const histories = allHistories();
  const known = new Map(
    [...histories].map(([company, rows]) => [company, rows.filter(({date}) => date! <= day)])
  );
  const companies = COMPANIES.map((company) => companyRow(company));
  const real = new Set(base.companies.map(({code}) => code));
  return {
    ...base,
    companies,
    lists: DEMO_LISTS.map(({list_id, zh, en}, i) => ({
      ...{list_id, name_zh: zh, name_en: en, kind: "demo", report_id: null},
      ...{source: DEMO_SOURCE_TEXT, as_of: day, is_default: i === 0}
    })),
    list_members: COMPANIES.map(({list_id, code, sector_zh, sector_en, i}) => ({
      ...{list_id, code, sector_zh, sector_en, sector_printed_zh: sector_zh, position: (i % 12) + 1}
    })),
    financials: COMPANIES.flatMap((company) => financialRows(company, histories.get(company)!, day)),
    valuations: COMPANIES.map((company) =>
      valuationRow(company, known.get(company)!, histories.get(company)!, day)
    ),
    pe_history: [...known.values()].flat(),
    pe_percentiles: [],
    pe_static_percentiles: [],
    performance: [],
    index_history: indexRows().filter(({date}) => date! <= day),
    // Facts of companies that exist.
    company_codes: [],
    // What a report says of its own companies.
    watchlist: [],
    reference_figures: base.reference_figures.filter(({subject_id}) => !real.has(subject_id!))
  };
}

function companyRow({code, name_zh, name_en, sector_zh, sector_en}: Company): Row {
  return {
    ...{code, name_zh, name_en, sector_zh, sector_en, sector_printed_zh: sector_zh},
    ...{exchange: "DEMO", source: DEMO_SOURCE_TEXT, currency: "CNY", industry_zh: sector_zh}
  };
}

function historyOf(company: Company): Row[] {
  const {code, i} = company;
  return syntheticHistory({
    ...{
      code,
      seed: 1009 + 17 * i,
      lastDay: LAST_DAY,
      pe: 14 + 5 * ((7 * i) % 12),
      cap: 90 + 55 * ((5 * i) % 23)
    },
    // One of each list was listed three years ago.
    days: i % 12 === 8 ? 3 * YEAR_OF_DAYS : DAYS,
    ...(isAtLoss(company) && {loss: [310 + i, 0] as const}),
    ...(i % 4 === 1 && !isAtLoss(company) && {loss: [760 + 9 * i, 560 + 7 * i] as const}),
    ...(i % 9 === 2 && {missing: [900 + i, 880 + i] as const}),
    ...(i % 7 === 3 && {suspended: [300 + i, 285 + i] as const})
  });
}

/** Profits by fiscal year in CNY 100 million: those reported are what the static PE of the history is over. */
function profitsOf(company: Company, history: readonly Row[], day: string): Map<number, number> {
  const random = seededNumbers(7001 + company.i);
  const profits = new Map<number, number>();
  const last = history.at(-1)!;
  const now = Number(last.market_cap_cny_100m) / Number(last.pe_static);
  let earlier = now;
  for (let year = REPORTED; year > REPORTED - ACTUAL_YEARS; year--) {
    profits.set(year, earlier);
    earlier /= 1 + 0.35 * (random() - 0.3);
  }
  if (isAtLoss(company)) profits.set(REPORTED, -now / 3);
  // Brokers come to another view with the months.
  const view = 1 + 0.06 * gaussian(random) * (Date.parse(day) - Date.parse(DEMO_DAYS[0])) * REVISION_A_MS;
  let expected = now;
  for (let year = REPORTED + 1; year <= REPORTED + EXPECTED_YEARS; year++) {
    expected *= 1 + 0.12 + 0.4 * (random() - 0.35) * (year === REPORTED + 1 ? 1 : 0.5);
    profits.set(year, (isAtLoss(company) && year === REPORTED + 1 ? -expected / 4 : expected) * view);
  }
  return profits;
}

const REVISION_A_MS = 1 / (Date.parse(LAST_DAY) - Date.parse(DEMO_DAYS[0]));

function financialRows(company: Company, history: readonly Row[], day: string): Row[] {
  const {code, i} = company;
  const margin = 0.06 + 0.02 * ((5 * i) % 9);
  return [...profitsOf(company, history, day)].flatMap(([fiscal_year, profit]): Row[] => {
    const isActual = fiscal_year <= REPORTED;
    if (!isActual && hasNoConsensus(company)) return [];
    // An annual report is out by the end of March, before the first day of the demo.
    const as_of = isActual ? `${fiscal_year + 1}-03-21` : day;
    return [
      {
        ...{code, fiscal_year, kind: isActual ? "actual" : "consensus"},
        revenue_cny_100m: round(Math.abs(profit) / (margin * (1 + 0.1 * Math.sin(fiscal_year + i))), 2),
        net_profit_cny_100m: round(profit, 2),
        brokers: isActual ? null : 2 + ((11 * i + fiscal_year) % 23),
        reports_6m: isActual ? null : 25 + ((7 * i) % 40),
        ...{as_of, source: DEMO_SOURCE_TEXT, revenue_as_of: as_of, revenue_source: DEMO_SOURCE_TEXT}
      }
    ];
  });
}

function valuationRow(company: Company, known: readonly Row[], history: readonly Row[], day: string): Row {
  const profit = round(profitsOf(company, history, day).get(REPORTED + 1)!, 2);
  const cap = Number(known.at(-1)!.market_cap_cny_100m);
  const forward_pe_state = hasNoConsensus(company) ? "no_consensus" : profit <= 0 ? "loss" : "ok";
  const percentile = publishedPercentile(known);
  return {
    ...{code: company.code, as_of: day, forward_year: REPORTED + 1, forward_pe_state},
    forward_pe: forward_pe_state === "ok" ? round(cap / profit, 1) : null,
    pe_percentile_published: percentile,
    pe_percentile_state: percentile === null ? "loss" : "ok",
    ...{source: DEMO_SOURCE_TEXT, pe_percentile_as_of: day, pe_percentile_source: DEMO_SOURCE_TEXT},
    ...{forward_pe_basis: "published", consensus_as_of: null, brokers: null}
  };
}

/** As a vendor might publish it: the share of days with a profit whose PE is below the last one, in whole percent. */
function publishedPercentile(known: readonly Row[]): number | null {
  const last = Number(known.at(-1)!.pe_ttm);
  if (last <= 0) return null;
  const profitable = known.map(({pe_ttm}) => Number(pe_ttm ?? 0)).filter((pe) => pe > 0);
  return Math.round((100 * profitable.filter((pe) => pe < last).length) / profitable.length);
}

/** Levels under the code of the CSI 300, which pages compare with. They are as synthetic as the rest, and their source says so. */
function indexRows(): Row[] {
  const random = seededNumbers(336);
  let close = 3900;
  return weekdaysTo(LAST_DAY, DAYS).map((date) => {
    close *= Math.exp(0.0105 * gaussian(random) - 0.004 * Math.log(close / 3900));
    return {index_code: "000300.SH", date, close: round(close, 2), source: DEMO_SOURCE_TEXT};
  });
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
