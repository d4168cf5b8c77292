import {addDays} from "../addDays.js";
import {amountOf, capOf, currencyOf, currencyOfCode} from "../companies/money.js";
import type {Row, Tables} from "../contract.js";
import {byCode} from "../gate/byCode.js";

/** Who values a company, and as of when (ISO). */
interface Said {
  readonly as_of: string;
  readonly source: string;
}

/** Whether a row of `valuations` is what a source prints. In a store from before there was a basis, every one is. */
export function isPublished({forward_pe_basis}: Row): boolean {
  return (forward_pe_basis ?? "published") === "published";
}

/** Whether nothing is known of the company of a row of `valuations`, which says that alone. */
export function isStub({forward_pe_state, pe_percentile_state}: Row): boolean {
  return forward_pe_state === "missing" && pe_percentile_state === "missing";
}

/**
 * A company's valuations that are computed: market capitalisation over the profit of each year that brokers expect and
 * that the company has not reported, from the year of `as_of` on; the earliest first. `financials` are reported figures
 * and the consensus; those in another currency than the shares are priced in are left out. `marketCap` is in 100 million
 * of that one. A loss has no PE but a state. No percentile is published of them.
 */
export function forwardPes(
  code: string,
  marketCap: number,
  financials: readonly Row[],
  {as_of, source}: {readonly as_of: string; readonly source: (estimate: Row) => string}
): Row[] {
  const currency = currencyOfCode(code);
  const own = financials.filter(
    (row) => row.code === code && amountOf(row, "net_profit") !== null && currencyOf(row) === currency
  );
  const reported = new Set(own.filter(({kind}) => kind === "actual").map((row) => row.fiscal_year));
  return own
    .filter((row) => row.kind === "consensus" && !reported.has(row.fiscal_year!))
    .filter((row) => Number(row.fiscal_year) >= Number(as_of.slice(0, 4)))
    .sort((a, b) => Number(a.fiscal_year) - Number(b.fiscal_year))
    .map((estimate) => {
      const profit = amountOf(estimate, "net_profit")!;
      return {
        ...computed(code, as_of, profit > 0 ? "ok" : "loss"),
        forward_pe: profit > 0 ? marketCap / profit : null,
        forward_year: estimate.fiscal_year!,
        source: source(estimate),
        consensus_as_of: estimate.as_of ?? null,
        brokers: estimate.brokers ?? null,
        ...{currency, market_cap_100m: marketCap}
      };
    });
}

function computed(code: string, as_of: string, forward_pe_state: string): Row {
  return {
    ...{code, as_of, forward_pe: null, forward_year: null, forward_pe_state},
    ...{pe_percentile_published: null, pe_percentile_state: "missing", source: null},
    ...{pe_percentile_as_of: null, pe_percentile_source: null},
    ...{
      forward_pe_basis: "computed",
      consensus_as_of: null,
      brokers: null,
      currency: null,
      market_cap_100m: null
    }
  };
}

/**
 * As `forwardPes`, of those of `companies` whose market capitalisation is known, as a vendor says it who was asked for
 * all of them: a company of which the vendor knows no estimate has a row that says so.
 */
export function valuationsOf(
  companies: readonly string[],
  {pe_history, financials}: Readonly<Record<"pe_history" | "financials", readonly Row[]>>,
  {as_of, source}: Said
): Row[] {
  const caps = latestCaps(pe_history, as_of);
  const own = byCode(financials);
  return companies
    .filter((code) => caps.has(code))
    .flatMap((code) => {
      const financials = own.get(code) ?? [];
      const rows = forwardPes(code, caps.get(code)!, financials, {as_of, source: () => source});
      // Of a B share there may be one, in another money than that of its price.
      const isOfOtherMoney = (row: Row) =>
        row.kind === "consensus" && currencyOf(row) !== currencyOfCode(code);
      if (rows.length > 0 || financials.some(isOfOtherMoney)) return rows;
      return [{...computed(code, as_of, "no_consensus"), source}];
    });
}

