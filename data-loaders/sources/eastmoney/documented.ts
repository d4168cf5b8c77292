import {askedCode} from "../../companies/codes.js";

/** What a column holds, as far as is known. */
export type Kind = "text" | "day" | "number" | "number or null" | "number or text";

/** A report that is asked: of one company, in which order, and what is known of each column. Sources: docs/eastmoney.md. */
export interface Documented {
  readonly report: string;
  /** Of a company's id, or of any of its codes: its newest is asked for. */
  readonly filter: (code: string) => string;
  readonly key: readonly string[];
  /** It is asked for all of its columns: no list of some is known to be answered. */
  readonly isWhole?: boolean;
  readonly columns: Readonly<Record<string, readonly [kind: Kind, meaning: string]>>;
}

export const VALUATIONS: Documented = {
  report: "RPT_VALUEANALYSIS_DET",
  filter: (code) => `(SECURITY_CODE="${askedCode(code).slice(0, 6)}")`,
  key: ["TRADE_DATE"],
  columns: {
    SECURITY_CODE: ["text", "six digits"],
    SECUCODE: ["text", "with the exchange, 600519.SH"],
    SECURITY_NAME_ABBR: ["text", "short name"],
    BOARD_NAME: ["text", "industry, in the vendor's scheme of today"],
    TRADE_DATE: ["day", "day of trading"],
    CLOSE_PRICE: ["number", "yuan, unadjusted"],
    TOTAL_SHARES: ["number", "shares"],
    TOTAL_MARKET_CAP: ["number", "yuan; shares × close"],
    PE_TTM: ["number or null", "trailing twelve months; a loss is negative"],
    PE_LAR: ["number or null", "over the last annual report"],
    PB_MRQ: ["number or null", "over the book value of the last quarter"],
    PS_TTM: ["number or null", "over the sales of twelve months"]
  }
};

export const YEARS: Documented = {
  report: "RPT_F10_FINANCE_MAINFINADATA",
  filter: (code) => `(SECUCODE="${askedCode(code)}")(REPORT_TYPE="年报")`,
  key: ["REPORT_DATE", "UPDATE_DATE"],
  columns: {
    SECUCODE: ["text", "with the exchange"],
    REPORT_DATE: ["day", "end of the year"],
    REPORT_TYPE: ["text", "年报"],
    NOTICE_DATE: ["day", "announced"],
    UPDATE_DATE: ["day", "changed last"],
    CURRENCY: ["text", "CNY"],
    TOTALOPERATEREVE: ["number or null", "revenue, yuan"],
    PARENTNETPROFIT: ["number or null", "net profit of the parent's owners, yuan"]
  }
};

export const FORECASTS: Documented = {
  report: "RPT_RES_PROFITPREDICT",
  filter: (code) => `(SECURITY_CODE="${askedCode(code).slice(0, 6)}")`,
  key: ["PREDICT_YEAR"],
  columns: {
    SECURITY_CODE: ["text", "six digits"],
    PREDICT_YEAR: ["number or text", "year"],
    EPS: ["number or text", "yuan a share"],
    PARENT_NETPROFIT: ["number or null", "yuan"],
    TOTAL_OPERATE_INCOME: ["number or null", "yuan"]
  }
};

/** One row a company that somebody reports on, as of now; without a filter all of them, some 3,000. */
export const COVERAGE: Documented = {
  report: "RPT_WEB_RESPREDICT",
  filter: (code) => `(SECURITY_CODE="${askedCode(code).slice(0, 6)}")`,
  key: ["SECURITY_CODE"],
  isWhole: true,
  columns: {
    SECURITY_CODE: ["text", "six digits"],
    SECUCODE: ["text", "with the exchange"],
    RATING_ORG_NUM: ["number or null", "reports in six months"]
  }
};

/** The columns that are read. */
export function columnsOf({columns}: Documented): string[] {
  return Object.keys(columns);
}
