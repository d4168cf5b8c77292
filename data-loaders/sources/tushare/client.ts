import {BadInput} from "../../badInput.js";
import {redactor} from "../../redact.js";
import {type Answers, openAnswers} from "./answerCache.js";
import {type Ask, nameOf} from "./ask.js";
import {type Clock, rateLimit, SYSTEM_CLOCK} from "./clock.js";
import {Passing, post} from "./post.js";
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

const ATTEMPTS = 6;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

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
    return post(ask, {...settings, signal, timeoutMs});
  };
  return {
    async ask(ask, keepFor) {
      const kept = await answers.find(ask, keepFor);
      if (kept !== undefined) return kept;
      const data = await retried(ask, () => fetchOnce(ask), {signal, clock, say, redact});
      if (keepFor > 0) await answers.keep(ask, data);
      return data;
    }
  };
}

interface RetryOptions {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  readonly redact: (text: string) => string;
}

/** Tries again what may pass, after a random part of a wait that doubles (full jitter), so that clients do not keep step. */
async function retried<T>(ask: Ask, run: () => Promise<T>, options: RetryOptions): Promise<T> {
  const {signal, clock, say, redact} = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (error instanceof BadInput) throw new BadInput(error.place, redact(error.problem), error.value);
      if (!(error instanceof Passing)) throw error;
      if (attempt === ATTEMPTS)
        throw new BadInput(
          {file: nameOf(ask)},
          redact(`given up after ${ATTEMPTS} attempts: ${error.message}`)
        );
      const wait = waitBefore(attempt, error.wait, clock.random());
      say(redact(`${nameOf(ask)}: ${error.message}; asked again in ${(wait / 1000).toFixed(1)} s`));
      await clock.sleep(wait, signal);
    }
  }
}

/** Milliseconds before the attempt after `attempt`: `least`, and a random part of what doubles from attempt to attempt. */
export function waitBefore(attempt: number, least: number, random: number): number {
  return least + random * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
}
