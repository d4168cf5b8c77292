const EOF = 0x0a;
const FILE_PASS = 0x2f;
const BOUND_SHEET = 0x85;
const BOF = 0x809;
const FORMULA = 0x06;
const STRING = 0x207;
/** Records of one cell: formula, number, text, error, the same of Excel 5; and of several in a row. */
const CELLS = [FORMULA, 0x01, 0x201, 0x203, 0x204, 0x205, 0x27e, 0xfd, 0xd6];
const MANY_CELLS = [0xbd, 0xbe];
/** What may stand between a formula and its text: the formula's other parts. */
const BETWEEN = [0x3c, 0x221, 0x236, 0x4bc];

/**
 * What is wrong with the records of an old workbook (.xls), or null. The reader takes what is there: a file that is
 * cut off would lose its last rows, and a formula whose text is missing would be an empty cell.
 * @param {Buffer} bytes
 * @param {number} mostCells how many cells there may be
 * @returns {string | null}
 */
export function recordsProblem(bytes, mostCells) {
  if (bytes.length < 4 || bytes.readUInt16LE(0) !== BOF) return "no workbook of Excel 5 or later";
  const parts = new Set();
  const sheets = [];
  let [depth, isTextDue, cells] = [0, false, 0];
  for (let at = 0; at < bytes.length; ) {
    // What follows the last part fills up its sector.
    if (depth === 0 && isFiller(bytes, at)) break;
    if (at + 4 > bytes.length) return "it is cut off";
    const [type, length] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)];
    const body = at + 4;
    if (body + length > bytes.length) return "it is cut off";
    if (depth === 0 && type !== BOF) return `a record outside of its parts at byte ${at}`;
    if (type === FILE_PASS) return "encrypted";
    if (isTextDue && type !== STRING && !BETWEEN.includes(type)) return "a formula without a stored value";
    if (type === BOUND_SHEET && length >= 4) sheets.push(bytes.readUInt32LE(body));
    if (type === BOF && depth++ === 0) parts.add(at);
    if (type === EOF) depth--;
    cells += CELLS.includes(type) ? 1 : MANY_CELLS.includes(type) ? Math.floor(length / 6) : 0;
    if (cells > mostCells) return `more than ${mostCells} cells`;
    isTextDue = type === FORMULA ? isText(bytes, body, length) : isTextDue && type !== STRING;
    at = body + length;
  }
  if (depth > 0) return "it is cut off";
  return sheets.every((at) => parts.has(at)) ? null : "a sheet that is not where its list says";
}

function isFiller(bytes, at) {
  return bytes.length - at < 4 || bytes.readUInt16LE(at) === 0;
}

function isText(bytes, body, length) {
  return length >= 14 && bytes.readUInt16LE(body + 12) === 0xffff && bytes[body + 6] === 0;
}
