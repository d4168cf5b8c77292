/** Characters that take two columns of a terminal: Chinese, Japanese and Korean ones, full-width marks, most emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** A text of one line, cut off so that it takes at most so many columns of a terminal, with an ellipsis where it was. */
export function cutToColumns(text: string, columns: number): string {
  const characters = [...text];
  const widths = characters.map((c) => (WIDE.test(c) ? 2 : 1));
  if (widths.reduce((sum, width) => sum + width, 0) <= columns) return text;
  let room = columns - 1;
  const kept = characters.findIndex((_, i) => {
    room -= widths[i]!;
    return room < 0;
  });
  return `${characters.slice(0, kept).join("")}…`;
}
