import {type Clock, SYSTEM_CLOCK} from "../http/clock.js";
import {Passing} from "../http/passing.js";
import {retried} from "../http/retry.js";
import type {FetchText, TextAsk} from "./fetchText.js";
import type {EastmoneySettings} from "./settings.js";

/** What is asked of public hosts takes. */
export interface PublicOptions {
  readonly settings: EastmoneySettings;
  readonly fetchText: FetchText;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly clock?: Clock;
}

const ATTEMPTS = 3;

/** Asks, and reads; what cannot be read is not kept. */
export async function askJson<T>(
  ask: TextAsk,
  read: (answer: unknown) => T,
  options: PublicOptions
): Promise<T> {
  const {fetchText, signal, say, clock = SYSTEM_CLOCK} = options;
  return retried(
    ask.file,
    async () => {
      const answer = await fetchText(ask);
      let json: unknown;
      try {
        json = JSON.parse(answer.text);
      } catch {
        throw new Passing("an answer that is no JSON");
      }
      const value = read(json);
      await answer.keep();
      return value;
    },
    {signal, clock, say, attempts: ATTEMPTS}
  );
}
