/** Widths in em of a common sans-serif, rounded up: a label had better have room to spare. */
const NARROW = /[ .,:;'|!()[\]ijlft*†-]/;
const WIDE = /[A-Z@%&mwMW+−–—=]/;
const FULL = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

/** Estimated width of a text in pixels. Charts are drawn before they are in a document that could measure. */
export function textWidth(text: string, fontSize = 12): number {
  let em = 0;
  for (const character of text) {
    if (FULL.test(character)) em += 1;
    else if (NARROW.test(character)) em += 0.34;
    else if (WIDE.test(character)) em += 0.74;
    else em += 0.58;
  }
  return em * fontSize;
}

/** The widest of several texts, 0 for none. */
export function widestText(texts: readonly string[], fontSize = 12): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
}
