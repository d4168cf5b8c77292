import {BadInput} from "../../badInput.js";
import {printable} from "../../printable.js";
import type {Clock} from "./clock.js";
import {Passing} from "./passing.js";

export interface RetryOptions {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  /** How often it is tried; missing: six times. */
  readonly attempts?: number;
  /** Takes secrets out of a message. */
  readonly redact?: (text: string) => string;
}

const ATTEMPTS = 6;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/**
 * Tries again what may pass, after a random part of a wait that doubles (full jitter), so that clients do not keep
 * step. `file` is what messages call the question. Throws BadInput after the last attempt, and what `run` throws else.
 */
export async function retried<T>(file: string, run: () => Promise<T>, options: RetryOptions): Promise<T> {
  const {signal, clock, say, attempts = ATTEMPTS} = options;
  const {redact = (text: string) => text} = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (error instanceof BadInput && options.redact)
        throw new BadInput(error.place, redact(error.problem), error.value, {
          publicly: error.publicly === undefined ? undefined : redact(error.publicly)
        });
      if (!(error instanceof Passing)) throw error;
      if (attempt === attempts)
        throw new BadInput({file}, redact(`given up after ${attempts} attempts: ${error.message}`));
      const wait = waitBefore(attempt, error.wait, clock.random());
      say(redact(`${file}: ${printable(error.message)}; asked again in ${(wait / 1000).toFixed(1)} s`));
      await clock.sleep(wait, signal);
    }
  }
}

/** Milliseconds before the attempt after `attempt`: `least`, and a random part of what doubles from attempt to attempt. */
export function waitBefore(attempt: number, least: number, random: number): number {
  return least + random * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
}
