import {chineseWords} from "../chineseWords.js";

const graphemes = new Intl.Segmenter(undefined, {granularity: "grapheme"});

// No-break spaces are left out: they are characters like any other.
const SPACE = /^[ \t\r\n\u2000-\u2006\u2008-\u200a\u3000]+$/;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff9f]/u;
const OPENING = /^[([{“‘（「『【《〈〔｛［]/;
const CLOSING = /^[)\]}”’）」』】》〉〕｝］，。、；：？！…,.;:?!%％‰]/;

/** What stays together on a line, and the spaces before it, which fall away at a break. */
interface Piece {
  readonly space: string;
  readonly text: string;
}

/** Whether no line may break between two characters, the second of which begins `at` this place in the text. */
type Joins = (before: string, space: string, after: string, at: number) => boolean;

/**
 * Breaks a text into lines of at most `width` by `measure`: at spaces, and beside any Chinese or Japanese
 * character, but not within a Chinese word. No line begins with a closing mark or ends with an opening one. A word wider than a line is
 * broken after its slashes, else anywhere. All characters are kept but the spaces at the breaks and the ends.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const fits = (line: string) => measure(line) <= width;
  const finer = (joins: Joins) => (piece: Piece) => (fits(piece.text) ? [piece] : splitPieces(piece, joins));
  const inside = insideWords(text);
  const joins: Joins = (before, space, after, at) => joinsWord(before, space, after) || inside.has(at);
  const words = splitPieces({space: "", text}, joins);
  const lines: string[] = [];
  for (const piece of words.flatMap(finer(joinsPath)).flatMap(finer(joinsMark))) {
    const line = lines.at(-1);
    const longer = `${line ?? ""}${piece.space}${piece.text}`;
    if (line !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(piece.text);
  }
  return lines;
}

function splitPieces(whole: Piece, joins: Joins): Piece[] {
  const pieces: {space: string; text: string}[] = [];
  let space = whole.space;
  let before = "";
  for (const {segment, index} of graphemes.segment(whole.text)) {
    if (SPACE.test(segment)) {
      space += segment;
      continue;
    }
    const last = pieces.at(-1);
    if (last !== undefined && joins(before, space, segment, index)) last.text += space + segment;
    else pieces.push({space, text: segment});
    before = segment;
    space = "";
  }
  return pieces;
}

/** Where in a text a Chinese word goes on. */
function insideWords(text: string): Set<number> {
  let at = 0;
  return new Set(
    chineseWords(text).flatMap(({text: part, isWord}) => {
      const start = at;
      at += part.length;
      return isWord ? Array.from({length: part.length - 1}, (_, i) => start + i + 1) : [];
    })
  );
}

function joinsWord(before: string, space: string, after: string): boolean {
  return joinsMark(before, space, after) || (space === "" && !CJK.test(before) && !CJK.test(after));
}

function joinsPath(before: string, space: string, after: string): boolean {
  return joinsMark(before, space, after) || before !== "/" || after === "/";
}

function joinsMark(before: string, _space: string, after: string): boolean {
  return OPENING.test(before) || CLOSING.test(after);
}
