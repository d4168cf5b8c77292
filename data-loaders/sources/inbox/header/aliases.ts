/** What a column can mean, by the names of the published tables where there is one. */
export type Meaning =
  | "code"
  | "name"
  | "date"
  | "pe_ttm"
  | "pe_static"
  | "market_cap_cny_100m"
  | "suspended"
  | "trade_status"
  | "forward_pe"
  | "pe_percentile_published"
  | "fiscal_year"
  | "revenue_cny_100m"
  | "net_profit_cny_100m"
  | "brokers"
  | "close"
  | "ignore";

/** What published tables, and files of figures, call an amount in 100 million of a currency. */
function ownNames(stem: string): string[] {
  return ["cny", "hkd", "usd"].map((currency) => `${stem}${currency}100m`);
}

/**
 * The headers of each meaning, as `headerKey` leaves them: without case, spaces, brackets and punctuation.
 * A bare 市盈率 or pe is not here: it does not say on which earnings.
 */
const HEADERS: Readonly<Record<Exclude<Meaning, "ignore">, readonly string[]>> = {
  code: [
    ...[
      "代码",
      "股票代码",
      "证券代码",
      "指数代码",
      "交易代码",
      "公司代码",
      "wind代码",
      "同花顺代码",
      "万得代码"
    ],
    ...[
      "code",
      "tscode",
      "thscode",
      "windcode",
      "symbol",
      "ticker",
      "stockcode",
      "seccode",
      "secucode",
      "indexcode",
      "orderbookid"
    ]
  ],
  name: [
    ...["名称", "简称", "股票名称", "股票简称", "证券名称", "证券简称", "公司名称", "公司简称", "公司"],
    ...["指数名称", "指数简称"],
    ...["name", "secname", "stockname"]
  ],
  date: [
    ...["日期", "交易日期", "交易日", "时间", "数据日期", "截止日期", "截至日期", "统计日期", "基准日"],
    ...["date", "day", "tradedate", "tradingdate", "asof", "asofdate"]
  ],
  pe_ttm: [
    ...["市盈率ttm", "市盈率pettm", "滚动市盈率", "滚动市盈率ttm", "市盈率滚动", "pettm"],
    ...["ttmpe", "ttm市盈率", "trailingpe", "peratiottm"]
  ],
  // LYR: last year reported.
  pe_static: [
    ...[
      "静态市盈率",
      "静态市盈率lyr",
      "市盈率静态",
      "市盈率pe静态",
      "市盈率lyr",
      "市盈率pelyr",
      "静态pe",
      "pe静"
    ],
    ...["pelyr", "lyrpe", "pestatic", "staticpe", "peratiolyr"]
  ],
  // Wind's 总市值1 is the one of all shares at the price of the day.
  market_cap_cny_100m: [
    ...["总市值", "总市值1"],
    ...["marketcap", "totalmarketcap", "totalmv", "mktcap", ...ownNames("marketcap")]
  ],
  suspended: ["是否停牌", "停牌", "suspended", "issuspended", "paused"],
  trade_status: ["交易状态", "tradestatus", "tradingstatus"],
  forward_pe: [
    ...["预测市盈率", "预测pe", "前瞻市盈率", "远期市盈率", "一致预期市盈率", "一致预测市盈率", "预期市盈率"],
    ...["forwardpe", "fwdpe", "pefwd", "peforward"]
  ],
  pe_percentile_published: ["pepercentile", "pepercentilepublished", "pepercentile5y", "pettmpercentile"],
  fiscal_year: ["年度", "年份", "预测年度", "会计年度", "财年", "fiscalyear", "year", "forwardyear"],
  revenue_cny_100m: [
    ...["营业收入", "营收", "预测营业收入", "一致预期营业收入", "一致预测营业收入"],
    ...["revenue", "forecastrevenue", ...ownNames("revenue")]
  ],
  net_profit_cny_100m: [
    ...[
      "净利润",
      "归母净利润",
      "归母净利",
      "归属母公司净利润",
      "归属于母公司净利润",
      "归属母公司股东的净利润"
    ],
    ...["归属于母公司股东的净利润", "预测净利润", "预测归母净利润", "一致预期净利润", "一致预期归母净利润"],
    ...["一致预测净利润", "netprofit", "forecastnetprofit", ...ownNames("netprofit")]
  ],
  brokers: [
    "机构数",
    "机构家数",
    "预测机构数",
    "预测机构家数",
    "券商数",
    "券商家数",
    "覆盖机构数",
    "brokers",
    "brokercount"
  ],
  // Of an index alone: a stock's price is in no published table, and its column is ignored.
  close: [
    ...[
      "收盘",
      "收盘价",
      "收盘点位",
      "收盘点数",
      "收盘指数",
      "指数收盘",
      "指数收盘价",
      "指数点位",
      "最新点位"
    ],
    ...["close", "closeprice", "closepoint", "closepoints", "indexclose"]
  ]
};

/** Headers that a year may stand beside (`24E 估值`): then, and only then, they mean this. */
const WITH_YEAR: ReadonlyMap<string, Meaning> = new Map([
  ["估值", "forward_pe"],
  ["市盈率", "forward_pe"],
  ["市盈率pe", "forward_pe"],
  ["pe", "forward_pe"]
]);

const BY_KEY: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(HEADERS).flatMap(([meaning, keys]) => keys.map((key) => [key, meaning as Meaning]))
);

// A percentile of another window is not the five-year one, and says so in its header.
const PERCENTILE =
  /^(?:近?(?:五|5)年)?(?:历史)?(?:pe|市盈率)(?:pe)?(?:ttm)?(?:历史)?(?:百?分位)(?:数|点|值)?$/;

/** Header text without case, spaces, brackets and punctuation. Expects half-width text. */
export function headerKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}%]/gu, "");
}

/** The meaning of a header key, or null. `withYear` when a fiscal year stood beside it. */
export function meaningOf(key: string, withYear = false): Meaning | null {
  if (withYear && WITH_YEAR.has(key)) return WITH_YEAR.get(key)!;
  return BY_KEY.get(key) ?? (PERCENTILE.test(key) ? "pe_percentile_published" : null);
}

/** One header of each meaning, for the error that says what is needed. */
export const EXAMPLES: Readonly<Record<Exclude<Meaning, "ignore" | "name">, string>> = {
  code: "证券代码 or code",
  date: "日期 or date",
  pe_ttm: "市盈率(TTM) or pe_ttm",
  pe_static: "市盈率(LYR) or pe_static",
  market_cap_cny_100m: "总市值(亿元) or market_cap_cny_100m",
  suspended: "是否停牌 or suspended",
  trade_status: "交易状态 or tradestatus",
  forward_pe: "预测市盈率 or forward_pe",
  pe_percentile_published: "PE分位数(%) or pe_percentile",
  fiscal_year: "预测年度 or fiscal_year",
  revenue_cny_100m: "营业收入(亿元) or revenue_cny_100m",
  net_profit_cny_100m: "归母净利润(亿元) or net_profit_cny_100m",
  brokers: "机构家数 or brokers",
  close: "收盘价 or close, of an index"
};
