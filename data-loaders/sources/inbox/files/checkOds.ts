import {BadInput} from "../../../badInput.js";
import {isTooLong} from "./checkCell.js";
import {broken} from "./checkXlsx.js";
import {type CellCount, cellCount, type Limits} from "./limits.js";
import {IN_PARTS, readsAsNumber} from "./richText.mjs";
import {attributesOf, unescapeXml} from "./walkXml.js";

export const CONTENT = "content.xml";
const STYLES = "styles.xml";
const MANIFEST = "META-INF/manifest.xml";

/** What the reader gets of a spreadsheet, and the names of the sheets that are hidden, which it does not tell. */
interface CheckedOds {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly hidden: ReadonlySet<string>;
}

/**
 * The parts of an OpenDocument spreadsheet that the reader gets, once they are checked. The reader leaves out numbers
 * without their shown text and formulas without a value, takes a number's first digits for the number, and knows
 * nothing of formats that divide.
 * Throws BadInput for what it would read as something else.
 */
export function checkOds(file: string, entries: ReadonlyMap<string, Buffer>, limits: Limits): CheckedOds {
  const manifest = entries.get(MANIFEST)?.toString("utf8") ?? broken({file}, `no part ${MANIFEST}`);
  if (manifest.includes("encryption-data"))
    throw new BadInput({file}, "encrypted: save it without a password");
  if (!manifest.includes("opendocument.spreadsheet"))
    broken({file}, "an OpenDocument file without a spreadsheet");
  const content = entries.get(CONTENT)!.toString("utf8");
  const styles = entries.get(STYLES)?.toString("utf8") ?? "";
  for (const xml of [content, styles]) checkXml(file, xml);
  countCells(content, cellCount(file, limits));
  for (const prefix of ["office", "table", "text"])
    if (!content.includes(`xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`))
      broken({file}, `${CONTENT}: its elements are not called ${prefix}:…`);
  for (const [, value] of content.matchAll(/\soffice:value=(?:"([^"<]*)"|'([^'<]*)')/g))
    if (!NUMBER.test(value ?? "")) throw new BadInput({file}, "invalid number in a cell", value);
  const parts = new Map<string, Uint8Array>([
    [MANIFEST, entries.get(MANIFEST)!],
    [
      CONTENT,
      Buffer.from(
        content
          .replace(COPY_OF_OTHER, "")
          .replace(CELL, cellFor(file, limits, markedStyles(`${content}${styles}`)))
      )
    ],
    // The reader does without formats, not without their part.
    [STYLES, Buffer.from(styles)]
  ]);
  return {parts, hidden: hiddenSheets(content)};
}

const ROW_OR_CELL = /<table:(?:(table-row)|(?:covered-)?table-cell)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/g;

const REPEATED = /:number-(?:columns|rows)-repeated\s*=\s*["'](\d+)/;

/**
 * Counts cells before the reader makes each of them: a cell may stand for many beside it, a row for many below it.
 * Office programs end a sheet with one empty cell in a million rows; such hold nothing.
 */
function countCells(content: string, count: CellCount): void {
  const times = (attributes: string) =>
    attributes.includes("-repeated") ? Number(REPEATED.exec(attributes)?.[1] ?? 1) : 1;
  let rows = 1;
  for (const [, row, attributes = ""] of content.matchAll(ROW_OR_CELL))
    if (row !== undefined) rows = times(attributes);
    else {
      const isEmpty = attributes.endsWith("/") && !/value-type|formula/.test(attributes);
      count(isEmpty ? 1 : times(attributes) * rows);
    }
}

const STYLE = /<style:style\s([^>]*)>((?:(?!<\/style:style>)[\s\S])*)/g;
const MARK = /style:text-position="(?!0%)|text-line-through-(?:style|type)="(?!none)/;
const SPAN = /<text:span\s[^>]*?text:style-name=["']([^"']*)["']/g;

/** The styles that raise, lower or strike through what is written in them. */
function markedStyles(xml: string): Set<string> {
  const found = [...xml.matchAll(STYLE)].filter(([, , properties]) => MARK.test(properties!));
  return new Set(found.map(([, attributes]) => attributesOf(attributes!)?.get("name") ?? ""));
}

/** Whether a cell's text reads as a number, and a part of it is raised, lowered or struck through. */
function isInParts(content: string, marked: ReadonlySet<string>): boolean {
  if (marked.size === 0 || !content.includes("<text:span")) return false;
  const isMarked = [...content.matchAll(SPAN)].some(([, style]) => marked.has(style!));
  return isMarked && readsAsNumber(unescapeXml(content.replace(NOT_SHOWN, "")));
}

/** A sheet is hidden by its style. */
function hiddenSheets(content: string): Set<string> {
  const styles = [...content.matchAll(HIDING_STYLE)].map(([style]) => attributesOf(style)?.get("name"));
  const tables = [...content.matchAll(/<table:table\s[^>]*>/g)].map(([table]) => attributesOf(table));
  return new Set(
    tables
      .filter((table) => styles.includes(table?.get("style-name")))
      .map((table) => unescapeXml(table?.get("name") ?? ""))
  );
}

const HIDING_STYLE =
  /<style:style\s[^>]*>(?=(?:(?!<\/style:style>)[\s\S])*?<style:table-properties\s[^>]*?table:display="false")/g;

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d{1,3})?$/;

function checkXml(file: string, xml: string): void {
  if (/<!(?!--)/.test(xml)) broken({file}, `${CONTENT}: CDATA or a document type`);
  if (xml.includes("<?", 1)) broken({file}, `${CONTENT}: an instruction within`);
  const factor = /\snumber:display-factor="(?!1")([^"<]*)"/.exec(xml)?.[1];
  if (factor !== undefined)
    throw new BadInput(
      {file},
      "numbers shown divided by their format: save it without such a format",
      factor
    );
}

const ATTRIBUTES = `((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)`;
const CELL = new RegExp(
  `<table:(covered-table-cell|table-cell)${ATTRIBUTES}\\s*(?:/>|>([\\s\\S]*?)</table:\\1>)`,
  "g"
);
/** What a formula refers to in another workbook is kept as a sheet that nobody is shown. */
const COPY_OF_OTHER =
  /<table:table\s(?:(?!<\/table:table>)[\s\S])*?<table:table-source[\s\S]*?<\/table:table>/g;
/** A drawing in a cell: what is written in it is not the cell's. */
const DRAWING = /<draw:([\w-]+)(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/draw:\1>)/g;
/** Tags, and what is noted at a cell. */
const NOT_SHOWN = /<office:annotation[\s\S]*?<\/office:annotation>|<[^>]*>/g;
/** Zeros that lead, or an exchange beside the digits: `000938`, `600000.SH`. */
const CODE = /^(?:0\d+|(?:sh|sz|bj)[._]?\d+|\d+[._]?(?:sh|sz|bj|ss|xshg|xshe|csi))$/i;
const ERROR = /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d+)/;

/**
 * A cell as the reader gets it: without its drawings, whose words it would take for the cell's; a percentage as one,
 * however it is shown; an error that is kept beside a number, and a code that a number's format makes of it, as what is
 * shown; a formula without a value as `=…`, as
 * in every other workbook.
 */
function cellFor(file: string, limits: Limits, marked: ReadonlySet<string>) {
  return (cell: string, name: string, attributes: string, whole = ""): string => {
    if (isTooLong(attributes.length + whole.length, limits.cellText))
      return broken({file}, `${CONTENT}: a cell of more than ${limits.cellText} characters`);
    if (whole.includes("<table:")) return broken({file}, `${CONTENT}: a table within a cell`);
    const content = whole.replace(DRAWING, "");
    if (content.includes("draw:"))
      return broken({file}, `${CONTENT}: a drawing within a drawing of its kind`);
    const type = /\soffice:value-type=["']([\w-]*)["']/.exec(attributes)?.[1];
    const written = (text: string, given = attributes) =>
      `<table:${name}${given}><text:p>${text}</text:p></table:${name}>`;
    if (type === "percentage") return written("%");
    const shown = type === "float" ? content.replace(NOT_SHOWN, "").trim() : "";
    if (type === "string" && isInParts(content, marked))
      return written(
        `${content.replace(NOT_SHOWN, "").trim()}${IN_PARTS}`,
        attributes.replace(/\soffice:string-value=(?:"[^"]*"|'[^']*')/, "")
      );
    if (ERROR.test(shown) || CODE.test(shown))
      return written(shown, ` office:value-type="string"${attributes.replace(VALUE, "")}`);
    if (content.trim() !== "")
      return content === whole ? cell : `<table:${name}${attributes}>${content}</table:${name}>`;
    if (type !== undefined) return written("");
    const formula = /\stable:formula=(?:"([^"<]*)"|'([^'<]*)')/.exec(attributes);
    if (!formula) return cell;
    const text = `=${unescapeXml(formula[1] ?? formula[2]!).replace(/^(?:\w+:)?=/, "")}`;
    const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    return written(escaped, `${attributes} office:value-type="string"`);
  };
}

const VALUE = /\s(?:office:value(?:-type)?|calcext:value-type)=(?:"[^"<]*"|'[^'<]*')/g;
