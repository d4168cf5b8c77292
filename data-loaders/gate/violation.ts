import type {Row, TableName, Tables} from "../contract.js";

/** What the gate says of a snapshot. An error keeps it out, or holds back the one company that it concerns; a warning is noted. */
export interface Violation {
  readonly severity: "error" | "held" | "warning";
  /** The rule, as docs/refresh.md lists them: `rows`, `key`, `jump`, … */
  readonly check: string;
  readonly table: TableName;
  /** The row, or `*` for the table. What concerns one company alone begins with its code. */
  readonly key: string;
  /** What is wrong, with the values. */
  readonly message: string;
}

/** What `--accept` takes: `jump:pe_history:688256.SH/2024-02-23`. */
export function violationId({check, table, key}: Violation): string {
  return `${check}:${table}:${key}`;
}

export function formatViolation(finding: Violation): string {
  return `${finding.severity}: ${violationId(finding)}: ${finding.message}`;
}

/** Findings whose id is in `accepted`, or begins with an entry that ends in `*`, become warnings. */
export function acceptViolations(findings: readonly Violation[], accepted: readonly string[]): Violation[] {
  const isAccepted = (id: string) =>
    accepted.some((entry) => (entry.endsWith("*") ? id.startsWith(entry.slice(0, -1)) : id === entry));
  return findings.map((finding) =>
    finding.severity === "error" && isAccepted(violationId(finding))
      ? {...finding, severity: "warning", message: `${finding.message} (accepted)`}
      : finding
  );
}

/** At most `limit` findings of a rule, table and severity; the others are counted. */
export function limitViolations(findings: readonly Violation[], limit = 10): Violation[] {
  const groups = new Map<string, Violation[]>();
  for (const finding of findings) {
    const name = `${finding.severity} ${finding.check} ${finding.table}`;
    const group = groups.get(name);
    if (group) group.push(finding);
    else groups.set(name, [finding]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length <= limit
      ? group
      : [...group.slice(0, limit), {...group[0]!, key: "*", message: `and ${group.length - limit} more`}]
  );
}

/** A number in a cell, or null. */
export function numberIn(row: Row | undefined, column: string): number | null {
  const value = row?.[column];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** A number as findings print it. */
export function formatValue(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** `1 row`, `2 rows`. */
export function formatCount(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A company as findings name it: `300308.SZ 中际旭创`, or its code alone where `tables` do not know it. */
export function formatCompany(tables: Tables | null, code: unknown): string {
  const company = tables?.companies.find((row) => row.code === code);
  const name = company?.name_zh ?? company?.name_en;
  return name ? `${code} ${name}` : String(code);
}
