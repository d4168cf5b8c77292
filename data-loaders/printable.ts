/**
 * What must not reach a terminal or a page as it is: control characters (a newline begins a line that somebody else
 * wrote, an escape sequence hides or colours one), what ends a line in other readings, what turns the direction of
 * writing, and halves of characters.
 */
const UNPRINTABLE =
  /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

const SHORT: Readonly<Record<string, string>> = {"\n": "\\n", "\r": "\\r", "\t": "\\t"};

/** A text of somebody else's (a file's name, a vendor's message) on one line, what cannot be printed as `\n` or `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (c) => SHORT[c] ?? escaped(c));
}

/** The same of a text of several lines of ours. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** A value as JSON, on one line; what `JSON.stringify` leaves as it is though it cannot be printed, as `\u009b`. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value)?.replace(UNPRINTABLE, escaped) ?? "undefined";
}

function escaped(c: string): string {
  return `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
