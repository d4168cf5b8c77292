import {chineseWords} from "./chineseWords.js";
import {element} from "./element.js";

const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
/** A date, a number or a range with the unit of money or measure beside it, a range alone. */
const AMOUNT = new RegExp(
  String.raw`(\d{4}-\d{2}-\d{2}|CNY ${NUMBER} (?:bn|× 100m)|(?:${NUMBER}–)?${NUMBER} (?:[MG]i?B|亿元|十亿元|倍|个百分点|百分位)|${NUMBER}–${NUMBER})`
);

/** The text with its Chinese words held together, dates, ranges, and amounts with their units. */
export function unbrokenWords(text: string): (Node | string)[] {
  return text
    .split(AMOUNT)
    .flatMap((piece, i) => (i % 2 === 1 ? [{text: piece, isWord: true}] : chineseWords(piece)))
    .map((part) => (part.isWord ? element("span", "unbroken", part.text) : part.text));
}
