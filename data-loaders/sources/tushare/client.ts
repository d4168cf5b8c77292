import {BadInput} from "../../badInput.js";
import {redactor} from "../../redact.js";
import {type Clock, rateLimit, SYSTEM_CLOCK} from "../http/clock.js";
import {retried} from "../http/retry.js";
import {type Answers, openAnswers} from "./answerCache.js";
import {type Ask, nameOf} from "./ask.js";
import {post} from "./post.js";
import type {TushareSettings} from "./settings.js";

/** Asks the vendor, or the answers that are kept. */
export interface TushareClient {
  /**
   * What `read` makes of the `data` of an answer. `keepFor` is for how many milliseconds it may be taken from what was
   * kept, and is 0 for what may change at any time; only what could be read is kept. Throws BadInput that names the
   * call, and what `read` throws.
   */
  ask<T>(ask: Ask, keepFor: number, read: (data: unknown) => T): Promise<T>;
}

export interface ClientOptions {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly clock?: Clock;
  /** Milliseconds until a call without an answer is given up. */
  readonly timeoutMs?: number;
}

/** A client that keeps the rate, tries again what may pass, and keeps what was answered. No message holds the token. */
export function tushareClient(
  settings: TushareSettings,
  {signal, say, clock = SYSTEM_CLOCK, timeoutMs = 30_000}: ClientOptions
): TushareClient {
  const turn = rateLimit(settings.callsPerMinute, clock);
  const redact = redactor(["TUSHARE_TOKEN"], {TUSHARE_TOKEN: settings.token});
  const answers: Answers = openAnswers(settings.cacheFolder, redact);
  const fetchOnce = async (ask: Ask) => {
    await turn(signal);
    return post(ask, {...settings, signal, timeoutMs, redact});
  };
  return {
    async ask(ask, keepFor, read) {
      const kept = await answers.find(ask, keepFor);
      // One that an earlier version kept may not be readable: it is asked for again.
      const known = kept === undefined ? undefined : maybeRead(kept, read);
      if (known) return known.value;
      const data = await retried(nameOf(ask), () => fetchOnce(ask), {signal, clock, say, redact});
      // Before it is kept: a bad answer would else be refused for a week, however soon the vendor mends it.
      const value = read(data);
      if (keepFor > 0 && !isHole(ask, data)) await answers.keep(ask, data);
      return value;
    }
  };
}

function maybeRead<T>(data: unknown, read: (data: unknown) => T): {readonly value: T} | undefined {
  try {
    return {value: read(data)};
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

/** No figures at all, which is asked again: a company or a market has some, and a kept answer would hide them. */
function isHole({api}: Ask, data: unknown): boolean {
  const {items} = (data ?? {}) as {items?: unknown};
  return api === "daily_basic" && Array.isArray(items) && items.length === 0;
}
