import {element} from "./element.js";

/** The text with its dates held together: browsers break a line after any hyphen. */
export function unbrokenDates(text: string): (Node | string)[] {
  return text
    .split(/(\d{4}-\d{2}-\d{2})/)
    .map((part, i) => (i % 2 === 0 ? part : element("span", "unbroken", part)));
}
