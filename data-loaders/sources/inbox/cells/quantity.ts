/** Powers of ten that a cell may carry behind its digits. */
const SUFFIX_POWERS = new Map(Object.entries({千: 3, 万: 4, 百万: 6, 亿: 8, 万亿: 12}));

// A point needs a digit behind it: `35.` is what a truncated file ends with. Before separators no zero leads: `0,123` is
// nobody's 123, but a decimal comma.
const QUANTITY =
  /^([+-]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)?(\.\d+)?(?:e([+-]?\d{1,3}))?\s?(万亿|百万|千|万|亿)?(元|倍|x|%)?$/i;

/** A number as a cell prints it. */
export interface Quantity {
  /** Sign, digits and point, without thousands separators. */
  readonly digits: string;
  readonly exponent: number;
  /** The power of ten of `万`, `亿` and the like, where the cell has such a suffix. */
  readonly suffixPower: number | null;
  readonly suffix: string;
  readonly unit: "元" | "倍" | "%" | null;
}

/** The sign before decimals. The other one of the two sets thousands apart. */
export type DecimalSign = "." | ",";

/** Reads a printed number: separators in threes, an exponent, one of 千 万 百万 亿 万亿, one of 元 倍 %. Null for any other text. */
export function parseQuantity(text: string, decimal: DecimalSign = "."): Quantity | null {
  if (decimal === ",") return parseQuantity(text.replace(/[.,]/g, (sign) => (sign === "." ? "," : ".")));
  // Nearly all cells of a market's history are of this kind.
  if (/^-?\d+(?:\.\d+)?$/.test(text))
    return {digits: text, exponent: 0, suffixPower: null, suffix: "", unit: null};
  const match = QUANTITY.exec(text.replace("\u2212", "-"));
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponent = "0", suffix = "", unit = ""] = match;
  if (!whole && !fraction) return null;
  return {
    digits: `${sign}${whole.replaceAll(",", "")}${fraction}`,
    exponent: Number(exponent),
    suffixPower: SUFFIX_POWERS.get(suffix) ?? null,
    suffix,
    unit: unit === "" ? null : unit === "x" || unit === "X" ? "倍" : (unit as "元" | "倍" | "%")
  };
}

/**
 * The number times ten to the `power`. The shift is made in the text, so that 3456.7 万 is the number nearest to
 * 0.34567 亿 and two exports in different units agree. Null where a number cannot hold it.
 */
export function shifted({digits, exponent}: Quantity, power: number): number | null {
  const value = Number(`${digits}e${exponent + power}`);
  const vanished = value === 0 && /[1-9]/.test(digits);
  // Minus zero is another value than zero to whoever compares two files.
  return Number.isFinite(value) && !vanished ? value + 0 : null;
}
