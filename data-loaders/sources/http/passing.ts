import {BadInput} from "../../badInput.js";

/** What may be better the next time. `wait` is how long the server wants to be left alone, in milliseconds. */
export class Passing extends Error {
  constructor(
    message: string,
    readonly wait = 0
  ) {
    super(message);
    this.name = "Passing";
  }
}

const LONGEST_WAIT = 120_000;

/** Throws Passing for a status that may pass (408, 429, 5xx), with the wait of Retry-After, and BadInput for any other but success. */
export function checkStatus(file: string, {ok, status, headers}: Response): void {
  if (ok) return;
  const wait = Math.min(Math.max(retryAfter(headers), 0), LONGEST_WAIT);
  if (status === 429) throw new Passing("HTTP status 429", Math.max(wait, 1000));
  if (status === 408 || status >= 500) throw new Passing(`HTTP status ${status}`, wait);
  throw new BadInput({file}, "HTTP status", status);
}

/** Milliseconds of Retry-After: a number of seconds, or a time, which is held against the server's own clock. */
function retryAfter(headers: Headers): number {
  const text = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(wait) ? 0 : wait;
}

/** The bytes of an answer. Throws BadInput where there are more than `most`. */
export async function readBytes(file: string, response: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of response.body ?? []) {
    length += bytes.length;
    if (length > most) throw new BadInput({file}, `an answer of more than ${most} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Runs `ask` until `timeoutMs` are over. Throws Passing where it is late or has no connection, and the reason of an aborted `signal`. */
export async function withinTime<T>(
  {signal, timeoutMs}: {readonly signal: AbortSignal; readonly timeoutMs: number},
  ask: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    return await ask(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BadInput || error instanceof Passing) throw error;
    throw new Passing(
      late.aborted ? `no answer within ${timeoutMs / 1000} s` : `no connection (${causeOf(error)})`
    );
  }
}

function causeOf(error: unknown): string {
  const {cause} = error as {cause?: {code?: string}};
  return cause?.code ?? (error as Error).name;
}
