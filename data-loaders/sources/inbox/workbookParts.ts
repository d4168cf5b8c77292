import {attributesOf, walkXml} from "./walkXml.js";

/** The paths of a workbook's parts in its archive; the sheets in order, a chart sheet as an empty path. */
export interface WorkbookParts {
  readonly sheets: readonly string[];
  readonly styles: string;
  readonly strings: string;
}

/**
 * Reads which parts of the archive are sheets, or says why not. Paths and order are found as the workbook reader
 * finds them, so that what is checked is what is read. The date count from 1904 is refused: a day without a date
 * format would silently move by four years.
 */
export function readParts(workbook: string, relations: string): WorkbookParts | {readonly problem: string} {
  const targets = new Map<string, {type: string; path: string}>();
  const ids: string[] = [];
  let from1904 = false;
  const problem =
    walkXml(relations, {
      open(name, text) {
        const attributes = name === "Relationship" ? attributesOf(text) : null;
        const target = attributes?.get("Target") ?? "";
        const type = (attributes?.get("Type") ?? "").split("/").at(-1)!;
        const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
        if (attributes) targets.set(attributes.get("Id") ?? "", {type, path});
      }
    }) ??
    walkXml(workbook, {
      open(name, text) {
        const attributes = name === "sheet" || name === "workbookPr" ? attributesOf(text) : null;
        if (name === "sheet") ids.push(attributes?.get("id") ?? "");
        if (name === "workbookPr" && !["0", "false"].includes(attributes?.get("date1904") ?? "0"))
          from1904 = true;
      }
    });
  if (problem) return {problem};
  if (from1904) return {problem: "dates counted from 1904: save it with the 1900 date system"};
  const pathOf = (type: string) => [...targets.values()].find((target) => target.type === type)?.path;
  return {
    sheets: ids.map((id) => sheetPath(targets.get(id))),
    styles: pathOf("styles") ?? "xl/styles.xml",
    strings: pathOf("sharedStrings") ?? "xl/sharedStrings.xml"
  };
}

function sheetPath(target: {type: string; path: string} | undefined): string {
  return target?.type === "worksheet" ? target.path : "";
}
