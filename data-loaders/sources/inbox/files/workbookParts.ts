import type {Visibility} from "./grid.js";
import {attributesOf, unescapeXml, walkXml} from "./walkXml.js";

/** The paths of a workbook's parts in its archive; the sheets in order, a chart sheet with an empty path. */
export interface WorkbookParts {
  readonly sheets: readonly {
    readonly name: string;
    readonly path: string;
    readonly visibility: Visibility;
  }[];
  readonly styles: string;
  readonly strings: string;
}

/**
 * Reads which parts of the archive are sheets, or says why not. The date count from 1904 is refused: a day without a
 * date format would silently move by four years.
 */
export function readParts(workbook: string, relations: string): WorkbookParts | {readonly problem: string} {
  const targets = readTargets(relations);
  if ("problem" in targets) return targets;
  const sheets: {name: string; id: string; visibility: Visibility}[] = [];
  let from1904 = false;
  const problem = walkXml(workbook, {
    open(name, text) {
      const attributes = name === "sheet" || name === "workbookPr" ? attributesOf(text) : null;
      if (name === "sheet")
        sheets.push({
          name: unescapeXml(attributes?.get("name") ?? ""),
          id: attributes?.get("id") ?? "",
          visibility: STATES[attributes?.get("state") ?? ""] ?? "visible"
        });
      if (name === "workbookPr" && !["0", "false"].includes(attributes?.get("date1904") ?? "0"))
        from1904 = true;
    }
  });
  if (problem) return {problem};
  if (from1904) return {problem: FROM_1904};
  const pathOf = (type: string) => [...targets.values()].find((target) => target.type === type)?.path;
  return {
    sheets: sheets.map(({id, ...sheet}) => ({...sheet, path: sheetPath(targets.get(id))})),
    styles: pathOf("styles") ?? "xl/styles.xml",
    strings: pathOf("sharedStrings") ?? "xl/sharedStrings.xml"
  };
}

const STATES: Readonly<Record<string, Visibility>> = {hidden: "hidden", veryHidden: "very hidden"};

export const FROM_1904 = "dates counted from 1904: save it with the 1900 date system";

interface Target {
  readonly type: string;
  readonly path: string;
}

/** What a workbook is related to, by id: the kind of the part, and its path in the archive. */
export function readTargets(relations: string): ReadonlyMap<string, Target> | {readonly problem: string} {
  const targets = new Map<string, Target>();
  const problem = walkXml(relations, {
    open(name, text) {
      const attributes = name === "Relationship" ? attributesOf(text) : null;
      const target = attributes?.get("Target") ?? "";
      const type = (attributes?.get("Type") ?? "").split("/").at(-1)!;
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      if (attributes) targets.set(attributes.get("Id") ?? "", {type, path});
    }
  });
  return problem ? {problem} : targets;
}

function sheetPath(target: Target | undefined): string {
  return target?.type === "worksheet" ? target.path : "";
}
