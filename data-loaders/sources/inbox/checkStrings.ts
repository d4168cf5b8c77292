import {mayStandIn} from "./checkSheet.js";
import {walkXml} from "./walkXml.js";

/**
 * Checks the XML of a workbook's shared strings before the reader sees it, and counts them. The reader splits it at
 * `</si>`: what stands elsewhere would move every text behind it to another cell.
 */
export function checkStrings(xml: string): {readonly count: number} | {readonly problem: string} {
  const open: string[] = [];
  let count = 0;
  let fault: string | null = null;
  const problem = walkXml(xml, {
    open(name, attributes) {
      const parent = open.at(-1);
      if (parent === undefined && name !== "sst") fault ??= `<${name}> as its root`;
      if (parent === "sst" && name === "si") count++;
      // A text is what a cell holds inline, under another name.
      else if (name === "si" || (parent && !mayStandIn(parent === "si" ? "is" : parent, name)))
        fault ??= `<${name}> within <${parent}>`;
      if (attributes.includes(">") || (name === "si" && attributes.trim()))
        fault ??= `attributes of <${name}>`;
      open.push(name);
    },
    close() {
      open.pop();
    },
    text(text) {
      if ((open.length < 3 || open.at(-1) === "r") && text.trim()) fault ??= `text within <${open.at(-1)}>`;
    }
  });
  const found = problem ?? fault;
  return found === null ? {count} : {problem: found};
}
