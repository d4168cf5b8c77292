/**
 * What is put behind a number that is written in parts: 12 with a raised 2 behind it is a footnote's, and no 122. The
 * cell then is no number, and whoever needs it says so. Plain JavaScript, because the process that reads workbooks
 * needs it, too.
 */
export const IN_PARTS = " (parts of it are raised, lowered, struck through or in another font)";

const NUMBER = /^(?=.*\d)[\s\d.,:/+\-\u2212~()%eExXaA年月日千万百亿元倍家个]+$/;
const CODE = /^(?:(?:sh|sz|bj)[._:]?)?\d+(?:[._]?(?:sh|sz|bj|ss|xshg|xshe|csi))?$/i;

/**
 * Whether a text reads as a number, a day or a code, so that what its parts look like matters. Of words it does not.
 * @param {string} text
 * @returns {boolean}
 */
export function readsAsNumber(text) {
  const bare = text.trim();
  return bare.length < 100 && (NUMBER.test(bare) || CODE.test(bare));
}
