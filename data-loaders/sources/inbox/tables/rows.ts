import type {ConsensusPart} from "./consensus.js";
import type {IndexPart} from "./indices.js";
import type {FigureState, ValuationPart} from "./valuations.js";

/** A company's valuation on a day. `forward_pe` is above 0, or null with a state that says why. */
export interface Valuation {
  readonly code: string;
  readonly name: string | null;
  readonly as_of: string;
  readonly forward_pe: number | null;
  readonly forward_year: number | null;
  readonly forward_pe_state: FigureState;
  /** 0 to 100. */
  readonly pe_percentile_published: number | null;
  readonly pe_percentile_state: FigureState;
  readonly source: string;
  /** Where the percentile is from; null where there is none. */
  readonly pe_percentile_source: string | null;
}

/** A company's fiscal year: what brokers expect, or what was reported. Amounts in CNY 100 million, or in 100 million of `currency`. */
export interface Consensus {
  readonly code: string;
  readonly fiscal_year: number;
  readonly kind: "actual" | "consensus";
  readonly revenue_cny_100m: number | null;
  readonly net_profit_cny_100m: number | null;
  /** These three where it is another one than CNY. */
  readonly currency?: string;
  readonly revenue_100m?: number | null;
  readonly net_profit_100m?: number | null;
  readonly brokers: number | null;
  readonly as_of: string;
  readonly source: string;
  /** Where the revenue is from; null where there is none. */
  readonly revenue_source: string | null;
}

/** The close of an index on a day, in points, as in the published table `index_history`. */
export interface IndexDay {
  readonly index_code: string;
  readonly date: string;
  readonly close: number;
  readonly source: string;
}

export function toValuation(part: ValuationPart): Valuation {
  return {
    code: part.code,
    name: part.name ?? null,
    as_of: part.key,
    forward_pe: part.forward_pe ?? null,
    forward_year: part.forward_year ?? null,
    forward_pe_state: part.forward_pe_state ?? "missing",
    pe_percentile_published: part.pe_percentile_published ?? null,
    pe_percentile_state: part.pe_percentile_state ?? "missing",
    source: part.sources?.forward ?? part.source,
    pe_percentile_source: part.sources?.percentile ?? null
  };
}

export function toConsensus(part: ConsensusPart): Consensus {
  const {currency = "CNY", revenue = null, net_profit = null} = part;
  const isCny = currency === "CNY";
  return {
    code: part.code,
    fiscal_year: part.year.year,
    kind: part.year.kind,
    revenue_cny_100m: isCny ? revenue : null,
    net_profit_cny_100m: isCny ? net_profit : null,
    ...(!isCny && {currency, revenue_100m: revenue, net_profit_100m: net_profit}),
    brokers: part.brokers ?? null,
    as_of: part.as_of,
    source: part.sources?.profit ?? part.source,
    revenue_source: part.sources?.revenue ?? null
  };
}

export function toIndexDay({code, key, close, source}: IndexPart): IndexDay {
  return {index_code: code, date: key, close, source};
}