/** `base` with the computed rows of a vendor in the place of all that were computed of these companies. */
export function withComputed(base: readonly Row[], rows: readonly Row[]): Row[] {
  const codes = new Set(rows.map(({code}) => code));
  return [...base.filter((row) => isPublished(row) || !codes.has(row.code)), ...rows];
}

/**
 * `tables` with every forward PE that can be computed as of `as_of`, beside what is published: of each company whose
 * market capitalisation of about that day and consensus are known, whoever brought them. What was computed for an earlier day is computed
 * anew. Where a vendor says that it knows no estimate, an older one is none of today's. Pure, and the same where it is
 * done twice.
 */
export function addForwardPe(tables: Tables, as_of: string): Tables {
  const published = tables.valuations.filter(isPublished);
  const said = byCode(tables.valuations.filter((row) => !isPublished(row) && row.as_of === as_of));
  const caps = latestCaps(tables.pe_history, as_of);
  const rows = [...byCode(tables.financials)].flatMap(([code, financials]) => {
    const cap = caps.get(code);
    if (cap === undefined) return [];
    const own = said.get(code) ?? [];
    const isUnknown = own.some(({forward_pe_state}) => forward_pe_state === "no_consensus");
    const known = isUnknown ? financials.filter((row) => isNewsOf(row, as_of)) : financials;
    // The vendor's word on its own figure stays; that of another source is said to be computed from it.
    return forwardPes(code, cap, known, {as_of, source: ({source}) => `${source}; ${COMPUTED}`}).map(
      (row) => own.find((each) => isSameFigure(each, row)) ?? row
    );
  });
  const valued = new Set(rows.map(({code}) => code));
  const unknown = [...said.values()]
    .flat()
    .filter((row) => row.forward_pe_state === "no_consensus" && !valued.has(row.code));
  if (rows.length + unknown.length === 0 && published.length === tables.valuations.length) return tables;
  return {...tables, valuations: [...published, ...rows, ...unknown]};
}

const COMPUTED = "market capitalisation of pe_history";

function isNewsOf({kind, as_of: day}: Row, as_of: string): boolean {
  return kind === "actual" || String(day) >= as_of;
}

function isSameFigure(a: Row, b: Row): boolean {
  return a.forward_year === b.forward_year && a.forward_pe === b.forward_pe;
}

/** A capitalisation of so many days before is of another time. */
const LONGEST_GAP = 31;

/**
 * The market capitalisation of each company on the last day of trading that has one, in 100 million of its currency;
 * none where that day is more than a month before `as_of`, ISO. `history` is by date.
 */
export function latestCaps(history: readonly Row[], as_of: string): Map<string, number> {
  const since = addDays(as_of, -LONGEST_GAP);
  const caps = new Map<string, number>();
  for (const day of history) {
    const cap = String(day.date) < since ? null : capOf(day);
    if (cap !== null && day.suspended !== true) caps.set(String(day.code), cap);
  }
  return caps;
}

/** What vendors' figures were called in stores from before there was a basis. */
const COMPUTED_BEFORE = /^(Eastmoney, RPT_VALUEANALYSIS_DET|Tushare Pro, daily_basic)/;

/**
 * `tables` of a store with the basis of each forward PE, which one from before does not say: what a vendor's figures
 * were computed from is known by its name, and is computed again; the percentile beside it was published.
 */
export function withBasis(tables: Tables): Tables {
  if (tables.valuations.every(({forward_pe_basis}) => (forward_pe_basis ?? null) !== null)) return tables;
  return {...tables, valuations: tables.valuations.map(based)};
}

function based(row: Row): Row {
  if ((row.forward_pe_basis ?? null) !== null) return row;
  const published = {...row, forward_pe_basis: "published", consensus_as_of: null, brokers: null};
  if (!COMPUTED_BEFORE.test(String(row.source))) return published;
  const [as_of, source] = [row.pe_percentile_as_of ?? row.as_of!, row.pe_percentile_source ?? null];
  return {...published, as_of, source, forward_pe: null, forward_year: null, forward_pe_state: "missing"};
}
