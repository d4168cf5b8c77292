import {BadInput, type Location} from "../../../badInput.js";
import {checkSheet, type SheetFacts} from "./checkSheet.js";
import {checkStrings} from "./checkStrings.js";
import type {Visibility} from "./grid.js";
import {type CellCount, cellCount, checkLimit, type Limits} from "./limits.js";
import {readNumberFormats} from "./numberFormats.js";
import {readParts} from "./workbookParts.js";

/** An XLSX file that was checked: what the reader may see of it, and what is known of its sheets without the reader. */
export interface CheckedXlsx {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly strings: number;
  /** In the order of the workbook. A chart's sheet has no facts, and no part. */
  readonly sheets: readonly {
    readonly name: string;
    readonly visibility: Visibility;
    readonly facts: SheetFacts | null;
  }[];
}

export const WORKBOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const STRINGS = "xl/sharedStrings.xml";

/** Throws BadInput for a file that is broken. */
export function broken(place: Location, problem: string): never {
  // Paths and texts of a broken file may hold anything; an error is one line.
  throw new BadInput(place, `a broken workbook: ${problem.replace(/\s+/g, " ")}`, undefined, {
    publicly: "a broken workbook"
  });
}

/**
 * Checks the entries of an XLSX file before the reader gets any: it takes what it finds and passes over the rest. Of
 * the workbook it sees sheets and strings under names of ours, so that what was checked is what is read.
 * Throws BadInput for a file that is broken or over the limits.
 */
export function checkXlsx(file: string, entries: ReadonlyMap<string, Buffer>, limits: Limits): CheckedXlsx {
  const textOf = (name: string) => entries.get(name)?.toString("utf8") ?? null;
  const good = <Facts>(name: string, facts: Facts | {readonly problem: string}): Facts =>
    isProblem(facts) ? broken({file}, `${name}: ${facts.problem}`) : facts;
  const relations = textOf(RELATIONS) ?? broken({file}, `no part ${RELATIONS}`);
  const found = readParts(textOf(WORKBOOK)!, relations);
  const parts = isProblem(found) ? broken({file}, found.problem) : found;
  checkLimit({file}, limits, "sheets", "sheets", parts.sheets.length);
  // Before anything is walked over, which takes longer than to count.
  const begun = cellCount(file, limits);
  for (const {path} of parts.sheets) countElements(entries.get(path), "c", begun);
  countElements(entries.get(parts.strings), "si", cellCount(file, limits));
  const styles = textOf(parts.styles);
  const formats = styles === null ? [] : good(parts.styles, readNumberFormats(styles, limits.styles));
  const texts = textOf(parts.strings);
  const {count: strings, inParts} =
    texts === null
      ? {count: 0, inParts: new Map<number, string>()}
      : good(parts.strings, checkStrings(texts, limits.cellText));
  const count = cellCount(file, limits);
  const areas = cellCount(file, limits);
  const sheets = parts.sheets.map(({path, ...sheet}) => {
    if (path === "") return {...sheet, facts: null};
    const xml = textOf(path) ?? broken({file}, `no part ${path}`);
    const facts = good(
      path,
      checkSheet(xml, {formats, strings, inParts}, {count, cellText: limits.cellText})
    );
    checkLimit({file}, limits, "rows", "rows", facts.rows);
    checkLimit({file}, limits, "columns", "columns", facts.columns);
    areas(facts.rows * facts.columns);
    return {...sheet, facts};
  });
  const paths = parts.sheets.map(({path}) => path).filter((path) => path !== "");
  const seen = paths.map((path) => entries.get(path)!);
  return {parts: partsFor(seen, texts === null ? undefined : withEnds(texts)), strings, sheets};
}

/** Counts the elements of a part that are called so, but for those with a prefix, which no spreadsheet program writes. */
function countElements(part: Buffer | undefined, name: string, count: CellCount): void {
  const begin = `<${name}`;
  for (let at = part?.indexOf(begin) ?? -1; at >= 0; at = part!.indexOf(begin, at + 1))
    if (ENDS.includes(part![at + begin.length]!)) count(1);
}

/** What stands behind an element's name: a space, a slash, its end. */
const ENDS = [0x20, 0x09, 0x0a, 0x0d, 0x2f, 0x3e];

function isProblem(facts: unknown): facts is {readonly problem: string} {
  return typeof facts === "object" && facts !== null && "problem" in facts;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The texts, those without any as a pair of tags: the reader goes by their ends. */
function withEnds(texts: string): Buffer {
  return Buffer.from(texts.replace(/<((?:[\w.-]+:)?si)\s*\/>/g, "<$1></$1>"));
}

/** The least archive that holds these sheets and strings. */
function partsFor(sheets: readonly Buffer[], strings: Buffer | undefined): Map<string, Uint8Array> {
  const ids = sheets.map((_, i) => i + 1);
  const list = ids.map((id) => `<sheet name="${id}" sheetId="${id}" r:id="rId${id}"/>`);
  const relations = ids.map(
    (id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`
  );
  const parts = new Map<string, Uint8Array>([
    ["[Content_Types].xml", contentTypes({[WORKBOOK]: "sheet.main+xml", [STRINGS]: "sharedStrings+xml"})],
    [
      WORKBOOK,
      Buffer.from(
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join("")}</sheets></workbook>`
      )
    ],
    [
      RELATIONS,
      Buffer.from(`<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`)
    ],
    ...sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml] as const)
  ]);
  return strings ? parts.set(STRINGS, strings) : parts;
}

/** The list of an archive's parts that the reader looks for by their types. */
export function contentTypes(types: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(types).map(
    ([name, type]) =>
      `<Override PartName="/${name}" ContentType="${type.includes("/") ? type : `${CONTENT_TYPE}.${type}`}"/>`
  );
  return Buffer.from(`<Types xmlns="${PACKAGE}/content-types">${parts.join("")}</Types>`);
}
