import {labelled} from "../labelled.js";

const en = {
  labelled: labelled.en,
  /** A source in the reader's language; one that is not known here stays as it is. */
  sourceIs: (source: string) => `Source: ${source}`,
  demo: (source: string) => `${source} (Benchfolio demo: companies and their figures are synthetic)`,
  report: "Report",
  asOf: "as of",
  loading: "Loading…",
  notComputed: "Not computed",
  failed: "This could not be computed.",
  notLoaded: "What computes this could not be loaded. It is tried again by itself when the network is back.",
  retry: "Try again",
  toolsOf: (title: string) => `Tools of ${title}`,
  takeAway: "Take away",
  takeAwayKey: "Key d",
  csv: "CSV",
  asTable: "Table",
  asChart: "Chart",
  filters: "Filters",
  noFilter: "Nothing is filtered.",
  clearAll: "Clear all",
  done: "Done",
  removeFilter: (text: string) => `Remove filter: ${text}`,
  showFilters: "Filters",
  ignored: (name: string, text: string) =>
    `The address asks for ${name}=${text}, which this page does not know. It was ignored.`,
  unit: "Money",
  /** Of whichever currency: columns and subtitles say which. */
  unit100m: "100m (亿)",
  unitBn: "bn",
  select: {
    summary: (label: string, n: number, total: number) =>
      n === total ? `${label}: all ${total}` : `${label}: ${n} of ${total}`,
    all: "All",
    none: "None",
    only: "only",
    onlyOption: (label: string) => `only ${label}`,
    search: "Search",
    noMatch: "Nothing matches."
  },
  range: {
    from: "from",
    to: "to",
    notNumber: "Not a number.",
    reversed: "The first number is above the second.",
    above: "above this number, itself left out",
    below: "below this number, itself left out"
  },
  table: {
    search: "Search the table",
    lang: "en",
    found: (n: number, total: number) => `${n} of ${total} ${total === 1 ? "row" : "rows"}`,
    position: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
    previous: "Previous",
    next: "Next",
    pageSize: "Rows per page",
    all: "all",
    empty: "No row matches these filters. Clear one of them to see rows again.",
    /** Where no filter is at fault. */
    none: "There are no rows.",
    firstOf: (n: number, total: number) => `The first ${n} of ${total} rows. All of them:`,
    noMatch: (query: string) => `No row holds “${query}”.`
  },
  columns: {
    columns: "Columns",
    shown: (n: number, total: number, more: number) =>
      more === 0 ? `Columns: all ${total}` : `Columns: ${n} of ${total}, ${more} more`,
    fit: "as many as fit"
  },
  and: ", "
};

const zh: typeof en = {
  labelled: labelled.zh,
  sourceIs: (source) => `来源：${source}`,
  demo: (source) => `${source}（Benchfolio 演示：公司及其数据均为虚构）`,
  report: "研报",
  asOf: "截至",
  loading: "载入中…",
  notComputed: "未能计算",
  failed: "无法计算。",
  notLoaded: "计算所需的部分未能载入。网络恢复后会自动重试。",
  retry: "重试",
  toolsOf: (title) => `工具：${title}`,
  takeAway: "导出",
  takeAwayKey: "按键 d",
  csv: "CSV",
  asTable: "表格",
  asChart: "图表",
  filters: "筛选",
  noFilter: "未筛选。",
  clearAll: "全部清除",
  done: "完成",
  removeFilter: (text) => `去掉筛选：${text}`,
  showFilters: "筛选",
  ignored: (name, text) => `链接中的 ${name}=${text} 本页无法识别，已忽略。`,
  unit: "金额单位",
  unit100m: "亿",
  unitBn: "十亿",
  select: {
    summary: (label, n, total) => (n === total ? `${label}：全部 ${total}` : `${label}：${n} / ${total}`),
    all: "全选",
    none: "全不选",
    only: "仅选",
    onlyOption: (label) => `仅选${label}`,
    search: "搜索",
    noMatch: "没有匹配项。"
  },
  range: {
    from: "从",
    to: "到",
    notNumber: "不是数字。",
    reversed: "起点大于终点。",
    above: "大于该数（不含）",
    below: "小于该数（不含）"
  },
  table: {
    search: "在表中搜索",
    lang: "zh",
    found: (n, total) => `${n} / ${total} 行`,
    position: (from, to, total) => `第 ${from}–${to} 行，共 ${total} 行`,
    previous: "上一页",
    next: "下一页",
    pageSize: "每页行数",
    all: "全部",
    empty: "没有符合筛选条件的行，去掉一项筛选即可恢复。",
    none: "没有行。",
    firstOf: (n, total) => `仅列前 ${n} 行，共 ${total} 行。全部：`,
    noMatch: (query) => `没有包含“${query}”的行。`
  },
  columns: {
    columns: "列",
    shown: (n, total, more) => (more === 0 ? `列：全部 ${total}` : `列：${n} / ${total}，另有 ${more} 列`),
    fit: "按宽度显示"
  },
  and: "，"
};

export type CommonMessages = typeof en;
export const common = {en, zh};
