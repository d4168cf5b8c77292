import {chineseWords} from "./chineseWords.js";
import {element} from "./element.js";
import {amountParts} from "./unbrokenAmounts.js";

/** As `unbrokenAmounts`, and with its Chinese words held together. */
export function unbrokenWords(text: string): (Node | string)[] {
  return amountParts(text)
    .flatMap((part) => (part.isAmount ? [{text: part.text, isWord: true}] : chineseWords(part.text)))
    .map((part) => (part.isWord ? element("span", "unbroken", part.text) : part.text));
}
