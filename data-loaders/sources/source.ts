import type {TableName, Tables} from "../contract.js";
import type {ListFile} from "../lists/listFiles.js";
import type {FileNote} from "../reporter.js";

export const UNIVERSES = ["lists", "market"] as const;
export type Universe = (typeof UNIVERSES)[number];

/** What a source is asked. */
export interface FetchOptions {
  /** The day whose state is wanted; null: the latest that the source knows. */
  readonly as_of: string | null;
  /** The day it is now, in the market's time zone. */
  readonly today: string;
  /** What is published now (in a new store the embedded report): a source that brings some tables adds to these. */
  readonly base: Tables;
  /** The day whose state `base` shows, ISO: a source of what no market knows stays at it. */
  readonly base_as_of?: string;
  /** What is published now, also for a source that follows others; missing: `base` is. */
  readonly published?: Tables;
  /** What the sources before it in the same refresh brought, every table; a source adds to these. Missing: it is the first. */
  readonly earlier?: Tables;
  /** The lists of the inbox, which every source reads before it asks; `base` has them already. */
  readonly lists?: readonly ListFile[];
  /** Of which companies a market's source brings the history: those of the lists, or all. Missing: as its settings say. */
  readonly universe?: Universe | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The refresh is to end: a source stops asking. */
  readonly signal: AbortSignal;
  /** Tells the operator what was understood. */
  readonly say: (line: string) => void;
  /** Is told what was understood of each file; where it is missing, `say` hears the details. */
  readonly sayFile?: (note: FileNote) => void;
  /** How far it is, where it knows. */
  readonly progress: (done: number, total: number) => void;
}

/** What a source answers: every table of the next snapshot, validated. */
export interface Fetched {
  readonly tables: Tables;
  /** The day whose state the tables show. */
  readonly as_of: string;
  /** Rows read, before anything was left out. */
  readonly rows_in: number;
  /** Days on which the exchange is open, ISO, as far as the source knows them. */
  readonly calendar?: readonly string[];
  /** What the source calls its companies, for the gate to hold against what they are called here. */
  readonly names?: readonly GivenName[];
  /** Companies that were asked for, and of which nothing came. */
  readonly absent?: readonly Absence[];
  /** Whether its companies are the synthetic ones of the demo. */
  readonly isDemo?: boolean;
}

/** A name that a source gives to a code. */
export interface GivenName {
  readonly code: string;
  readonly name: string;
  /** Where it stands: `a.csv row 3`. */
  readonly from: string;
  /** How the source sorts it, where it does. */
  readonly industry?: string | null;
  /** A vendor's word of the day: a company that neither a report nor a list names is called so from now on. */
  readonly isCurrent?: boolean;
}

/** A company, or an index, that was asked for and did not come. */
export interface Absence {
  /** The table that lacks it. */
  readonly table: TableName;
  readonly code: string;
  /** What was asked, and of whom: `tushare daily_basic has no row of it`. */
  readonly message: string;
}

/** Where tables come from: the only I/O before the store. Throws BadInput for what cannot be read. */
export interface Source {
  readonly name: string;
  /** Environment variables whose values must never be printed or stored. */
  readonly secrets: readonly string[];
  /** Whether it knows companies of no list: `--universe market` is for such sources. */
  readonly hasMarket?: boolean;
  fetch(options: FetchOptions): Promise<Fetched>;
  /** Asks the live service for a little, says what came and whether it is as documented; nothing is stored. */
  check?(options: CheckOptions): Promise<boolean>;
}

export interface CheckOptions extends Pick<FetchOptions, "env" | "signal" | "say" | "today"> {
  /** The company to ask for, `600519.SH`; undefined: one of the source's choice. */
  readonly code?: string | undefined;
}
