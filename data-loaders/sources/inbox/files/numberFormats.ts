import {attributesOf, unescapeXml, walkXml} from "./walkXml.js";

/**
 * What a cell's number format makes of the number that is stored: itself, itself with a unit or a kind behind it
 * (`0.00"亿"`, `0"A"` for a year's actual figures), a code with its zeros and its exchange (`000000".SZ"`), a percentage,
 * a number of thousands, a date, or something else, such as a point that stands where no decimals begin.
 */
export type NumberFormat =
  | "plain"
  | `with ${string}`
  | `code ${string}`
  | "percent"
  | "thousands"
  | "date"
  | "other";

const BUILT_IN_PERCENT = ["9", "10"];
/** Characters of a number format. Excel allows 255. */
export const LONGEST_FORMAT = 2000;
/** Those of all languages, of Chinese, Japanese and Korean, and of Thai. */
const BUILT_IN_DATES = [14, 22, 27, 36, 45, 47, 50, 58, 71, 81];

/**
 * The number formats of an XLSX file's cell styles, in the order of `styles.xml`; or the problem why they cannot be
 * read.
 */
export function readNumberFormats(
  xml: string,
  mostStyles: number
): NumberFormat[] | {readonly problem: string} {
  const codes = new Map<string, string>();
  const styles: string[] = [];
  let inCellStyles = false;
  const problem = walkXml(xml, {
    open(name, text) {
      if (name === "cellXfs") inCellStyles = true;
      // The rest of the part is passed over.
      if (styles.length > mostStyles || codes.size > mostStyles) return;
      if (name !== "numFmt" && name !== "xf") return;
      const attributes = attributesOf(text);
      const id = attributes?.get("numFmtId") ?? "0";
      if (name === "numFmt") codes.set(id, attributes?.get("formatCode") ?? "");
      else if (inCellStyles) styles.push(id);
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    }
  });
  if (problem) return {problem};
  if (styles.length > mostStyles || codes.size > mostStyles)
    return {problem: `more than ${mostStyles} styles`};
  const long = [...codes.values()].find((code) => code.length > LONGEST_FORMAT);
  if (long !== undefined) return {problem: `a number format of ${long.length} characters`};
  return styles.map((id) => formatOfStyle(id, codes.get(id)));
}

function formatOfStyle(id: string, code: string | undefined): NumberFormat {
  const isDated = isBuiltInDate(Number(id));
  // A file may give these ids to formats of its own; dates of other calendars have no digits in their codes.
  if (code !== undefined && !(isDated && !/[0#?]/.test(code))) return numberFormat(unescapeXml(code));
  if (isDated) return "date";
  return BUILT_IN_PERCENT.includes(id) ? "percent" : "plain";
}

function isBuiltInDate(id: number): boolean {
  return BUILT_IN_DATES.some((first, i) => i % 2 === 0 && id >= first && id <= BUILT_IN_DATES[i + 1]!);
}

/**
 * A point or a digit in words between places of digits: `0!.0000` shows 21345 as 2.1345, as do `0\\.0000` and `0"."0000`;
 * and a digit in words that looks like one of the number: `"6"00000`, `0"000"`.
 */
const SPLIT_DIGITS = /[0#?](?:"[^"]*[.\d][^"]*"|[\\!][.\d])[0#?]|(?:\d"|[\\!]\d)[0#?]|[0#?](?:"\d|[\\!]\d)/;

/** Any word between places of digits but a space or a comma, which set thousands apart: `0"亿"0000`, `0-00`, `0."5"`. */
const WORD_BETWEEN = /[0#?](?:"[^"]*[^"\s,'][^"]*"|[\\!][^\s,']|-)[0#?]|[0#?]\.(?:"\d|[\\!]\d)/;
/** A sign of what is below 0 before a number that is above it. */
const NEGATIVE = /^(?:\[[^\]]*\]|_.|\*.|\s)*(?:"\s*[-\u2212(]|[\\!]?[-\u2212(])/;
/** What a number above 0 is shown by: without any of it, it is shown as words, or not at all. */
const SHOWN = /[0#?@ymdhse]|general|g\//i;

/** Words behind the last place of a digit: in quotes, escaped, or as they are. */
const BEHIND = /[0#?](?:"([^"]*)"|[\\!](.)|([千万亿元倍]+))\s*$/;
/** Words that change what a number means, not those that repeat what its header says. */
const MEANT = /^(?:(?:万亿|百万|千|万|亿)元?|元|倍|[AE])$/;

/** Digits with zeros that lead, and perhaps an exchange before or behind them. */
const CODE = /^(?:(?:sh|sz|bj)[._]?)?0+(?:[._]?(?:sh|sz|bj|ss|xshg|xshe|csi))?$/i;

/** A format's first section with the words that it shows, a place of a digit as 0, and nothing that only takes up room. */
function shownAround(code: string): string {
  const text = code.replace(/"([^"]*)"|[\\!](.)|_.|\*.|\[[^\]]*\]/g, "$1$2").split(";")[0]!;
  return text
    .trim()
    .replace(/general|#+(?![#0])/i, "0")
    .replace(/#+/, "");
}

/** What a format code such as `0.0%` or `yyyy"年"m"月"` does to a number. */
export function numberFormat(code: string): NumberFormat {
  if (SPLIT_DIGITS.test(code) || WORD_BETWEEN.test(code) || NEGATIVE.test(code)) return "other";
  const shown = shownAround(code);
  if (CODE.test(shown) && /00|[a-z]/i.test(shown)) return `code ${shown}`;
  const bare = code.replace(/"[^"]*"|[\\!].|_.|\*.|\[(?!(?:h+|m+|s+|d+)\])[^\]]*\]/gi, " ");
  if (bare.includes("%")) return "percent";
  if (bare.toLowerCase().split(";").some(isDate)) return "date";
  if (code.trim() !== "" && !SHOWN.test(bare.split(";")[0]!)) return "other";
  // A comma behind the last digit divides by a thousand; one between digits only sets them apart.
  if (/[0#?],+(?![0#?,])/.test(bare)) return "thousands";
  const [, ...words] = BEHIND.exec(code.replace(/_.|\*.|\[[^\]]*\]/g, "").split(";")[0] ?? "") ?? [];
  const word = words.find((each) => each !== undefined)?.trim() ?? "";
  return MEANT.test(word) ? `with ${word}` : "plain";
}

const DATE_PARTS = /^(?:y|yy|yyyy|m{1,5}|d{1,4}|h{1,2}|s{1,2}|am|pm|a|p|aaa|aaaa|aaaaa|e|ee|eeee)$/;

/** Whether all that stands in a section are parts of a date. Whatever else stands there makes it a number. */
function isDate(section: string): boolean {
  const parts = section.replace(/(s\]?)[.,]0{1,3}/g, "$1").split(/[^a-z0#?]+/);
  const named = parts.filter((part) => part !== "");
  return named.length > 0 && named.every((part) => DATE_PARTS.test(part));
}
