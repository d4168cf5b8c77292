import {BadInput} from "../../badInput.js";
import {checkStatus, Passing, readBytes, withinTime} from "../http/passing.js";
import {type Ask, nameOf} from "./ask.js";
import {fieldsOf} from "./calls.js";

export interface PostOptions {
  readonly token: string;
  readonly url: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Takes the token out of the vendor's words, before they are cut. */
  readonly redact: (text: string) => string;
}

/** No answer comes near it: 6,000 rows are half a MiB. */
const LONGEST_ANSWER = 64 * 2 ** 20;

/** Characters of the vendor's words that are told. */
const MOST_WORDS = 300;

/** The vendor's codes and words for too many calls in a minute. */
const RATE_LIMIT_CODE = 40203;
const RATE_LIMIT_WORDS = /每分钟/;
/** A limit of a day or an hour does not pass while one waits. */
const LONG_LIMIT_WORDS = /每天|每日|每小时/;
const RATE_LIMIT_WAIT = 15_000;

/**
 * Posts one call and returns the `data` of its answer, unread. Throws Passing for what may pass (no connection, no
 * answer in time, 408, 429, 5xx, broken JSON, too many calls a minute), and BadInput for any other refusal.
 */
export async function post(ask: Ask, options: PostOptions): Promise<unknown> {
  return readAnswer(ask, await answerBytes(ask, options), options.redact);
}

/** The `data` of an answer's bytes. Throws as `post` does. */
export function readAnswer(
  ask: Ask,
  bytes: Uint8Array,
  redact: (text: string) => string = (text) => text
): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes));
  } catch {
    throw new Passing("an answer that is no JSON");
  }
  return dataOf(ask, answer, redact);
}

function answerBytes(ask: Ask, {token, url, signal, timeoutMs}: PostOptions): Promise<Uint8Array> {
  const body = JSON.stringify({
    api_name: ask.api,
    token,
    params: ask.params,
    fields: fieldsOf(ask.api).join(",")
  });
  return withinTime({signal, timeoutMs}, async (signal) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {"content-type": "application/json"},
      body,
      // To another host the token would go along.
      redirect: "manual",
      signal
    });
    if (!response.ok) await response.body?.cancel();
    checkStatus(nameOf(ask), response);
    return readBytes(nameOf(ask), response, LONGEST_ANSWER);
  });
}

/** The `data` of an answer whose code is 0. */
function dataOf(ask: Ask, answer: unknown, redact: (text: string) => string): unknown {
  const file = nameOf(ask);
  if (typeof answer !== "object" || answer === null || !("code" in answer))
    throw new BadInput({file}, "an answer without a code");
  const {code, msg, data} = answer as {code: unknown; msg?: unknown; data?: unknown};
  if (code === 0) return data;
  const words = typeof msg === "string" ? redact(msg).slice(0, MOST_WORDS) : "no message";
  const isRate = code === RATE_LIMIT_CODE || RATE_LIMIT_WORDS.test(words);
  if (isRate && !LONG_LIMIT_WORDS.test(words))
    throw new Passing(`too many calls (code ${code}): ${words}`, RATE_LIMIT_WAIT);
  const hint = code === -2002 ? "; TUSHARE_SKIP leaves out an endpoint that the account may not ask" : "";
  throw new BadInput({file}, `refused with code ${JSON.stringify(code)}: ${words}${hint}`);
}
