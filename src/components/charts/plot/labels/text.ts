/** Widths in em of DejaVu Sans, the widest system font around: in all others, a label has room to spare. */
const WIDTHS: readonly (readonly [characters: RegExp, em: number])[] = [
  [/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/, 1],
  [/[mwMW%@]/, 0.97],
  [/[ .,:;'|!()[\]ijlfrtI-]/, 0.37],
  [/[A-Z+−=←→]/, 0.76]
];

const OTHER = 0.63;

/** Semibold over regular. */
const BOLD = 1.13;

/**
 * Estimated width of a text in pixels, on the safe side: charts are drawn before they are in a document that
 * could measure them, and the same where there is none.
 */
export function textWidth(text: string, {size = 12, bold = false} = {}): number {
  const em = [...text].reduce((sum, character) => sum + characterWidth(character), 0);
  return em * size * (bold ? BOLD : 1);
}

/** The widest of several texts, 0 for none. */
export function widestText(texts: readonly string[], options = {}): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, options)));
}

/** The beginning of a text that has room in `width` pixels, with an ellipsis; all of it where that has room. */
export function cutText(text: string, width: number, options: {size?: number; bold?: boolean} = {}): string {
  if (textWidth(text, options) <= width) return text;
  const room = width - textWidth(ELLIPSIS, options);
  let [cut, used] = ["", 0];
  for (const character of text) {
    used += textWidth(character, options);
    if (used > room) break;
    cut += character;
  }
  return cut.trimEnd() + ELLIPSIS;
}

const ELLIPSIS = "…";

/** What a mark of Plot writes of each row: its name in at most `width` pixels, and the whole in a title where it is cut. */
export function cutTo<Row>(
  name: (row: Row) => string,
  width: number,
  options: {size?: number; bold?: boolean} = {}
): {text: (row: Row) => string; title: (row: Row) => string | null} {
  const text = (row: Row) => cutText(name(row), width, options);
  return {text, title: (row) => (text(row) === name(row) ? null : name(row))};
}

function characterWidth(character: string): number {
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? OTHER;
}

/** A text in lines of at most `width` pixels, broken between words only; a word wider than a line stands alone. */
export function wrapWords(
  text: string,
  width: number,
  options: {size?: number; bold?: boolean} = {}
): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, options) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("\n");
}

/** A name in lines of at most `width` pixels: broken between words, and cut where a word alone is wider. */
export function cutLines(
  text: string,
  width: number,
  options: {size?: number; bold?: boolean} = {}
): string[] {
  const lines = wrapWords(text, width, options).split("\n");
  return lines.map((line) => cutText(line, width, options));
}
