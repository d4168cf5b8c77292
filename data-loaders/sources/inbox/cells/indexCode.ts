/** The number ranges of indices that the exchanges and China Securities Index publish. Shenzhen's own begin with 399. */
const RANGES = {SH: /^000\d{3}$/, SZ: /^399\d{3}$/, CSI: /^(?:9\d{5}|H\d{5})$/} as const;

type Publisher = keyof typeof RANGES;

const PUBLISHERS = new Map<string, Publisher>([
  ["SH", "SH"],
  ["SS", "SH"],
  ["XSHG", "SH"],
  ["SZ", "SZ"],
  ["XSHE", "SZ"],
  ["CSI", "CSI"]
]);

const SUFFIXED = /^([\dH]\d{5})[._]?([a-z]{2,4})$/i;
const PREFIXED = /^(sh|sz)[._:]?(\d{6})$/i;

/**
 * The code of an index, `000300.SH`, `399006.SZ` or `931071.CSI`, of a text such as `sh.000300` or `000300.XSHG`.
 * Null for a stock's code, and for a bare number: 000300 may be an index of Shanghai or a stock of Shenzhen.
 */
export function maybeIndexCode(text: string): string | null {
  const suffixed = SUFFIXED.exec(text);
  const prefixed = PREFIXED.exec(text);
  const number = (suffixed?.[1] ?? prefixed?.[2] ?? "").toUpperCase();
  const publisher = PUBLISHERS.get((suffixed?.[2] ?? prefixed?.[1] ?? "").toUpperCase());
  return publisher && RANGES[publisher].test(number) ? `${number}.${publisher}` : null;
}

/** The codes of indices that stand in a running text, such as a title or a file's name. */
export function indexCodesIn(text: string): string[] {
  const found = text.match(
    /(?<![a-z0-9])(?:(?:sh|sz)[._:]?\d{6}|[\dH]\d{5}[._](?:sh|sz|ss|xshg|xshe|csi))(?![a-z0-9])/gi
  );
  return [...new Set((found ?? []).map(maybeIndexCode).filter((code) => code !== null))];
}
