import {element} from "./element.js";

const NUMBER = String.raw`[+−]?\d+(?:[.,]\d+)*`;
/** A number, one with its margin, or a range. */
const FIGURE = `(?:${NUMBER}(?:–| ± ))?${NUMBER}`;
const UNIT = [
  ...["[MG]i?B", "times", "percentage", "points", "months", "years", "days"],
  ...["亿元", "十亿元", "倍", "个百分点", "百分位", "个月", "年", "日"]
].join("|");
/** A date with the words that say what it is, an amount of money, a figure with its unit, a range alone, a probability. */
const AMOUNT = new RegExp(
  String.raw`((?:as of |截至 )?\d{4}-\d{2}-\d{2}|[A-Z]{3} ${FIGURE} (?:bn|× 100m)|(?:第 )?${FIGURE} (?:${UNIT})(?!\w)|${NUMBER}(?:–| ± )${NUMBER}|p [≈<>] ${NUMBER})`
);

/** The parts of a text: a line breaks in none that is an amount. */
export function amountParts(text: string): {readonly text: string; readonly isAmount: boolean}[] {
  return text.split(AMOUNT).map((part, i) => ({text: part, isAmount: i % 2 === 1}));
}

/** The text with its dates, ranges, and amounts with their units held together: browsers break a line after any hyphen or space. */
export function unbrokenAmounts(text: string): (Node | string)[] {
  return amountParts(text).map((part) =>
    part.isAmount ? element("span", "unbroken", part.text) : part.text
  );
}
