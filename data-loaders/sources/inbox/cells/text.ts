const MISSING = new Set([
  ...["", "-", "--", "---", "–", "—", "——"],
  ...["n/a", "#n/a", "na", "nan", "null", "none", "不适用"]
]);

// A loss is known, though its size is not: never the same as a missing value.
const LOSS = new Set(["亏损", "loss"]);

/** What a cell says when it holds no number: nothing at all, or that there is a loss. */
export type Mark = "missing" | "loss";

/**
 * The text with full-width ASCII (１２３（％）：) as half-width, and without spaces around it.
 * Not Unicode's own normalization: that turns `12²` into `122`.
 */
export function halfWidth(text: string): string {
  if (!/[^\x21-\x7e]/.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .trim();
}

/** The mark that a cell holds, or null where it holds something else. `text` is half-width. */
export function maybeMark(text: string): Mark | null {
  if (/^[+.\d]/.test(text)) return null;
  const word = text.toLowerCase();
  return MISSING.has(word) ? "missing" : LOSS.has(word) ? "loss" : null;
}

/** Whether the cell holds a formula as text. Nothing here evaluates one. */
export function isFormula(text: string): boolean {
  return text.startsWith("=");
}
