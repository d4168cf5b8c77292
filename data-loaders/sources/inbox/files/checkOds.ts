import {BadInput} from "../../../badInput.js";
import {broken} from "./checkXlsx.js";
import {unescapeXml} from "./walkXml.js";

export const CONTENT = "content.xml";
const STYLES = "styles.xml";
const MANIFEST = "META-INF/manifest.xml";

/**
 * The parts of an OpenDocument spreadsheet that the reader gets, once they are checked. The reader leaves out numbers
 * without their shown text and formulas without a value, takes a number's first digits for the number, and knows
 * nothing of formats that divide.
 * Throws BadInput for what it would read as something else.
 */
export function checkOds(file: string, entries: ReadonlyMap<string, Buffer>): Map<string, Uint8Array> {
  const manifest = entries.get(MANIFEST)?.toString("utf8") ?? broken({file}, `no part ${MANIFEST}`);
  if (manifest.includes("encryption-data"))
    throw new BadInput({file}, "encrypted: save it without a password");
  if (!manifest.includes("opendocument.spreadsheet"))
    broken({file}, "an OpenDocument file without a spreadsheet");
  const content = entries.get(CONTENT)!.toString("utf8");
  const styles = entries.get(STYLES)?.toString("utf8") ?? "";
  for (const xml of [content, styles]) checkXml(file, xml);
  for (const prefix of ["office", "table", "text"])
    if (!content.includes(`xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`))
      broken({file}, `${CONTENT}: its elements are not called ${prefix}:…`);
  for (const [, value] of content.matchAll(/\soffice:value=(?:"([^"<]*)"|'([^'<]*)')/g))
    if (!NUMBER.test(value ?? "")) throw new BadInput({file}, "invalid number in a cell", value);
  return new Map<string, Uint8Array>([
    [MANIFEST, entries.get(MANIFEST)!],
    [CONTENT, Buffer.from(content.replace(EMPTY_CELL, withText))],
    // The reader does without formats, not without their part.
    [STYLES, Buffer.from(styles)]
  ]);
}

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d{1,3})?$/;

function checkXml(file: string, xml: string): void {
  if (/<!(?!--)/.test(xml)) broken({file}, `${CONTENT}: CDATA or a document type`);
  const factor = /\snumber:display-factor="(?!1")([^"<]*)"/.exec(xml)?.[1];
  if (factor !== undefined)
    throw new BadInput(
      {file},
      "numbers shown divided by their format: save it without such a format",
      factor
    );
}

const ATTRIBUTES = `((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)`;
const EMPTY_CELL = new RegExp(`<table:table-cell${ATTRIBUTES}\\s*(?:/>|>\\s*</table:table-cell>)`, "g");

/** A cell without shown text as one that has it: a formula without a value as `=…`, as in every other workbook. */
function withText(cell: string, attributes: string): string {
  const formula = /\stable:formula=(?:"([^"<]*)"|'([^'<]*)')/.exec(attributes);
  const isValue = /\soffice:value-type=/.test(attributes);
  if (!formula && !isValue) return cell;
  const text = isValue ? "" : `=${unescapeXml(formula![1] ?? formula![2]!).replace(/^(?:\w+:)?=/, "")}`;
  const type = isValue ? "" : ' office:value-type="string"';
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<table:table-cell${attributes}${type}><text:p>${escaped}</text:p></table:table-cell>`;
}
