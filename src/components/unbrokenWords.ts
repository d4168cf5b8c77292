import {html} from "htl";
import {chineseWords} from "./chineseWords.js";

/** The text with its Chinese words held together. */
export function unbrokenWords(text: string): (Node | string)[] {
  return chineseWords(text).map((part) =>
    part.isWord ? html`<span class="unbroken">${part.text}</span>` : part.text
  );
}
