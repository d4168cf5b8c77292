import {BadInput} from "../../badInput.js";

/** What an answer has to be. */
export type Kind = "zip" | "parquet" | "csv" | "json" | "text";
type Found = "zip" | "parquet" | "html" | "json" | "text" | "binary";

const WORDS: Readonly<Record<Kind | Found, string>> = {
  zip: "a zip archive",
  parquet: "a Parquet file",
  csv: "CSV",
  json: "JSON",
  html: "a page of HTML",
  text: "text",
  binary: "no text"
};

/**
 * Looks at the first bytes of an answer (of Parquet at the last as well) before anybody parses it: hosts answer with
 * a page where a file is gone, and with an object where they have an error. Throws BadInput.
 */
export function checkContent(file: string, bytes: Buffer, wanted: Kind): void {
  if (bytes.length === 0) throw new BadInput({file}, "an empty answer");
  const found = kindOf(bytes);
  // Of CSV no byte is certain: it is text that is nothing else.
  if (found !== (wanted === "csv" ? "text" : wanted))
    throw new BadInput({file}, `${WORDS[found]} where ${WORDS[wanted]} was asked for`);
  if (wanted === "parquet" && bytes.toString("latin1", bytes.length - 4) !== "PAR1")
    throw new BadInput({file}, "a Parquet file that is cut off");
}

function kindOf(bytes: Buffer): Found {
  const first = bytes.toString("latin1", 0, 4);
  if (first === "PK\x03\x04") return "zip";
  if (first === "PAR1") return "parquet";
  const text = bytes
    .toString("utf8", 0, 512)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text.startsWith("<")) return "html";
  if (/^[{[]/.test(text)) return "json";
  return text.includes("\0") ? "binary" : "text";
}
