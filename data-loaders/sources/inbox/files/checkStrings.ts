import {misplaced} from "./checkCell.js";
import {walkXml} from "./walkXml.js";

/**
 * Checks the XML of a workbook's shared strings before the reader sees it, and counts them. The reader splits it at
 * `</si>`: what stands elsewhere would move every text behind it to another cell.
 */
export function checkStrings(xml: string): {readonly count: number} | {readonly problem: string} {
  const open: {readonly name: string; readonly children: string[]}[] = [];
  let count = 0;
  let fault: string | null = null;
  const problem = walkXml(xml, {
    open(name, attributes) {
      const parent = open.at(-1);
      if (open.length === 1 && name === "si") count++;
      else fault ??= parent ? misplacedText(name, parent) : name === "sst" ? null : `<${name}> as its root`;
      if (attributes.includes(">")) fault ??= `a > within <${name}>`;
      if (name === "si" && attributes !== "") fault ??= "attributes of <si>";
      if (open.length > 1) parent!.children.push(name);
      open.push({name, children: []});
    },
    close() {
      open.pop();
    },
    text(text) {
      const {name} = open.at(-1)!;
      if (["sst", "si", "r", "rPh"].includes(name) && text.trim()) fault ??= `text within <${name}>`;
    }
  });
  const found = problem ?? fault;
  return found === null ? {count} : {problem: found};
}

function misplacedText(
  name: string,
  {name: parent, children}: {readonly name: string; readonly children: readonly string[]}
): string | null {
  const fault = name === "si" ? "<si>" : misplaced(parent, name, children);
  return fault === null ? null : `${fault} within <${parent}>`;
}
