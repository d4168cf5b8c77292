import {textWidth} from "./charts/plot/labels/text.js";
import {element} from "./element.js";

/** Names beyond this are seen in part, in pixels. */
const LONG = 280;

/** A name; one as long as a sentence is cut by the style sheet, and whole in its title, on paper and for a search. */
export function longName(name: string): string | HTMLElement {
  return textWidth(name) <= LONG ? name : Object.assign(element("span", "bf-long-name", name), {title: name});
}
