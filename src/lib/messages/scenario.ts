const en = {
  profit: "Profit estimate",
  price: "Price",
  box: (name: string) => `${name}, change in percent`,
  invalid: (lo: number, hi: number) => `A whole number from ${lo < 0 ? `−${-lo}` : lo} to ${hi}.`,
  change: (percent: string) => `${percent}%`,
  reset: "Back to today",
  heading: "What if",
  chip: (price: string, profit: string) =>
    `what if: ${[price && `price ${price}%`, profit && `profit estimate ${profit}%`].filter((part) => part).join(", ")}`,
  /** Empty is what stays as it is; not both do. */
  title: (price: string, profit: string) => {
    const estimate = price ? " and the profit estimate" : "the profit estimate moved";
    return `What if ${price && `price moved by ${price}%`}${profit && `${estimate} by ${profit}%`}`;
  },
  note: "Forward PE, growth, PEG, market capitalisation and margin follow; an expected loss stays as it is. Filters and the figures above are of today.",
  published: "A published percentile is of the price of its day, and does not follow.",
  computed: "A computed percentile follows the price, ranked among the company's own days."
};

const zh: typeof en = {
  profit: "盈利预测",
  price: "股价",
  box: (name) => `${name}，变动百分比`,
  invalid: (lo, hi) => `请填 ${lo} 至 ${hi} 的整数。`,
  change: (percent) => `${percent}%`,
  reset: "恢复当前",
  heading: "情景假设",
  chip: (price, profit) =>
    `情景假设：${[price && `股价 ${price}%`, profit && `盈利预测 ${profit}%`].filter((part) => part).join("，")}`,
  title: (price, profit) =>
    `假设${[price && `股价变动 ${price}%`, profit && `盈利预测变动 ${profit}%`].filter((part) => part).join("、")}`,
  note: "预测市盈率、复合增速、PEG、市值与净利率随之变动；预期亏损保持不变。筛选与上方各图仍为当前值。",
  published: "刊载分位以当日股价计算，不随之变动。",
  computed: "计算的分位随股价变动，在公司自身的交易日中排序。"
};

export type ScenarioMessages = typeof en;
export const scenarioMessages = {en, zh};
