import {isCode} from "../companies/codes.js";
import type {Row, TableName, Tables} from "../contract.js";
import type {Violation} from "./violation.js";

/** Tables whose rows are of one company each, as a source brings them: what is derived is computed again. */
const OF_COMPANIES = ["companies", "financials", "valuations", "pe_history"] as const satisfies TableName[];
/** With what is computed from them: an error there is one of theirs. */
const WITH_DERIVED: ReadonlySet<TableName> = new Set([
  ...OF_COMPANIES,
  ...(["pe_percentiles", "pe_static_percentiles", "performance"] as const)
]);
/** Rules whose errors are of a company's own figures or name. What is wrong with a table is no company's: keys, references, what vanished. */
const OF_FIGURES: ReadonlySet<string> = new Set([
  "cap",
  "cross",
  "gap",
  "jump",
  "name",
  "range",
  "revised",
  "year"
]);
/** So many companies are held back whatever their share. */
const FEW = 2;
const SHARE = 0.02;

/** Whether so few of `all` companies are in error that they are held back, and the others go on. */
export function isFew(n: number, all: number): boolean {
  return n <= FEW || n <= SHARE * all;
}

/** The company that a finding concerns, whose key begins with its code; null for any other. */
export function codeIn(key: string): string | null {
  const code = key.split("/", 1)[0]!;
  return isCode(code) ? code : null;
}

/**
 * The companies whose errors concern them alone, in order: each is held back, and the evening is not. Null where an
 * error concerns more than one company, or more are in error than can be held: more than 2% of all, and more than two.
 */
export function companiesToHold(findings: readonly Violation[], tables: Tables): string[] | null {
  const held = new Set<string>();
  for (const {severity, check, table, key} of findings) {
    if (severity !== "error") continue;
    const code = codeIn(key);
    if (code === null || !WITH_DERIVED.has(table) || !OF_FIGURES.has(check)) return null;
    held.add(code);
  }
  const all = new Set([...tables.companies, ...tables.pe_history].map(({code}) => String(code)));
  return isFew(held.size, all.size) ? [...held].sort() : null;
}

/** `next` with the rows of the held companies as `before`, what is published, has them; of a company that is new, none but its name. */
export function holdBack(next: Tables, before: Tables, held: readonly string[]): Tables {
  // A set: a market has millions of rows.
  const codes = new Set(held);
  const isHeld = ({code}: Row) => codes.has(String(code));
  const kept = (table: (typeof OF_COMPANIES)[number]): readonly Row[] => {
    const last = before[table].filter(isHeld);
    if (table !== "companies") return joined(next[table], last, isHeld);
    // A company that is not published yet is one all the same: what refers to it stays whole.
    const known = new Set(last.map(({code}) => code));
    return joined(next[table], last, (row) => isHeld(row) && known.has(row.code!));
  };
  return {...next, ...Object.fromEntries(OF_COMPANIES.map((table) => [table, kept(table)]))};
}

/** The rows that are not `left`, and `last` where the first of those stood. */
function joined(rows: readonly Row[], last: readonly Row[], left: (row: Row) => boolean): readonly Row[] {
  const at = rows.findIndex(left);
  if (at < 0) return [...rows, ...last];
  return [...rows.slice(0, at), ...last, ...rows.slice(at).filter((row) => !left(row))];
}

/** The errors of held companies as they are told: what was wrong, and that the rest went on. */
export function heldFindings(findings: readonly Violation[], held: readonly string[]): Violation[] {
  return findings
    .filter(({severity, key}) => severity === "error" && held.includes(codeIn(key) ?? ""))
    .map((finding) => ({...finding, severity: "held"}));
}
