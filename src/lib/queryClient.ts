import {onTryAgain} from "./notLoaded.js";
import type {RowListener} from "./rowSource.js";
import type {DataRow} from "./rows.js";

/** Rows by the SQL text that they answer. */
export type Answers = Readonly<Record<string, readonly DataRow[]>>;

/** Kept answers, in bytes: some hundred filters over dozens of rows, a few over thousands. */
export const MOST_BYTES = 8 * 2 ** 20;

export interface QueryClientOptions {
  /** What is known from the beginning, and stays: the answers of the build. */
  readonly known: Answers;
  /** Answers what is not known. */
  readonly source: (sql: string) => Promise<readonly DataRow[]>;
  /** Bound of what is kept of the source's answers, in bytes as `sizeOf` estimates them. */
  readonly mostBytes?: number;
}

/**
 * Answers to questions in SQL, kept by their text: from the build, from what was asked before, else from a source,
 * which is asked once however many want to know. The answers that were not used for longest go first; the same
 * array again is the same answer.
 */
export class QueryClient {
  readonly #known: Answers;
  readonly #source: QueryClientOptions["source"];
  readonly #mostBytes: number;
  /** Least recently used first. */
  readonly #kept = new Map<string, {readonly rows: readonly DataRow[]; readonly bytes: number}>();
  readonly #asked = new Map<string, Promise<readonly DataRow[]>>();
  #bytes = 0;

  constructor({known, source, mostBytes = MOST_BYTES}: QueryClientOptions) {
    this.#known = known;
    this.#source = source;
    this.#mostBytes = mostBytes;
  }

  /** How much is kept of the source's answers, in bytes; never above the bound. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The answer, where it is known without asking. */
  peek(sql: string): readonly DataRow[] | undefined {
    if (Object.hasOwn(this.#known, sql)) return this.#known[sql];
    const kept = this.#kept.get(sql);
    if (!kept) return undefined;
    this.#kept.delete(sql);
    this.#kept.set(sql, kept);
    return kept.rows;
  }

  /** The answer. Rejects with the source's error, which is not kept: the same question is asked again. */
  ask(sql: string): Promise<readonly DataRow[]> {
    const known = this.peek(sql);
    if (known) return Promise.resolve(known);
    let answer = this.#asked.get(sql);
    if (!answer) {
      answer = this.#source(sql)
        .then((rows) => this.#keep(sql, rows))
        .finally(() => this.#asked.delete(sql));
      this.#asked.set(sql, answer);
    }
    return answer;
  }

  #keep(sql: string, rows: readonly DataRow[]): readonly DataRow[] {
    const bytes = sizeOf(sql, rows);
    this.#kept.set(sql, {rows, bytes});
    this.#bytes += bytes;
    for (const [oldest, {bytes}] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytes;
    }
    return rows;
  }
}

/** What an answer takes besides its text and its rows. */
const ANSWER_BYTES = 256;

/**
 * An estimate from above of what an answer takes in memory, in bytes, by what V8 was measured to take: a row is an
 * object whose cells are a place and a number of their own, or a text with its head.
 */
export function sizeOf(sql: string, rows: readonly DataRow[]): number {
  let bytes = ANSWER_BYTES + 2 * sql.length;
  for (const row of rows) {
    bytes += 80;
    for (const name in row) {
      const value = row[name];
      bytes += 24 + (typeof value === "string" ? 24 + 2 * value.length : 0);
    }
  }
  return bytes;
}

/** A question that changes. */
export interface Question {
  /** Its text as it is now. */
  text(): string;
  /** Calls `listener` when it may have changed, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/**
 * Keeps `listener` in step with a question until the returned function is called. The newest question wins: what is
 * known is told at once; of questions that come up while one is on its way only the last is asked, and the
 * answer to one that is no longer asked is told to nobody.
 */
export function follow<Row>(client: QueryClient, question: Question, listener: RowListener<Row>): () => void {
  let current: string | undefined;
  /** The current question, where it has no answer yet. */
  let open: string | undefined;
  let isAsking = false;

  const ask = async () => {
    isAsking = true;
    // All that one change of the state asks is known after this, and what is over by then is not asked.
    await null;
    while (open !== undefined) {
      const text = open;
      try {
        const rows = await client.ask(text);
        if (open !== text) continue;
        open = undefined;
        listener.rows(rows as unknown as readonly Row[]);
      } catch (error) {
        if (open !== text) continue;
        open = current = undefined;
        listener.error(error as Error);
      }
    }
    isAsking = false;
  };
  const update = () => {
    const text = question.text();
    if (text === current) return;
    current = text;
    const known = client.peek(text);
    open = known ? undefined : text;
    if (known) listener.rows(known as unknown as readonly Row[]);
    else listener.pending();
    if (open !== undefined && !isAsking) void ask();
  };
  update();
  const stop = question.onChange(update);
  // What has an answer is not asked again.
  const stopTrying = onTryAgain(update);
  return () => {
    open = undefined;
    stop();
    stopTrying();
  };
}
