/** 亿元 in 万元, the unit of daily_basic and report_rc. */
const TEN_THOUSANDS = 1e4;
/** 亿元 in 元, the unit of income. */
const ONES = 1e8;

// Divided, not multiplied by 0.0001: that is no binary fraction, and would move the last digits.

/** An amount in 万元 (CNY 10,000) as CNY 100 million; null stays null. */
export function fromTenThousands(amount: number | null): number | null {
  return amount === null ? null : amount / TEN_THOUSANDS;
}

/** An amount in 元 (CNY) as CNY 100 million; null stays null. */
export function fromOnes(amount: number | null): number | null {
  return amount === null ? null : amount / ONES;
}
