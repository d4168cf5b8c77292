import type {NumberFormat} from "./numberFormats.js";

/** Days from 1899-12-30, where Excel's count starts, to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;
const DAY = 86_400_000;

/** The text of a stored number under a format: nothing that is shown is lost, and nothing taken for what it is not. */
export function shownNumber(digits: string, format: NumberFormat): string {
  if (format === "plain") return digits;
  if (format.startsWith("with ")) return `${digits}${format.slice("with ".length)}`;
  if (format.startsWith("code ")) return codeText(digits, format.slice("code ".length));
  if (format === "other") return `${digits} (shown otherwise by its format)`;
  if (format === "thousands") return `${digits} (shown in thousands)`;
  return format === "date" ? dateText(digits) : percentText(digits);
}

/** 938 is shown as 000938 where its format is six zeros. What is no whole number has no zeros to lose. */
function codeText(digits: string, format: string): string {
  if (!/^\d+$/.test(digits)) return digits;
  return format.replace(/0+/, (zeros) => digits.padStart(zeros.length, "0"));
}

/** `0.8125` is shown as 81.25%: the exponent moves, the digits stay. */
function percentText(digits: string): string {
  const [mantissa, exponent = "0"] = digits.trim().split(/e/i);
  return `${mantissa}e${Number(exponent) + 2}%`;
}

/** The day of a day count; with its time, where it has one. */
function dateText(digits: string): string {
  const date = new Date(Math.floor((Number(digits) - SERIAL_OF_1970) * DAY));
  return Number.isNaN(+date) ? "a date out of range" : date.toISOString().replace(/T00:00:00\.000Z$/, "");
}
