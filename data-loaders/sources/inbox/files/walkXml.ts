/** Attributes of an element, and characters of all of them. A worksheet's root has two dozen, most of them namespaces. */
const MOST_ATTRIBUTES = 100;
const LONGEST_ATTRIBUTES = 2 ** 20;
/** Elements of a part: those of all cells that a workbook may have. */
const MOST_ELEMENTS = 8_000_000;

/** What happens on the way through an XML text. Names are without their prefix. */
export interface XmlVisitor {
  open?(name: string, attributes: string): void;
  /** Called for an element without content, too. */
  close?(name: string): void;
  /** Text as it stands, entities not decoded. */
  text?(text: string): void;
}

const NAME = "[A-Za-z_][\\w.-]*(?::[\\w.-]+)?";
// The reader finds no end with a space in it, and no attribute with one beside its equals sign.
const SPACE = "[ \\t\\r\\n]";
const ATTRIBUTES = `(?:${SPACE}+${NAME}=(?:"[^<"]*"|'[^<']*')){0,${MOST_ATTRIBUTES}}`;
/** What an element with one attribute more begins with. */
const TOO_MANY = new RegExp(
  `[^<]*<${NAME}(?:${SPACE}+${NAME}=(?:"[^<"]*"|'[^<']*')){${MOST_ATTRIBUTES + 1}}`,
  "y"
);
const TOKEN = new RegExp(
  `([^<]*)(?:<(?:\\/(${NAME})|(${NAME})(${ATTRIBUTES})${SPACE}*(\\/?)|\\?[^<>]*\\?)>|$)`,
  "y"
);

/**
 * Walks over an XML text and returns what is wrong with it, or null. Far stricter than the workbook reader, which
 * looks for what it knows and passes over the rest, and takes of a number with a comment in it what stands before.
 * Comments, CDATA and document types are not allowed, nor instructions within: no spreadsheet program writes them.
 * Nor are more attributes and elements than any writes.
 */
export function walkXml(xml: string, visitor: XmlVisitor): string | null {
  const open: string[] = [];
  let [roots, elements] = [0, 0];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(xml);
    if (!token) return `${faultAt(xml, at)} at character ${at}`;
    const [, text, closed, opened, attributes, empty] = token;
    if (text && open.length > 0) visitor.text?.(text);
    else if (text && /[^\s\ufeff]/.test(text)) return `text outside of its root at character ${at}`;
    if (opened !== undefined) {
      if (++elements > MOST_ELEMENTS) return `more than ${MOST_ELEMENTS} elements`;
      if (attributes!.length > LONGEST_ATTRIBUTES) return `attributes of ${attributes!.length} characters`;
      if (open.length === 0 && ++roots > 1) return "more than one root";
      visitor.open?.(localName(opened), attributes!);
      if (empty) visitor.close?.(localName(opened));
      else open.push(opened);
    } else if (closed !== undefined) {
      if (open.pop() !== closed) return `</${closed}> closes nothing`;
      visitor.close?.(localName(closed));
    } else if (open.length > 0 && token[0].endsWith("?>")) return `an instruction at character ${at}`;
  }
  return open.length > 0 ? `<${open.at(-1)}> is never closed` : roots === 1 ? null : "empty";
}

function faultAt(xml: string, at: number): string {
  if (xml.startsWith("<!", xml.indexOf("<", at))) return "a comment, CDATA or document type";
  TOO_MANY.lastIndex = at;
  return TOO_MANY.test(xml) ? `an element with more than ${MOST_ATTRIBUTES} attributes` : "not XML";
}

const ENTITIES: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"};

/** A text or an attribute's value, its entities decoded. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return ENTITIES[name.toLowerCase()]!;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
  );
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
