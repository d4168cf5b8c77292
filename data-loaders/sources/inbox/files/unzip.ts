import {crc32, inflateRawSync} from "node:zlib";
import {BadInput} from "../../../badInput.js";
import {checkLimit, type Limits} from "./limits.js";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Flag bits of the three ways to encrypt an entry. */
const ENCRYPTED = 0x2041;
/** Flag bit: sizes follow the data, and are not in the local header. */
const SIZES_FOLLOW = 0x8;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The entries of a zip archive that `wanted` names, by name. Count and inflated size are checked in the archive's
 * directory before anything is inflated, and no entry may inflate to more than the directory says.
 * Throws BadInput for an archive over the limits, encrypted, or broken in any way: sizes, names, checksums.
 */
export function unzip(
  file: string,
  bytes: Buffer,
  limits: Limits,
  wanted: (name: string) => boolean
): Map<string, Buffer> {
  const entries = readDirectory(file, bytes, limits);
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  checkLimit({file}, limits, "unzippedBytes", "bytes once inflated", total);
  const found = new Map<string, Buffer>();
  for (const entry of entries) {
    if (entry.flags & ENCRYPTED) throw new BadInput({file}, "encrypted: save it without a password");
    if (found.has(entry.name)) broken(file, "an entry twice", entry.name);
    if (wanted(entry.name)) found.set(entry.name, readEntry(file, bytes, entry));
  }
  return found;
}

function broken(file: string, why: string, value?: unknown): never {
  throw new BadInput({file}, `a broken workbook: ${why}`, value);
}

function readDirectory(file: string, bytes: Buffer, limits: Limits): Entry[] {
  const end = findEnd(file, bytes);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || start === 0xffffffff) broken(file, "zip64, which no workbook of this size needs");
  if (bytes.readUInt16LE(end + 8) !== count) broken(file, "an archive in several parts");
  checkLimit({file}, limits, "zipEntries", "entries in the archive", count);
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) broken(file, "its zip directory");
    entries.push(readCentral(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === end ? entries : broken(file, "its zip directory");
}

function findEnd(file: string, bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at--)
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  return broken(file, "no zip directory at its end (a truncated file?)");
}

function readCentral(bytes: Buffer, at: number): Entry {
  const nameLength = bytes.readUInt16LE(at + 28);
  return {
    name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42)
  };
}

function readEntry(file: string, bytes: Buffer, entry: Entry): Buffer {
  const data = packedData(file, bytes, entry);
  const content = entry.method === STORED ? data : inflate(file, data, entry);
  if (content.length !== entry.size) broken(file, "an entry of another size than said", entry.name);
  if (crc32(content) !== entry.crc) broken(file, "an entry with a wrong checksum", entry.name);
  return content;
}

// The header before the data must say the same as the directory: else another reader would see another file.
function packedData(
  file: string,
  bytes: Buffer,
  {name, flags, method, crc, packed, size, offset}: Entry
): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    return broken(file, "an entry out of place", name);
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26);
  const start = nameEnd + bytes.readUInt16LE(offset + 28);
  const sizes = [14, 18, 22].map((at) => bytes.readUInt32LE(offset + at));
  const agrees =
    (bytes.readUInt16LE(offset + 6) & ENCRYPTED) === 0 &&
    bytes.readUInt16LE(offset + 8) === method &&
    bytes.toString("utf8", offset + 30, nameEnd) === name &&
    (flags & SIZES_FOLLOW || [crc, packed, size].every((value, i) => sizes[i] === value));
  if (!agrees || start + packed > bytes.length)
    return broken(file, "an entry whose own header differs from the directory", name);
  return bytes.subarray(start, start + packed);
}

function inflate(file: string, data: Buffer, {name, method, size}: Entry): Buffer {
  if (method !== DEFLATED) return broken(file, "an unknown compression", name);
  try {
    return inflateRawSync(data, {maxOutputLength: Math.max(size, 1)});
  } catch (cause) {
    const tooLarge = (cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return broken(file, tooLarge ? "an entry larger than it says" : "an entry that does not inflate", name);
  }
}
