import {BadInput} from "../../../badInput.js";

/** How a text file was decoded. */
export type Encoding = "UTF-8" | "UTF-8 with BOM" | "UTF-16 LE" | "UTF-16 BE" | "GB18030";

/**
 * Decodes a text file: by its byte order mark, else as UTF-8, else as GB18030, each strictly.
 * Throws BadInput for bytes that are neither, for UTF-8 that is damaged in places, and for binary files.
 */
export function decodeText(file: string, bytes: Uint8Array): {text: string; encoding: Encoding} {
  const {encoding, skip} = sniff(bytes);
  const decoded = encoding
    ? {text: decodeAs(file, encoding, bytes.subarray(skip)), encoding}
    : guess(file, bytes);
  checkCharacters(file, decoded.text);
  return decoded;
}

function guess(file: string, bytes: Uint8Array): {text: string; encoding: Encoding} {
  const text = tryDecode("utf-8", bytes);
  return text === null ? {text: gb18030(file, bytes), encoding: "GB18030"} : {text, encoding: "UTF-8"};
}

function sniff(bytes: Uint8Array): {encoding: Encoding | null; skip: number} {
  const starts = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (starts(0xef, 0xbb, 0xbf)) return {encoding: "UTF-8 with BOM", skip: 3};
  if (starts(0xff, 0xfe)) return {encoding: "UTF-16 LE", skip: 2};
  if (starts(0xfe, 0xff)) return {encoding: "UTF-16 BE", skip: 2};
  if (starts(0x84, 0x31, 0x95, 0x33)) return {encoding: "GB18030", skip: 4};
  return {encoding: null, skip: 0};
}

const LABELS: Readonly<Record<Encoding, string>> = {
  "UTF-8": "utf-8",
  "UTF-8 with BOM": "utf-8",
  "UTF-16 LE": "utf-16le",
  "UTF-16 BE": "utf-16be",
  GB18030: "gb18030"
};

function tryDecode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(file: string, encoding: Encoding, bytes: Uint8Array): string {
  const text = tryDecode(LABELS[encoding], bytes);
  if (text !== null) return text;
  const row = rowOf(new TextDecoder(LABELS[encoding]).decode(bytes), "\ufffd");
  throw new BadInput({file, row}, `begins as ${encoding}, but is not ${encoding} here`);
}

// A UTF-8 file with a broken byte would often pass as GB18030, with every Chinese word turned into another.
function gb18030(file: string, bytes: Uint8Array): string {
  const asUtf8 = new TextDecoder("utf-8").decode(bytes);
  const row = rowOf(asUtf8, "\ufffd");
  if (isMostlyChinese(asUtf8)) throw new BadInput({file, row}, "damaged UTF-8");
  const text = tryDecode("gb18030", bytes);
  if (text === null) throw new BadInput({file, row}, "neither UTF-8 nor GB18030");
  return text;
}

/** Whether more characters are Chinese than could not be decoded. */
function isMostlyChinese(text: string): boolean {
  let balance = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd) balance--;
    else if ((c >= 0x3000 && c <= 0x303f) || (c >= 0x4e00 && c <= 0x9fff) || c >= 0xff00) balance++;
  }
  return balance > 0;
}

function checkCharacters(file: string, text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the purpose
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
  if (control) throw new BadInput({file, row: rowOf(text, control[0])}, "not a text file", control[0]);
}

function rowOf(text: string, character: string): number {
  return text.slice(0, text.indexOf(character)).split(/\r\n|\r|\n/).length;
}
