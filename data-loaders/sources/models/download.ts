import {BadInput} from "../../badInput.js";
import {printable} from "../../printable.js";
import {isSafe} from "../http/address.js";
import {type Clock, rateLimit, SYSTEM_CLOCK} from "../http/clock.js";
import {type Kept, openFileCache} from "../http/fileCache.js";
import {checkStatus, readBytes, withinTime} from "../http/passing.js";
import {retried} from "../http/retry.js";
import {checkContent, type Kind} from "./content.js";
import type {ModelsSettings} from "./settings.js";

/** A file of a publisher's. */
export interface Resource {
  readonly url: string;
  readonly kind: Kind;
  /** An answer with more bytes is refused. */
  readonly mostBytes: number;
}

export interface Downloaded {
  readonly bytes: Buffer;
  /** The day on which the bytes were fetched, ISO: of an unchanged answer the day of the first time. */
  readonly retrieved: string;
}

export interface DownloadOptions {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** The day it is, ISO. */
  readonly today: string;
  readonly clock?: Clock;
  /** Milliseconds until an answer that is not whole is given up. */
  readonly timeoutMs?: number;
}

export type Download = (resource: Resource) => Promise<Downloaded>;

export const USER_AGENT = "Benchfolio/0.1 (refresh of model scores)";

/** So many requests a minute go to one host, one after the other. */
const REQUESTS_PER_MINUTE = 60;
const MOST_REDIRECTS = 5;

/**
 * Fetches files politely: one request at a time, evenly spaced for each host, with a name, asked again where a failure
 * may pass, and not fetched again where the server says that the kept bytes are still right. An answer is
 * kept when its status and first bytes are those of what was asked for. Throws BadInput that names the address.
 */
export function downloader(settings: ModelsSettings, options: DownloadOptions): Download {
  const {signal, say, today, clock = SYSTEM_CLOCK, timeoutMs = 60_000} = options;
  const cache = openFileCache(settings.cacheFolder);
  const turnOf = hostTurns(clock);
  return async ({url, kind, mostBytes}) => {
    const kept = await cache.find(url);
    const ask = {file: url, kept, signal, timeoutMs, turnOf, mostBytes};
    const address = addressIn(settings.mirror, url);
    const answer = await retried(url, () => follow(address, ask), {signal, clock, say});
    if (answer === null) return kept!;
    checkContent(url, answer.bytes, kind);
    const fresh = {...answer, url, retrieved: today};
    await cache
      .keep(fresh)
      .catch((error) => say(printable(`${url}: not kept (${(error as Error).message})`)));
    return fresh;
  };
}

/** The address under a mirror: `https://mirror.example/epoch.ai/data/eci_scores.csv`. */
function addressIn(mirror: string | null, url: string): string {
  if (mirror === null) return url;
  const {host, pathname, search} = new URL(url);
  return `${mirror}/${host}${pathname}${search}`;
}

function hostTurns(clock: Clock): (host: string) => (signal: AbortSignal) => Promise<void> {
  const turns = new Map<string, (signal: AbortSignal) => Promise<void>>();
  return (host) => {
    const turn = turns.get(host) ?? rateLimit(REQUESTS_PER_MINUTE, clock);
    turns.set(host, turn);
    return turn;
  };
}

interface FollowOptions {
  readonly file: string;
  readonly kept: Kept | null;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly mostBytes: number;
  readonly turnOf: (host: string) => (signal: AbortSignal) => Promise<void>;
}

type Answer = Pick<Kept, "etag" | "last_modified" | "bytes">;

/** The answer at an address, or where it leads to; null where the kept one is still right. */
async function follow(address: string, options: FollowOptions): Promise<Answer | null> {
  const {file, kept} = options;
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    await options.turnOf(url.host)(options.signal);
    const answer = await askOnce(url, options);
    if (answer === "unchanged") {
      if (kept === null) throw new BadInput({file}, "HTTP status", 304);
      return null;
    }
    if (!("location" in answer)) return answer;
    const next = URL.canParse(answer.location, url) ? new URL(answer.location, url) : null;
    if (!next || !isSafe(next))
      throw new BadInput({file}, "leads to an address that is not safe", answer.location);
    url = next;
  }
  throw new BadInput({file}, `leads on more than ${MOST_REDIRECTS} times`);
}

function askOnce(
  url: URL,
  {file, kept, signal, timeoutMs, mostBytes}: FollowOptions
): Promise<Answer | {readonly location: string} | "unchanged"> {
  const headers = {
    "user-agent": USER_AGENT,
    ...(kept?.etag && {"if-none-match": kept.etag}),
    ...(kept?.last_modified && {"if-modified-since": kept.last_modified})
  };
  return withinTime({signal, timeoutMs}, async (signal) => {
    const response = await fetch(url, {headers, redirect: "manual", signal});
    const location = response.headers.get("location");
    if (!response.ok) await response.body?.cancel();
    if (response.status === 304) return "unchanged";
    if (response.status >= 300 && response.status < 400 && location !== null) return {location};
    checkStatus(file, response);
    return {
      etag: response.headers.get("etag"),
      last_modified: response.headers.get("last-modified"),
      bytes: await readBytes(file, response, mostBytes)
    };
  });
}
