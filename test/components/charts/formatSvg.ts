const INDENT = "  ";

/** An SVG as text to be read in a diff: one element a line, attributes in their order. */
export function formatSvg(element: Element, depth = 0): string {
  const attributes = [...element.attributes].map(({name, value}) => ` ${name}="${value}"`).join("");
  const indent = INDENT.repeat(depth);
  const open = `${indent}<${element.localName}${attributes}>`;
  if (element.children.length === 0) return `${open}${element.innerHTML.trim()}</${element.localName}>\n`;
  const children = [...element.childNodes].map((node) =>
    node instanceof Element ? formatSvg(node, depth + 1) : textLine(node, depth + 1)
  );
  return `${open}\n${children.join("")}${indent}</${element.localName}>\n`;
}

function textLine(node: Node, depth: number): string {
  const text = node.textContent?.trim() ?? "";
  return text === "" ? "" : `${INDENT.repeat(depth)}${text}\n`;
}

/** Every text of a picture, in the order in which it is drawn. */
export function textsOf(svg: Element): string[] {
  return [...svg.querySelectorAll("text")].map((text) => text.textContent ?? "");
}
