/** What others call an exchange. */
const EXCHANGES: Readonly<Record<string, string>> = {
  ...{SH: "SH", SS: "SH", XSHG: "SH", SZ: "SZ", XSHE: "SZ", BJ: "BJ", BJSE: "BJ"}
};

const SUFFIXED = /^(\d{6})[._]?([A-Z]{2,4})$/;
const PREFIXED = /^([A-Z]{2})[._:]?(\d{6})$/;
const HONG_KONG = /^(?:(\d{1,5})\.HK|HK[._:]?(\d{4,5}))$/;
const UNITED_STATES = /^([A-Z]{1,5})(?:[.-]([A-Z]))?\.(?:US|O|N)$/;

/**
 * A stock's code as the site writes it, of the spellings that the inbox takes as well: `sh600519`, `600519.SS` and
 * `600519.XSHG` are `600519.SH`, `700.HK` is `00700.HK`, `BRK.B.N` is `BRK-B.US`. Null where a text has no such form;
 * a number alone has none, since only who knows the companies can tell its exchange.
 */
export function spelledCode(text: string): string | null {
  const code = text.normalize("NFKC").trim().toUpperCase();
  const [, suffixedHk, prefixedHk] = HONG_KONG.exec(code) ?? [];
  const hongKong = suffixedHk ?? prefixedHk;
  if (hongKong !== undefined) return `${hongKong.padStart(5, "0")}.HK`;
  const [, ticker, shareClass] = UNITED_STATES.exec(code) ?? [];
  if (ticker !== undefined) return `${ticker}${shareClass ? `-${shareClass}` : ""}.US`;
  const [, number, suffix] = SUFFIXED.exec(code) ?? [];
  const [, prefix, prefixedNumber] = PREFIXED.exec(code) ?? [];
  const exchange = EXCHANGES[suffix ?? prefix ?? ""];
  return exchange === undefined ? null : `${number ?? prefixedNumber}.${exchange}`;
}
