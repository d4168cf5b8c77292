import {createHash} from "node:crypto";
import {mkdir, readdir, readFile, rm, stat, utimes} from "node:fs/promises";
import path from "node:path";
import {z} from "zod";
import {replaceFile} from "../../store/files.js";

/** An answer that was kept, and what the server calls that version of it. */
export interface Kept {
  readonly url: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  /** The day on which the bytes were fetched, ISO. */
  readonly retrieved: string;
  readonly bytes: Buffer;
}

/** Answers on the disk, so that an unchanged one is not fetched again. */
export interface FileCache {
  /** The kept answer of an address; null where there is none, or one that is damaged. */
  find(url: string): Promise<Kept | null>;
  keep(kept: Kept): Promise<void>;
}

const HEAD = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  retrieved: z.iso.date(),
  sha256: z.string()
});

/** What nobody asked for this long is of a release that is gone. */
const OLDEST = 60 * 86_400_000;

/**
 * The answers in `folder`: `<hash of the address>.kept`, a line of JSON that describes the bytes, and the bytes. Each is
 * written under another name, synced and renamed, so that a reader finds a whole one or none; the checksum tells
 * one that was damaged since. The folder can be deleted at any time.
 */
export function openFileCache(folder: string): FileCache {
  const fileOf = (url: string) => path.join(folder, `${sha256(url).slice(0, 32)}.kept`);
  return {
    async find(url) {
      try {
        const content = await readFile(fileOf(url));
        const end = content.indexOf("\n");
        const {sha256: sum, ...head} = HEAD.parse(JSON.parse(content.toString("utf8", 0, end)));
        const bytes = content.subarray(end + 1);
        if (head.url !== url || sha256(bytes) !== sum) return null;
        await utimes(fileOf(url), new Date(), new Date());
        return {...head, bytes};
      } catch {
        return null;
      }
    },
    async keep({bytes, ...head}) {
      await mkdir(folder, {recursive: true});
      const line = JSON.stringify({...head, sha256: sha256(bytes)} satisfies z.infer<typeof HEAD>);
      await replaceFile(fileOf(head.url), Buffer.concat([Buffer.from(`${line}\n`), bytes]));
      await prune(folder);
    }
  };
}

async function prune(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    // What has another name than an answer is somebody's, whatever folder this is.
    if (!/^[0-9a-f]{32}\.kept(\.tmp)?$/.test(name)) continue;
    if (Date.now() - (await stat(file)).mtimeMs > OLDEST) await rm(file, {force: true});
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
