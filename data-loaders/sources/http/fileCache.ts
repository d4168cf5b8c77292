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
  /** The moment at which they came, ISO, where somebody keeps it. */
  readonly fetched?: string;
  readonly bytes: Buffer;
}

/** Answers on the disk, so that an unchanged one is not fetched again. */
export interface FileCache {
  /** The kept answer of an address, of `day` where that is given; null where there is none, or one that is damaged. */
  find(url: string, day?: string): Promise<Kept | null>;
  /** Keeps an answer in the place of the one before; with `day`, ISO, in that of the same day alone. */
  keep(kept: Kept, day?: string): Promise<void>;
}

const HEAD = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  retrieved: z.iso.date(),
  fetched: z.iso.datetime().optional(),
  sha256: z.string()
});

/** What nobody asked for this long is of a release that is gone, or of a day that is long past. */
const OLDEST = 60 * 86_400_000;

/**
 * The answers in `folder`: `<hash of the address>.kept`, or `<hash>.<day>.kept` of one that is kept by day, a line of
 * JSON that describes the bytes, and the bytes. Each is written under another name, synced and renamed, so that a reader
 * finds a whole one or none; the checksum tells one that was damaged since. The folder can be deleted at any time.
 */
export function openFileCache(folder: string): FileCache {
  const fileOf = (url: string, day?: string) =>
    path.join(folder, `${[sha256(url).slice(0, 32), ...(day === undefined ? [] : [day])].join(".")}.kept`);
  // A first run of a market keeps 16,500 answers, and a look at all of them takes as long as there are.
  let isPruned = false;
  return {
    async find(url, day) {
      try {
        const content = await readFile(fileOf(url, day));
        const end = content.indexOf("\n");
        const {sha256: sum, ...head} = HEAD.parse(JSON.parse(content.toString("utf8", 0, end)));
        const bytes = content.subarray(end + 1);
        if (head.url !== url || sha256(bytes) !== sum) return null;
        await utimes(fileOf(url, day), new Date(), new Date());
        return {...head, bytes};
      } catch {
        return null;
      }
    },
    async keep({bytes, ...head}, day) {
      await mkdir(folder, {recursive: true});
      const line = JSON.stringify({...head, sha256: sha256(bytes)} satisfies z.infer<typeof HEAD>);
      await replaceFile(fileOf(head.url, day), Buffer.concat([Buffer.from(`${line}\n`), bytes]));
      if (isPruned) return;
      isPruned = true;
      await prune(folder);
    }
  };
}

async function prune(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    // What has another name than an answer is somebody's, whatever folder this is.
    if (!/^[0-9a-f]{32}(\.\d{4}-\d\d-\d\d)?\.kept(\.tmp)?$/.test(name)) continue;
    if (Date.now() - (await stat(file)).mtimeMs > OLDEST) await rm(file, {force: true});
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
