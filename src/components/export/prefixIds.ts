const REFERENCE = /url\(["']?[^)#"']*#([^)"']+)["']?\)/g;

/**
 * Gives the ids that a picture refers to (clip paths, gradients) a prefix, and drops all others, so that
 * several pictures can stand in one document.
 */
export function prefixIds(svg: SVGSVGElement, prefix: string): void {
  const elements = [svg, ...svg.querySelectorAll("*")];
  const used = new Set<string>();
  for (const element of elements) {
    for (const attribute of element.attributes) {
      if (attribute.localName === "href") attribute.value = renameHref(attribute.value, prefix, used);
      else if (attribute.value.includes("url(")) attribute.value = renameUrls(attribute.value, prefix, used);
    }
  }
  for (const element of elements) {
    const {id} = element;
    element.removeAttribute("id");
    // Of two elements with one id, the first is meant.
    if (used.delete(id)) element.setAttribute("id", `${prefix}-${id}`);
  }
}

function renameUrls(value: string, prefix: string, used: Set<string>): string {
  return value.replace(REFERENCE, (_match, id: string) => {
    used.add(id);
    return `url(#${prefix}-${id})`;
  });
}

function renameHref(value: string, prefix: string, used: Set<string>): string {
  if (!value.startsWith("#")) return value;
  const id = value.slice(1);
  used.add(id);
  return `#${prefix}-${id}`;
}
