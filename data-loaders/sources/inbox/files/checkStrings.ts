import {isMark, isTooLong, misplaced} from "./checkCell.js";
import {readsAsNumber} from "./richText.mjs";
import {unescapeXml, walkXml} from "./walkXml.js";

export interface StringFacts {
  readonly count: number;
  /** The texts that read as numbers, and are not written in one piece, by their place. */
  readonly inParts: ReadonlyMap<number, string>;
}

/**
 * Checks the XML of a workbook's shared strings before the reader sees it, and counts them. The reader splits it at
 * `</si>`: what stands elsewhere would move every text behind it to another cell.
 */
export function checkStrings(xml: string, longest: number): StringFacts | {readonly problem: string} {
  const open: {readonly name: string; readonly children: string[]}[] = [];
  let [count, length] = [0, 0];
  let [shown, isMarked] = ["", false];
  const inParts = new Map<number, string>();
  let fault: string | null = null;
  const problem = walkXml(xml, {
    open(name, attributes) {
      const parent = open.at(-1);
      if (open.length === 1 && name === "si") {
        [count, length] = [count + 1, 0];
        [shown, isMarked] = ["", false];
      } else fault ??= parent ? misplacedText(name, parent) : name === "sst" ? null : `<${name}> as its root`;
      if (attributes.includes(">")) fault ??= `a > within <${name}>`;
      if (name === "si" && attributes !== "") fault ??= "attributes of <si>";
      if (parent?.name === "rPr" && isMark(name, attributes)) isMarked = true;
      if (open.length > 1) parent!.children.push(name);
      open.push({name, children: []});
    },
    close() {
      const closed = open.pop();
      if (closed?.name === "si" && isMarked && readsAsNumber(unescapeXml(shown)))
        inParts.set(count - 1, unescapeXml(shown));
    },
    text(text) {
      const {name} = open.at(-1)!;
      length += text.length;
      if (name === "t" && open.at(-2)?.name !== "rPh") shown += text;
      if (isTooLong(length, longest)) fault ??= `a text of more than ${longest} characters`;
      if (["sst", "si", "r", "rPh"].includes(name) && text.trim()) fault ??= `text within <${name}>`;
    }
  });
  const found = problem ?? fault;
  return found === null ? {count, inParts} : {problem: found};
}

function misplacedText(
  name: string,
  {name: parent, children}: {readonly name: string; readonly children: readonly string[]}
): string | null {
  const fault = name === "si" ? "<si>" : misplaced(parent, name, children);
  return fault === null ? null : `${fault} within <${parent}>`;
}
