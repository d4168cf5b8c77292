import {attributesOf, walkXml} from "./walkXml.js";

/** What a cell's number format does to the number that is stored: nothing, a percent sign, or a division by thousands. */
export type NumberFormat = "plain" | "percent" | "thousands";

const BUILT_IN_PERCENT = ["9", "10"];

/**
 * The number formats of a workbook's cell styles, in the order of `styles.xml`; or the problem why they cannot be
 * read. The workbook reader knows dates only: 0.81 shown as 81% would reach us as 0.81.
 */
export function readNumberFormats(xml: string): NumberFormat[] | {readonly problem: string} {
  const codes = new Map<string, string>();
  const styles: string[] = [];
  let inCellStyles = false;
  const problem = walkXml(xml, {
    open(name, text) {
      if (name === "cellXfs") inCellStyles = true;
      if (name !== "numFmt" && name !== "xf") return;
      const attributes = attributesOf(text);
      const id = attributes?.get("numFmtId") ?? "0";
      if (name === "numFmt") codes.set(id, attributes?.get("formatCode") ?? "");
      else if (inCellStyles) styles.push(id);
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    }
  });
  return problem ? {problem} : styles.map((id) => formatOf(id, codes.get(id)));
}

function formatOf(id: string, code: string | undefined): NumberFormat {
  if (code === undefined) return BUILT_IN_PERCENT.includes(id) ? "percent" : "plain";
  const bare = code.replace(/&quot;[\s\S]*?&quot;|"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  if (bare.includes("%")) return "percent";
  // A comma behind the last digit divides by a thousand; one between digits only sets them apart.
  return /[0#?],+(?![0#?,])/.test(bare) ? "thousands" : "plain";
}
