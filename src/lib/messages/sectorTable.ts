import {tied} from "../tied.js";

type Names = readonly string[];

const en = {
  sector: "Sector",
  members: "Companies",
  pe: "Median forward PE",
  percentile: "Median percentile",
  growth: "Median growth a year",
  peg: "Median PEG",
  losses: "Loss expected",
  press: "Filter by this sector; press again for all",
  of: (n: number, all: number) => `of ${n} of ${all} ${all === 1 ? "company" : "companies"}`,
  none: "No sector has such companies",
  empty: "No sector matches. Clear a filter, or show all sectors.",
  one: (name: string, percentile: string) => `The median percentile of ${name} is ${percentile}`,
  alike: (n: number, percentile: string) => `${n} sectors have the same median percentile, ${percentile}`,
  unplaced: (n: number) =>
    n === 1 ? "One sector, without a percentile" : `${n} sectors, none with a percentile`,
  title: (highest: Names, high: string, lowest: Names, low: string) =>
    `The companies of ${tied.en(highest, "sectors")} stand highest in their own history, at a median percentile of ${high}; those of ${tied.en(lowest, "sectors")} lowest, at ${low}`,
  subtitle:
    "Medians over the companies under the filter, whatever sectors are chosen; a small number says of how many where not of all",
  choice: "Sectors",
  choices: {all: "all", cheapGrowing: "cheap and growing"},
  chip: "sectors with a median percentile below 20 and a median growth above 20%"
};

const zh: typeof en = {
  sector: "板块",
  members: "公司数",
  pe: "预测市盈率中位数",
  percentile: "分位中位数",
  growth: "复合增速中位数",
  peg: "PEG 中位数",
  losses: "预期亏损",
  press: "按该板块筛选；再次点击恢复全部",
  of: (n, all) => `${all} 家公司中的 ${n} 家`,
  none: "没有符合条件的板块",
  empty: "没有符合条件的板块，去掉一项筛选或显示全部板块即可恢复。",
  one: (name, percentile) => `${name}的分位中位数为 ${percentile}`,
  alike: (n, percentile) => `${n} 个板块的分位中位数相同，为 ${percentile}`,
  unplaced: (n) => `共 ${n} 个板块，均无分位`,
  title: (highest, high, lowest, low) =>
    `${tied.zh(highest, "个板块")}处于自身历史最高位置，分位中位数 ${high}；${tied.zh(lowest, "个板块")}最低，为 ${low}`,
  subtitle: "筛选范围内公司的中位数，不受板块选择影响；并非全部公司有值时，上标为有值的公司数",
  choice: "板块",
  choices: {all: "全部", cheapGrowing: "低估且增长"},
  chip: "分位中位数 < 20 且复合增速中位数 > 20% 的板块"
};

export type SectorTableMessages = typeof en;
export const sectorTableMessages = {en, zh};
