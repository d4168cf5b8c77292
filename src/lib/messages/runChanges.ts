import {money} from "./money.js";

const companies = (n: number) => `${n} ${n === 1 ? "company" : "companies"}`;

const en = {
  /** Where no day is stored, and where none is earlier than the published one. */
  noDay:
    "No day is stored to compare with: npm run refresh -- --source inbox stores one, and the next of a later day shows what changed.",
  oneDay: (day: string) =>
    `No stored day is earlier than ${day}, so nothing can be compared: npm run refresh -- --source inbox on a later day shows what changed.`,
  title: (since: string, names: readonly string[]) => `Companies since ${since}: ${names.join(", ")}`,
  entered: (n: number) => `${n} entered`,
  left: (n: number) => `${n} left`,
  crossed: (n: number, low: number, high: number) => `${n} crossed percentile ${low} or ${high}`,
  moved: (n: number, pct: number) => `${n} with a consensus that moved by at least ${pct}%`,
  nothing: (since: string, day: string, low: number, high: number, pct: number) =>
    `Between ${since} and ${day} no company entered or left, crossed percentile ${low} or ${high}, or had its consensus move by ${pct}%`,
  subtitle: (since: string, day: string) => `The stored days ${since} and ${day}, company by company`,
  groupsTitle: (n: number) => `${companies(n)} changed`,
  groupsSubtitle: (since: string, day: string) =>
    `Companies by list and sector, ${since} to ${day}; one that changed in several ways counts once in each`,
  notes: (low: number, high: number, pct: number) => [
    "Entered and left: in a list on one of the two days alone, or, of companies in no list, in the published tables.",
    `Crossed: the five-year percentile of PE TTM (PERCENTRANK.INC, days with a loss left out) lies on another side of ${low} or of ${high} than before; exactly on a line is between them. A company without a percentile on either day has crossed none.`,
    `Consensus moved: the net profit expected for a fiscal year differs by at least ${pct}% of what it was. One that is new, or gone, has not moved.`
  ],
  columns: {
    company: "Company",
    sector: "Sector, list",
    change: "What changed",
    before: "Before",
    now: "Now",
    percent: "Difference",
    all: "All companies",
    allSectors: "All sectors",
    entered: "Entered",
    left: "Left",
    crossed: (line: number) => `Crossed ${line}`,
    moved: "Consensus moved",
    any: "Any"
  },
  noSector: "without a sector",
  noList: "in no list",
  change: {
    entered: "entered",
    left: "left",
    below: (line: number) => `percentile fell below ${line}`,
    notBelow: (line: number) => `percentile is not below ${line} any more`,
    above: (line: number) => `percentile rose above ${line}`,
    notAbove: (line: number) => `percentile is not above ${line} any more`,
    up: (year: number) => `consensus for ${year} raised`,
    down: (year: number) => `consensus for ${year} cut`
  },
  /** An amount in the language's own unit. */
  money: (currency: string, amount: string) => money.en.amount.bn(currency, amount)
};

const zh: typeof en = {
  noDay: "尚无已存日期可供比较：npm run refresh -- --source inbox 会存入一日，下一日再次刷新后即可看到变动。",
  oneDay: (day) =>
    `没有早于 ${day} 的已存日期，无从比较：日后再次运行 npm run refresh -- --source inbox 即可看到变动。`,
  title: (since, names) => `${since} 以来：${names.join("，")}`,
  entered: (n) => `新增 ${n} 家`,
  left: (n) => `退出 ${n} 家`,
  crossed: (n, low, high) => `${n} 家分位穿越 ${low} 或 ${high}`,
  moved: (n, pct) => `${n} 家一致预期变动达 ${pct}% 以上（含）`,
  nothing: (since, day, low, high, pct) =>
    `${since} 至 ${day}：没有公司新增或退出，没有分位穿越 ${low} 或 ${high}，也没有一致预期变动达 ${pct}%`,
  subtitle: (since, day) => `比较已存的 ${since} 与 ${day}，逐家列出`,
  groupsTitle: (n) => `${n} 家公司有变动`,
  groupsSubtitle: (since, day) =>
    `各名单与板块的公司数，${since} 至 ${day}；有多种变动的公司在各项中各计一次`,
  notes: (low, high, pct) => [
    "新增与退出：仅在两日之一属于该名单；不属于任何名单的公司，则为仅在两日之一出现于已发布的表中。",
    `穿越：五年市盈率 TTM 分位（PERCENTRANK.INC，剔除亏损日）相对 ${low} 或 ${high} 换了一侧；恰在线上视为两线之间。任一日没有分位的公司不计。`,
    `一致预期变动：某财年的预期归母净利润与此前相差至少 ${pct}%。新出现或不再有的预期不计。`
  ],
  columns: {
    company: "公司",
    sector: "板块与名单",
    change: "变动",
    before: "此前",
    now: "现在",
    percent: "差异",
    all: "全部公司",
    allSectors: "全部板块",
    entered: "新增",
    left: "退出",
    crossed: (line) => `穿越 ${line}`,
    moved: "一致预期变动",
    any: "任一变动"
  },
  noSector: "无板块",
  noList: "不属于任何名单",
  change: {
    entered: "新增",
    left: "退出",
    below: (line) => `分位跌破 ${line}`,
    notBelow: (line) => `分位不再低于 ${line}`,
    above: (line) => `分位升破 ${line}`,
    notAbove: (line) => `分位不再高于 ${line}`,
    up: (year) => `${year} 年一致预期上调`,
    down: (year) => `${year} 年一致预期下调`
  },
  money: (currency, amount) => money.zh.amount["100m"](currency, amount)
};

export type RunChangeMessages = typeof en;
export const runChanges = {en, zh};
