import {BadInput} from "../../badInput.js";
import {type Ask, nameOf} from "./ask.js";
import {fieldsOf} from "./calls.js";

/** What may be better the next time. `wait` is how long the vendor wants to be left alone, in milliseconds. */
export class Passing extends Error {
  constructor(
    message: string,
    readonly wait = 0
  ) {
    super(message);
    this.name = "Passing";
  }
}

export interface PostOptions {
  readonly token: string;
  readonly url: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** No answer comes near it: 6,000 rows are half a MiB. */
const LONGEST_ANSWER = 64 * 2 ** 20;
const LONGEST_WAIT = 120_000;

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
  return readAnswer(ask, await answerBytes(ask, options));
}

/** The `data` of an answer's bytes. Throws as `post` does. */
export function readAnswer(ask: Ask, bytes: Uint8Array): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes));
  } catch {
    throw new Passing("an answer that is no JSON");
  }
  return dataOf(ask, answer);
}

async function answerBytes(ask: Ask, {token, url, signal, timeoutMs}: PostOptions): Promise<Uint8Array> {
  const body = JSON.stringify({
    api_name: ask.api,
    token,
    params: ask.params,
    fields: fieldsOf(ask.api).join(",")
  });
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {"content-type": "application/json"},
      body,
      // To another host the token would go along.
      redirect: "manual",
      signal: AbortSignal.any([signal, late])
    });
    if (!response.ok) await response.body?.cancel();
    checkStatus(ask, response);
    return await readBytes(ask, response);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BadInput || error instanceof Passing) throw error;
    throw new Passing(
      late.aborted ? `no answer within ${timeoutMs / 1000} s` : `no connection (${causeOf(error)})`
    );
  }
}

function checkStatus(ask: Ask, {ok, status, headers}: Response): void {
  if (ok) return;
  const seconds = Number(headers.get("retry-after") ?? 0);
  const wait = seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT) : 0;
  if (status === 429) throw new Passing("HTTP status 429", Math.max(wait, 1000));
  if (status === 408 || status >= 500) throw new Passing(`HTTP status ${status}`, wait);
  throw new BadInput({file: nameOf(ask)}, "HTTP status", status);
}

async function readBytes(ask: Ask, response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of response.body ?? []) {
    length += bytes.length;
    if (length > LONGEST_ANSWER)
      throw new BadInput({file: nameOf(ask)}, `an answer of more than ${LONGEST_ANSWER} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** The `data` of an answer whose code is 0. */
function dataOf(ask: Ask, answer: unknown): unknown {
  const file = nameOf(ask);
  if (typeof answer !== "object" || answer === null || !("code" in answer))
    throw new BadInput({file}, "an answer without a code");
  const {code, msg, data} = answer as {code: unknown; msg?: unknown; data?: unknown};
  if (code === 0) return data;
  const words = typeof msg === "string" ? msg.slice(0, 300) : "no message";
  const isRate = code === RATE_LIMIT_CODE || RATE_LIMIT_WORDS.test(words);
  if (isRate && !LONG_LIMIT_WORDS.test(words))
    throw new Passing(`too many calls (code ${code}): ${words}`, RATE_LIMIT_WAIT);
  const hint = code === -2002 ? "; TUSHARE_SKIP leaves out an endpoint that the account may not ask" : "";
  throw new BadInput({file}, `refused with code ${JSON.stringify(code)}: ${words}${hint}`);
}

function causeOf(error: unknown): string {
  const {cause} = error as {cause?: {code?: string}};
  return cause?.code ?? (error as Error).name;
}
