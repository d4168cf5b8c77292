/** Words after "1" that end in s and are no plural. */
const NO_PLURALS = ["is", "was", "has", "does", "less", "loss", "across", "plus"];

/** What is broken in a sentence that a reader is shown, each fault with where it is. */
export function sentenceFaults(text: string, lang: string): string[] {
  const faults: Record<string, RegExp> = {
    "no value": /Infinity|\bNaN\b|undefined|\bnull\b|\[object/,
    "a dash in the place of a value": /(?<![(\d] ?)—/,
    "no day": /\bas of(?=\s*(?:–|$))|截至(?=\s*(?:–|$))|\d –\s*$/,
    "empty quotes or brackets": /“\s*”|"\s*"|‘\s*’|‹\s*›|\(\s*\)|（\s*）|「\s*」/,
    "doubled or outer space": / {2}|^\s|\s$/,
    "two marks in a row": /[,;:，；：、] ?[,;:.，；：、。]|\.\.|。。|[，；、]$|[,;]$/,
    "from one value to the same": /\bfrom (\S+) to \1(?=$|[\s,;.])|介于 (\S+) 与 \2(?=$|[\s，；。])/,
    "all of all":
      /(?<![\d.,])(\d+) of (?:the )?\1(?![\d.,]*\d)|(?<![\d.,])(\d+)[^\d，；。]{1,8}中有? ?\2(?![\d.,]*\d)/,
    "all or none of two": /\b(?:all|none of|none of the|each of) 2\b/i,
    "a plural of one": new RegExp(`(?<![\\d.,–−+]|\\d )\\b1 (?!(?:${NO_PLURALS.join("|")})\\b)[a-z]+s\\b`)
  };
  if (lang === "zh") faults["a half-width mark"] = /[\u3400-\u9fff][:;,(?!]|[)][\u3400-\u9fff]/;
  return Object.entries(faults).flatMap(([fault, pattern]) => {
    const found = pattern.exec(text);
    return found
      ? [`${fault}, at “${text.slice(Math.max(0, found.index - 12), found.index + 24)}”: ${text}`]
      : [];
  });
}
