import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {replaceFile} from "../../data-loaders/store/files.js";

/** Bytes of a SHA-256 in hexadecimal, and the end of its line. */
const HEAD = 65;

/**
 * Writes `bytes` to `file` in one step, their checksum before them: `readChecked` gives them back whole, or not at all.
 */
export async function writeChecked(file: string, bytes: Uint8Array): Promise<void> {
  await replaceFile(file, Buffer.concat([Buffer.from(`${sha256(bytes)}\n`), bytes]));
}

/** The bytes that `writeChecked` was given; null where there are none, or not those any more. */
export async function readChecked(file: string): Promise<Buffer | null> {
  const content = await readFile(file).catch(() => null);
  if (content === null) return null;
  const bytes = content.subarray(HEAD);
  return content.toString("latin1", 0, HEAD) === `${sha256(bytes)}\n` ? bytes : null;
}

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
