/** The endpoints that are asked: the fields, and how many rows one call can answer at most. */
export const CALLS = {
  trade_cal: {fields: ["cal_date", "is_open"], mostRows: 10_000},
  stock_basic: {fields: ["ts_code", "name", "list_date"], mostRows: 10_000},
  daily_basic: {fields: ["ts_code", "trade_date", "close", "pe", "pe_ttm", "total_mv"], mostRows: 6_000},
  suspend_d: {fields: ["ts_code", "trade_date", "suspend_timing", "suspend_type"], mostRows: 5_000},
  index_daily: {fields: ["ts_code", "trade_date", "close"], mostRows: 8_000},
  income: {
    fields: [
      ...["ts_code", "ann_date", "f_ann_date", "end_date", "report_type", "update_flag"],
      ...["revenue", "n_income_attr_p"]
    ],
    mostRows: 2_000
  },
  report_rc: {
    fields: ["ts_code", "report_date", "org_name", "quarter", "op_rt", "np", "create_time"],
    mostRows: 3_000
  }
} as const;

export type Endpoint = keyof typeof CALLS;

export const ENDPOINTS = Object.keys(CALLS) as Endpoint[];

/** The fields that a call names, which is what an answer must have. */
export function fieldsOf(api: Endpoint): readonly string[] {
  return CALLS[api].fields;
}
