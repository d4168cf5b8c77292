/** What happens on the way through an XML text. Names are without their prefix. */
export interface XmlVisitor {
  open?(name: string, attributes: string): void;
  /** Called for an element without content, too. */
  close?(name: string): void;
  /** Text as it stands, entities not decoded. */
  text?(text: string): void;
}

const NAME = "[A-Za-z_][\\w.-]*(?::[\\w.-]+)?";
// The reader drops an attribute with a space beside its equals sign, or behind a space of another kind.
const SPACE = "[ \\t\\r\\n]";
const ATTRIBUTES = `(?:${SPACE}+${NAME}=(?:"[^<"]*"|'[^<']*'))*`;
const TOKEN = new RegExp(
  `([^<]*)(?:<(?:\\/(${NAME})${SPACE}*|(${NAME})(${ATTRIBUTES})${SPACE}*(\\/?)|\\?[^<>]*\\?)>|$)`,
  "y"
);

/**
 * Walks over an XML text and returns what is wrong with it, or null. Stricter than the workbook reader's own parser,
 * which drops attributes that it cannot read, and takes only the last piece of a text with a comment in it.
 * Comments, CDATA and document types are not allowed: no spreadsheet program writes them.
 */
export function walkXml(xml: string, visitor: XmlVisitor): string | null {
  const open: string[] = [];
  let roots = 0;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(xml);
    if (!token) return `not XML at character ${at}`;
    const [, text, closed, opened, attributes, empty] = token;
    if (text && open.length > 0) visitor.text?.(text);
    else if (text && /[^\s\ufeff]/.test(text)) return `text outside of its root at character ${at}`;
    if (opened !== undefined) {
      if (open.length === 0 && ++roots > 1) return "more than one root";
      visitor.open?.(localName(opened), attributes!);
      if (empty) visitor.close?.(localName(opened));
      else open.push(opened);
    } else if (closed !== undefined) {
      if (open.pop() !== closed) return `</${closed}> closes nothing`;
      visitor.close?.(localName(closed));
    }
  }
  return open.length > 0 ? `<${open.at(-1)}> is never closed` : roots === 1 ? null : "empty";
}

/** The attributes of an element by name without prefix; null where one stands twice. */
export function attributesOf(text: string): ReadonlyMap<string, string> | null {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name!.startsWith("xmlns")) continue;
    if (attributes.has(localName(name!))) return null;
    attributes.set(localName(name!), double ?? single!);
  }
  return attributes;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
