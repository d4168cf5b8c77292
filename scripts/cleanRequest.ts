import {statSync} from "node:fs";
import type {IncomingMessage, ServerResponse} from "node:http";
import path from "node:path";

const METHODS = ["GET", "HEAD", "OPTIONS"];
const ENCODINGS = ["br", "gzip"];

/**
 * Makes of a request one that `sirv` answers rightly, which reads ranges and encodings by halves: it ends the process
 * where a range ends before its start or beyond 2^53, and sends a copy in `br` to who says `br;q=0`. False: the
 * request is answered here. `folder` is the site.
 */
export function cleanRequest(request: IncomingMessage, response: ServerResponse, folder: string): boolean {
  if (!METHODS.includes(request.method ?? "")) return end(response, 405, {allow: METHODS.join(", ")});
  if (request.method === "OPTIONS") return end(response, 204, {allow: METHODS.join(", ")});
  request.headers["accept-encoding"] = acceptedOf(request.headers["accept-encoding"]).join(", ");
  const {range} = request.headers;
  const ifRange = request.headers["if-range"];
  delete request.headers.range;
  // Whether a part is still of the same file is not asked here: who asks gets it whole.
  if (range === undefined || ifRange !== undefined) return true;
  const size = sizeOf(folder, request.url ?? "/");
  const part = size === null ? null : partOf(range, size);
  if (part === null) return true;
  if (part === "outside") return end(response, 416, {"content-range": `bytes */${size}`});
  // A part is of the file, not of a copy in another encoding.
  request.headers["accept-encoding"] = "";
  request.headers.range = `bytes=${part.start}-${part.end}`;
  return true;
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): false {
  response.writeHead(status, headers).end();
  return false;
}

/** The encodings of ours that a client takes: named, or under `*`, with a weight above 0. */
export function acceptedOf(header: string | readonly string[] | undefined): string[] {
  const weights = new Map(
    String(header ?? "")
      .split(",")
      .map((entry): [string, number] => {
        const [name = "", ...params] = entry.split(";").map((part) => part.trim().toLowerCase());
        const weight = params.find((param) => param.startsWith("q="))?.slice(2);
        return [name, weight === undefined ? 1 : Number(weight) || 0];
      })
  );
  return ENCODINGS.filter((name) => (weights.get(name) ?? weights.get("*") ?? 0) > 0);
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes that a `Range` of a file asks for; null where it is none that has to be obeyed: of several parts, of
 * another unit, or one that ends before its start.
 */
export function partOf(range: string, size: number): Part | "outside" | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d*)$/.exec(range.trim()) ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return null;
  // A number of more digits is beyond any file.
  const last = to.length > 15 ? Number.MAX_SAFE_INTEGER : Number(to);
  if (from === "")
    return last === 0 || size === 0 ? "outside" : {start: Math.max(0, size - last), end: size - 1};
  const start = Number(from);
  if (to !== "" && last < start) return null;
  if (start >= size) return "outside";
  return {start, end: to === "" ? size - 1 : Math.min(last, size - 1)};
}

/** The size of the file at an address; null where there is none of that very name: a page without its ending has no parts. */
function sizeOf(folder: string, url: string): number | null {
  try {
    const {pathname} = new URL(url, "http://localhost");
    const file = path.join(folder, path.normalize(`/${decodeURIComponent(pathname)}`));
    const stats = statSync(file);
    return stats.isFile() ? stats.size : null;
  } catch {
    return null;
  }
}
