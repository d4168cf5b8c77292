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

/** The bytes of an archive, and what messages call it. */
interface Archive {
  readonly file: string;
  readonly what: string;
  readonly bytes: Buffer;
}

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
 * @param what what messages call the archive
 */
export function unzip(
  file: string,
  bytes: Buffer,
  limits: Limits,
  wanted: (name: string) => boolean,
  what = "workbook"
): Map<string, Buffer> {
  const archive = {file, what, bytes};
  const entries = readDirectory(archive, limits);
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  checkLimit({file}, limits, "unzippedBytes", "bytes once inflated", total);
  const found = new Map<string, Buffer>();
  for (const entry of entries) {
    if (entry.flags & ENCRYPTED) throw new BadInput({file}, "encrypted: save it without a password");
    if (found.has(entry.name)) broken(archive, "an entry twice", entry.name);
    if (wanted(entry.name)) found.set(entry.name, readEntry(archive, entry));
  }
  return found;
}

function broken({file, what}: Archive, why: string, value?: unknown): never {
  throw new BadInput({file}, `a broken ${what}: ${why}`, value);
}

function readDirectory(archive: Archive, limits: Limits): Entry[] {
  const {file, bytes} = archive;
  const end = findEnd(archive);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || start === 0xffffffff) broken(archive, "zip64, which nothing of this size needs");
  if (bytes.readUInt16LE(end + 8) !== count) broken(archive, "an archive in several parts");
  checkLimit({file}, limits, "zipEntries", "entries in the archive", count);
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) broken(archive, "its zip directory");
    entries.push(readCentral(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === end ? entries : broken(archive, "its zip directory");
}

function findEnd(archive: Archive): number {
  const {bytes} = archive;
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at--)
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  return broken(archive, "no zip directory at its end (a truncated file?)");
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

function readEntry(archive: Archive, entry: Entry): Buffer {
  const data = packedData(archive, entry);
  const content = entry.method === STORED ? data : inflate(archive, data, entry);
  if (content.length !== entry.size) broken(archive, "an entry of another size than said", entry.name);
  if (crc32(content) !== entry.crc) broken(archive, "an entry with a wrong checksum", entry.name);
  return content;
}

// The header before the data must say the same as the directory: else another reader would see another file.
function packedData(archive: Archive, {name, flags, method, crc, packed, size, offset}: Entry): Buffer {
  const {bytes} = archive;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    return broken(archive, "an entry out of place", name);
  const nameEnd = offset + 30 + bytes.readUInt16LE(offset + 26);
  const start = nameEnd + bytes.readUInt16LE(offset + 28);
  const sizes = [14, 18, 22].map((at) => bytes.readUInt32LE(offset + at));
  const agrees =
    (bytes.readUInt16LE(offset + 6) & ENCRYPTED) === 0 &&
    bytes.readUInt16LE(offset + 8) === method &&
    bytes.toString("utf8", offset + 30, nameEnd) === name &&
    (flags & SIZES_FOLLOW || [crc, packed, size].every((value, i) => sizes[i] === value));
  if (!agrees || start + packed > bytes.length)
    return broken(archive, "an entry whose own header differs from the directory", name);
  return bytes.subarray(start, start + packed);
}

function inflate(archive: Archive, data: Buffer, {name, method, size}: Entry): Buffer {
  if (method !== DEFLATED) return broken(archive, "an unknown compression", name);
  try {
    return inflateRawSync(data, {maxOutputLength: Math.max(size, 1)});
  } catch (cause) {
    const tooLarge = (cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return broken(
      archive,
      tooLarge ? "an entry larger than it says" : "an entry that does not inflate",
      name
    );
  }
}
