/**
 * Text as it is compared in a search: without case, full-width forms as half-width ones, and the
 * minus sign of a formatted number as the hyphen of the keyboard.
 */
export function foldText(text: string): string {
  return text.normalize("NFKC").replaceAll("−", "-").toLowerCase();
}

/** A test whether every word of `query` occurs in a text that went through `foldText`. */
export function matcher(query: string): (folded: string) => boolean {
  const words = foldText(query).split(/\s+/);
  return (folded) => words.every((word) => folded.includes(word));
}
