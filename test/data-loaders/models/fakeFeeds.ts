import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import path from "node:path";
import {zipSync} from "fflate";
import {openEngine, withTemporaryFolder} from "../../../data-loaders/engine.js";
import * as sample from "./feedSamples.js";

/** How the server answers instead of well. `cut`: the body ends after so many bytes, though more were announced. */
export type Failure =
  | {
      readonly status?: number;
      readonly text?: string;
      readonly bytes?: Buffer;
      readonly headers?: Record<string, string>;
    }
  | "hang"
  | "reset"
  | "cut";

/** A question as the server received it. */
export interface Asked {
  /** Host and path of the publisher: `epoch.ai/data/benchmark_data.zip`. */
  readonly path: string;
  readonly userAgent: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
  /** How many questions were unanswered when this one came. */
  readonly atOnce: number;
}

/** A local server that answers as the publishers do: with ETags, Last-Modified, 304, and a redirect to another path. */
export interface FakeFeeds {
  /** What MODELS_URL is set to. */
  readonly url: string;
  readonly asked: Asked[];
  /** The answers by host and path. */
  readonly files: Map<string, Buffer>;
  /** The next questions for a path fail, in this order; a failure that is `always` is never over. */
  fail(path: string, ...failures: readonly Failure[]): void;
  failAlways(path: string, failure: Failure): void;
  /** As it was at first. */
  reset(): void;
  close(): Promise<void>;
}

export const PATHS = {
  epoch: "epoch.ai/data/benchmark_data.zip",
  arena:
    "huggingface.co/datasets/lmarena-ai/leaderboard-dataset/resolve/main/text/latest-00000-of-00001.parquet",
  agent:
    "huggingface.co/datasets/lmarena-ai/leaderboard-dataset/resolve/main/agent/latest-00000-of-00001.parquet",
  releases: "raw.githubusercontent.com/LiveBench/LiveBench/main/livebench/common.py",
  table: "livebench.ai/table_2026_01_08.csv",
  categories: "livebench.ai/categories_2026_01_08.json",
  mmluPro: "huggingface.co/datasets/TIGER-Lab/mmlu_pro_leaderboard_submission/resolve/main/results.csv"
} as const;

/** Hugging Face answers `resolve` of large files with a way to its store. */
const LED_ON = /\.parquet$/;
/** Epoch sends an ETag and no day; GitHub's pages a day and, here, no ETag. */
const WITHOUT_ETAG = /^livebench\.ai\//;
const LAST_MODIFIED = "Wed, 07 Oct 2026 20:15:35 GMT";

export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

/** Rows as a Parquet file, numbers as doubles, as the dataset has them. */
export function parquetOf(
  rows: readonly Readonly<Record<string, string | number | null>>[]
): Promise<Buffer> {
  return withTemporaryFolder(async (folder) => {
    const parquet = path.join(folder, "rows.parquet");
    const connection = await openEngine();
    const columns = Object.keys(rows[0]!).map((name) => {
      const isText = rows.some((row) => typeof row[name] === "string");
      const values = rows.map((row) => literal(row[name] ?? null));
      return `unnest([${values.join(", ")}]::${isText ? "VARCHAR" : "DOUBLE"}[]) AS ${name}`;
    });
    await connection.run(`COPY (SELECT ${columns.join(", ")}) TO '${parquet}' (FORMAT parquet)`);
    return readFileSync(parquet);
  });
}

function literal(value: string | number | null): string {
  if (value === null) return "NULL";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

export async function fakeFeeds(): Promise<FakeFeeds> {
  const first: readonly (readonly [string, Buffer])[] = [
    [PATHS.epoch, zipOf(sample.EPOCH_FILES)],
    [PATHS.arena, await arenaText],
    [PATHS.agent, await arenaAgent],
    [PATHS.releases, Buffer.from(sample.LIVEBENCH_PROGRAM)],
    [PATHS.table, Buffer.from(sample.LIVEBENCH)],
    [PATHS.categories, Buffer.from(sample.LIVEBENCH_CATEGORIES)],
    [PATHS.mmluPro, Buffer.from(sample.MMLU_PRO)]
  ];
  const files = new Map(first);
  const asked: Asked[] = [];
  const failures = new Map<string, Failure[]>();
  const always = new Map<string, Failure>();
  let open = 0;
  const server = createServer((request, response) => {
    const name = request.url!.slice(1).replace(/^store\//, "");
    const isLedOn = request.url!.startsWith("/store/");
    open++;
    response.on("close", () => open--);
    asked.push({...questionOf(request, name), atOnce: open});
    const failure = failures.get(name)?.shift() ?? always.get(name);
    if (failure) return failWith(failure, response);
    const content = files.get(name);
    if (!content) return failWith({status: 404, text: PAGE_404}, response);
    if (LED_ON.test(name) && !isLedOn)
      return failWith({status: 302, headers: {location: `/store/${name}`}}, response);
    answerWith(content, name, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    files,
    fail: (name, ...list) => void failures.set(name, [...(failures.get(name) ?? []), ...list]),
    failAlways: (name, failure) => void always.set(name, failure),
    reset() {
      failures.clear();
      always.clear();
      for (const [name, content] of first) files.set(name, content);
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections() as never)
  };
}

const arenaText = parquetOf(sample.ARENA_TEXT);
const arenaAgent = parquetOf(sample.ARENA_AGENT);

/** What Epoch answers for a file that is gone. */
export const PAGE_404 = `<!DOCTYPE html><html><head><title>Page not found</title></head><body>${"x".repeat(2000)}</body></html>`;

function questionOf({headers}: IncomingMessage, name: string): Omit<Asked, "atOnce"> {
  return {
    path: name,
    userAgent: headers["user-agent"],
    ifNoneMatch: headers["if-none-match"],
    ifModifiedSince: headers["if-modified-since"]
  };
}

function answerWith(
  content: Buffer,
  name: string,
  {headers}: IncomingMessage,
  response: ServerResponse
): void {
  const etag = `"${createHash("md5").update(content).digest("hex")}"`;
  const hasEtag = !WITHOUT_ETAG.test(name);
  const isSame = hasEtag ? headers["if-none-match"] === etag : headers["if-modified-since"] === LAST_MODIFIED;
  response.setHeader(hasEtag ? "etag" : "last-modified", hasEtag ? etag : LAST_MODIFIED);
  if (isSame) response.statusCode = 304;
  response.end(isSame ? undefined : content);
}

function failWith(failure: Failure, response: ServerResponse): void {
  if (failure === "hang") return;
  if (failure === "reset") return void response.destroy();
  if (failure === "cut") {
    response.writeHead(200, {"content-length": "1000"});
    response.write("PK\x03\x04");
    setTimeout(() => response.destroy(), 20);
    return;
  }
  response.writeHead(failure.status ?? 200, failure.headers);
  response.end(failure.bytes ?? failure.text ?? "");
}
