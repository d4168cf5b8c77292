import {BadInput} from "../../badInput.js";
import {type Clock, rateLimit, SYSTEM_CLOCK} from "../http/clock.js";
import {openFileCache} from "../http/fileCache.js";
import {checkStatus, Passing, readBytes, withinTime} from "../http/passing.js";
import type {EastmoneySettings} from "./settings.js";

export interface FetchTextOptions {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** The day it is, ISO: an answer that was kept on it is not asked for again. */
  readonly today: string;
  readonly clock?: Clock;
  /** Milliseconds until an answer that is not whole is given up. */
  readonly timeoutMs?: number;
}

/** What is asked for at an address. */
export interface TextAsk {
  /** What messages call it. */
  readonly file: string;
  readonly url: string;
  readonly referer?: string;
  /** Which answer that was kept is as good as a new one: none, one of today, or any. */
  readonly kept: "none" | "today" | "any";
}

/** An answer as it came, and what keeps it: once it was read and is right. */
export interface TextAnswer {
  readonly text: string;
  keep(): Promise<void>;
}

/** A host turns us away: nothing more is asked of it. */
export class Refused extends BadInput {}

export type FetchText = (ask: TextAsk) => Promise<TextAnswer>;

export const USER_AGENT = "Benchfolio/0.1 (an operator's own refresh of company data)";

/** A company's history of eight years with every column is one MiB. */
const LONGEST_ANSWER = 32 * 2 ** 20;

/**
 * Asks politely: one request after the other, evenly spaced over all hosts, under the project's name, without a
 * cookie. Throws Passing for what may pass, and Refused for a refusal: 403, or a connection that is reset, which is
 * how these hosts turn one away, so that nothing is asked again.
 */
export function textFetcher(settings: EastmoneySettings, options: FetchTextOptions): FetchText {
  const {signal, say, today, clock = SYSTEM_CLOCK, timeoutMs = 60_000} = options;
  const cache = openFileCache(settings.cacheFolder);
  const turn = settings.pauseMs > 0 ? rateLimit(60_000 / settings.pauseMs, clock) : async () => {};
  return async ({file, url, referer, kept: asked}) => {
    // Many addresses name no day: what they answer tomorrow is to stand beside what they answered today.
    const day = asked === "today" ? today : undefined;
    const kept = asked === "none" ? null : await cache.find(url, day);
    if (kept) return {text: kept.bytes.toString("utf8"), keep: async () => {}};
    await turn(signal);
    const bytes = await withinTime({signal, timeoutMs}, async (signal) => {
      const headers = {"user-agent": USER_AGENT, ...(referer && {referer})};
      const response = await fetch(url, {headers, redirect: "manual", signal});
      if (!response.ok) await response.body?.cancel();
      if (response.status === 403) throw new Refused({file}, REFUSED, 403);
      checkStatus(file, response);
      return readBytes(file, response, LONGEST_ANSWER);
    }).catch((error: unknown) => {
      if (error instanceof Passing && RESET.test(error.message))
        throw new Refused({file}, `${REFUSED} (${error.message})`);
      throw error;
    });
    const fetched = new Date().toISOString();
    return {
      text: bytes.toString("utf8"),
      async keep() {
        if (asked === "none") return;
        await cache
          .keep({url, etag: null, last_modified: null, retrieved: today, fetched, bytes}, day)
          .catch((error) => say(`${file}: not kept (${(error as Error).message})`));
      }
    };
  };
}

const REFUSED = "the host turns us away; nothing more is asked of it: try again in some hours, less often";
const RESET = /ECONNRESET|UND_ERR_SOCKET/;
