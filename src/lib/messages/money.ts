/** Whose money where rows are of several currencies: `""` stands for it. */
export const SEVERAL = "";

const OWN = {en: "of each company's own currency", zh: "各公司自己的货币"} as const;

const en = {
  own: OWN.en as string,
  /** In a subtitle, or in the header of a column, which has the currencies in its cells. */
  unit: {
    "100m": (currency: string) => (currency === SEVERAL ? `100m ${OWN.en}` : `${currency} 100m`),
    bn: (currency: string) => (currency === SEVERAL ? `bn ${OWN.en}` : `${currency} bn`)
  },
  header: {
    "100m": (currency: string) => `${currency} 100m`.trim(),
    bn: (currency: string) => `${currency} bn`.trim()
  },
  amount: {
    "100m": (currency: string, value: string) => `${currency} ${value} × 100m`,
    bn: (currency: string, value: string) => `${currency} ${value} bn`
  },
  currency: (currency: string) => currency,
  /** Why a column of money is in parts. */
  several: (names: string) =>
    `Money is of several currencies (${names}): nothing is added or compared across them, and ordered by money each currency stands by itself.`,
  list: (names: readonly string[]) => names.join(", ")
};

const NAMES: Readonly<Record<string, string>> = {CNY: "元", HKD: "港元", USD: "美元"};
const name = (currency: string) => NAMES[currency] ?? ` ${currency}`;

const zh: typeof en = {
  own: OWN.zh,
  unit: {
    "100m": (currency) => (currency === SEVERAL ? `亿（${OWN.zh}）` : `亿${name(currency)}`),
    bn: (currency) => (currency === SEVERAL ? `十亿（${OWN.zh}）` : `十亿${name(currency)}`)
  },
  header: {
    "100m": (currency) => (currency === SEVERAL ? "亿" : `亿${name(currency)}`),
    bn: (currency) => (currency === SEVERAL ? "十亿" : `十亿${name(currency)}`)
  },
  amount: {
    "100m": (currency, value) => `${value} 亿${name(currency)}`,
    bn: (currency, value) => `${value} 十亿${name(currency)}`
  },
  currency: (currency) => (currency === "CNY" ? "人民币" : name(currency).trim()),
  several: (names) => `金额为多种货币（${names}）：不跨货币相加或比较，按金额排序时各货币自成一组。`,
  list: (names) => names.join("、")
};

export const money = {en, zh};

export type MoneyMessages = typeof en;
