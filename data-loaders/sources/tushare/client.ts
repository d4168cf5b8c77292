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
   * The `data` of an answer, unread. `keepFor` is for how many milliseconds it may be taken from what was kept, and is
   * 0 for what may change at any time. Throws BadInput that names the call.
   */
  ask(ask: Ask, keepFor: number): Promise<unknown>;
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
    async ask(ask, keepFor) {
      const kept = await answers.find(ask, keepFor);
      if (kept !== undefined) return kept;
      const data = await retried(nameOf(ask), () => fetchOnce(ask), {signal, clock, say, redact});
      if (keepFor > 0 && !isHole(ask, data)) await answers.keep(ask, data);
      return data;
    }
  };
}

/** No figures at all, which is asked again: a company or a market has some, and a kept answer would hide them. */
function isHole({api}: Ask, data: unknown): boolean {
  const {items} = (data ?? {}) as {items?: unknown};
  return api === "daily_basic" && Array.isArray(items) && items.length === 0;
}
