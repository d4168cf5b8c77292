/** The fiscal years that a company's figures are of: the last reported one, and the one that its forward PE is of. */
export interface FiscalYears {
  readonly actual_year: number | null;
  readonly forward_year: number | null;
  /** A forward PE whose year no source states is of some year: words that name one do not hold for it. */
  readonly forward_pe?: number | null;
}

/** The years of some rows, in words that are the same in both languages; empty where the rows are of several. */
export interface YearWords {
  /** `2024E`, the year of all forward PEs; empty, too, where that of one is not stated. */
  readonly forward: string;
  /** `2022`, the last reported year of all. */
  readonly actual: string;
  /** `2022–24E`, over which all profits grow. */
  readonly span: string;
  /** Each span, or year, with the number of rows that it is of, where they differ; the most frequent first. */
  readonly mixed: readonly {readonly years: string; readonly n: number}[];
  /** How many forward PEs are of a year that no source states. */
  readonly unstated: number;
}

/** The words for the years of `rows`. A row without a year, and without a figure that would be of one, has no say. */
export function yearWords(rows: readonly FiscalYears[]): YearWords {
  const unstated = rows.filter(
    (row) => row.forward_year === null && (row.forward_pe ?? null) !== null
  ).length;
  const forward = distinct(rows.map(({forward_year}) => forward_year));
  const actual = distinct(rows.map(({actual_year}) => actual_year));
  const spans = rows.flatMap((row) => spanOf(row) ?? []);
  const isMixed = forward.length > 1 || actual.length > 1;
  return {
    forward: forward.length === 1 && unstated === 0 ? `${forward[0]}E` : "",
    actual: actual.length === 1 ? `${actual[0]}` : "",
    span: new Set(spans).size === 1 ? spans[0]! : "",
    mixed: isMixed ? counted(rows.flatMap((row) => spanOf(row) ?? lone(row) ?? [])) : [],
    unstated
  };
}

/** `2022–24E`; `2022–2101E` over the turn of a century; `2024E` where both are one. Null where a year is missing. */
export function spanOf({actual_year: from, forward_year: to}: FiscalYears): string | null {
  if (from === null || to === null) return null;
  if (from === to) return `${to}E`;
  const isSameCentury = Math.floor(from / 100) === Math.floor(to / 100);
  return `${from}–${isSameCentury ? String(to % 100).padStart(2, "0") : to}E`;
}

function lone({actual_year, forward_year}: FiscalYears): string | null {
  return forward_year !== null ? `${forward_year}E` : actual_year !== null ? `${actual_year}` : null;
}

function counted(spans: readonly string[]): {years: string; n: number}[] {
  const counts = new Map<string, number>();
  for (const years of spans) counts.set(years, (counts.get(years) ?? 0) + 1);
  return [...counts]
    .map(([years, n]) => ({years, n}))
    .sort((a, b) => b.n - a.n || (a.years < b.years ? -1 : 1));
}

function distinct(years: readonly (number | null)[]): number[] {
  return [...new Set(years.filter((year) => year !== null))];
}
