import {crc32} from "node:zlib";

/**
 * A zip archive of the entries as they are, uncompressed. The workbook reader gets checked entries this way: it can
 * inflate nothing more, and sees no others. A loader hands many small files to Framework in one.
 */
export function storedZip(entries: ReadonlyMap<string, Buffer>): ArrayBuffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const facts = {name: Buffer.from(name), crc: crc32(content), size: content.length};
    locals.push(header(0x04034b50, 30, facts), facts.name, content);
    centrals.push(header(0x02014b50, 46, facts, offset), facts.name);
    offset += 30 + facts.name.length + content.length;
  }
  return joined([...locals, ...centrals, end(entries.size, centrals, offset)]);
}

// Local and central headers hold the same fields; the central one starts two bytes later and ends with the offset.
function header(signature: number, length: number, {name, crc, size}: Facts, offset?: number): Buffer {
  const buffer = Buffer.alloc(length);
  const shift = offset === undefined ? 0 : 2;
  buffer.writeUInt32LE(signature);
  buffer.writeUInt16LE(20, 4 + shift);
  buffer.writeUInt32LE(crc, 14 + shift);
  buffer.writeUInt32LE(size, 18 + shift);
  buffer.writeUInt32LE(size, 22 + shift);
  buffer.writeUInt16LE(name.length, 26 + shift);
  if (offset !== undefined) buffer.writeUInt32LE(offset, 42);
  return buffer;
}

interface Facts {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
}

function end(count: number, centrals: readonly Buffer[], offset: number): Buffer {
  const buffer = Buffer.alloc(22);
  buffer.writeUInt32LE(0x06054b50);
  buffer.writeUInt16LE(count, 8);
  buffer.writeUInt16LE(count, 10);
  buffer.writeUInt32LE(
    centrals.reduce((sum, part) => sum + part.length, 0),
    12
  );
  buffer.writeUInt32LE(offset, 16);
  return buffer;
}

function joined(parts: readonly Buffer[]): ArrayBuffer {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}
