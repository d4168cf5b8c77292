/** What money is told in: 亿元, CNY 100 million, or CNY billion. */
export const UNITS = ["100m", "bn"] as const;
export type MoneyUnit = (typeof UNITS)[number];

/** The unit that a page opens with. The layout's first script says the same, before any module is there. */
export function openingUnit(lang: string): MoneyUnit {
  return lang === "zh" ? "100m" : "bn";
}

/** How many times 100 million, in which the tables hold money, make one of `unit`. */
export function scaleOf(unit: MoneyUnit): number {
  return unit === "bn" ? 10 : 1;
}
