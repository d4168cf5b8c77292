import type {Endpoint} from "./calls.js";

/** One call: an endpoint and its parameters, which hold no secret. */
export interface Ask {
  readonly api: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

/** How errors name an answer: `tushare daily_basic (ts_code=688041.SH, start_date=20190223)`. */
export function nameOf({api, params}: Ask): string {
  const asked = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return `tushare ${api}${asked.length > 0 ? ` (${asked.join(", ")})` : ""}`;
}
