/** What stands for a value that does not exist. */
export const MISSING = "—";

/**
 * A number for a reader: fixed digits, thousands separated, a true minus sign (−).
 * `null`, and what is not finite, becomes an em dash.
 */
export function formatNumber(value: number | null | undefined, digits = 0): string {
  if (value == null || !Number.isFinite(value)) return MISSING;
  const text = formatOf(digits).format(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `−${text}` : text;
}

/** As `formatNumber`, with all the digits that the number has. */
export function formatExact(value: number): string {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const decimals = (digits.split(".")[1] ?? "").length - Number(exponent);
  return formatNumber(value, Math.min(20, Math.max(0, decimals)));
}

/** As `formatNumber`, with a plus sign before what is positive: for differences. */
export function formatDifference(value: number | null | undefined, digits = 0): string {
  const text = formatNumber(value, digits);
  return value != null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `lo–hi`, or one number where both ends print alike. */
export function formatRange(lo: number | null, hi: number | null, digits = 0): string {
  const [a, b] = [formatNumber(lo, digits), formatNumber(hi, digits)];
  if (a === MISSING || b === MISSING) return MISSING;
  return a === b ? a : `${a}–${b}`;
}

// toLocaleString makes a new formatter at every call: a third of the time of a redraw.
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(digits: number): Intl.NumberFormat {
  const kept = formats.get(digits);
  if (kept) return kept;
  const format = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  });
  formats.set(digits, format);
  return format;
}
