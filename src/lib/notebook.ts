import {type ExprNode, literal} from "@uwdata/mosaic-sql";
import type {Database, Preparation, TableFiles} from "./database.js";
import type {EarlyAnswers} from "./earlyAnswers.js";
import {tellStep, waitedFor} from "./engineStep.js";
import {importAgain} from "./importAgain.js";
import {NotLoaded} from "./notLoaded.js";
import type {PageState} from "./pageState.js";
import {type Answers, follow, QueryClient} from "./queryClient.js";
import {retried} from "./retried.js";
import type {RowListener, RowSource} from "./rowSource.js";
import type {DataRow} from "./rows.js";
import {selectRows} from "./selectRows.js";
import {tellMissing} from "./tellMissing.js";

export type {Answers};

/** The filters that follow from a state: one predicate a name, null where nothing is filtered. */
export type ClausesOf<State> = (state: State) => Readonly<Record<string, ExprNode | null>>;

/** What a chart asks: a query over the intersection of filters that follow the page's state. */
export interface RowRequest<State> {
  /** The query under a filter. Its text is the key of the build-time answers. */
  readonly query: (filter: readonly ExprNode[], state: State) => {toString(): string};
  readonly clauses?: readonly ClausesOf<State>[];
}

/** A page's data: build-time answers and, behind them, DuckDB-WASM. */
export interface Notebook<State> {
  rows<Row>(request: RowRequest<State>): RowSource<Row>;
  /** The rows of a source that filters leave: rows that are at hand are not asked for again. */
  select<Row extends object>(rows: RowSource<Row>, clauses: readonly ClausesOf<State>[]): RowSource<Row>;
  /** Resolves when the engine is ready; starts it where it was not started. */
  engine(): Promise<Database>;
  /** Loads further files into tables, and with them the engine where it was not started. */
  load(tables: TableFiles): Promise<void>;
  /** Tag for SQL fences; values are bound as literals. */
  sql(strings: TemplateStringsArray, ...values: unknown[]): Promise<readonly DataRow[]>;
}

/**
 * Opens a page's data. Queries whose text stands in `answers` never touch the engine, and the first of each
 * chart is answered at once. Until the engine is there others are looked for among the files that the build made of
 * answers (`earlyAnswers.ts`); the first query that is not there boots the engine, unless `warmUp` has. The engine is
 * told of what `prepare` brings once; `opened` is one that is there already. `index` is the address of those files' list; null
 * where the page shows something else than they answer.
 */
export function openNotebook<State extends object>(
  answers: Answers,
  tables: TableFiles,
  state: PageState<State>,
  prepare: () => Promise<Preparation> = async () => ({}),
  opened?: Promise<Database>,
  index: string | null = earlyIndex()
): Notebook<State> {
  const database = importAgain(() => import("./database.js"));
  const start = retried(async () => {
    try {
      if (opened) return await opened;
      const [{openDatabase}, preparation] = await Promise.all([database(), prepare()]);
      return await openDatabase(tables, {...preparation, onStep: tellStep});
    } catch (error) {
      tellMissing();
      throw error;
    }
  });
  const early = earlyOf(opened ? null : index);
  /** True once the engine answers; what was asked of a file until then need not wait for it. */
  let isReady = opened !== undefined;
  let tellReady = () => {};
  const ready = new Promise<null>((resolve) => {
    tellReady = () => resolve(null);
  });
  // Their list is a few kB, and there before the reader's first click; the page itself comes before it.
  setTimeout(early);
  const engine = async () => {
    const started = await start();
    isReady = true;
    tellReady();
    return started;
  };
  const source = async (sql: string) => {
    const rows = isReady ? null : await Promise.race([early().then((files) => files?.ask(sql)), ready]);
    return rows ?? waitedFor(loaded(engine()).then((started) => started.query(sql)));
  };
  const client = new QueryClient({known: answers, source});
  return {
    engine,
    load: async (more) => (await engine()).load(more),
    sql: async (strings, ...values) => client.ask(bindLiterals(strings, values)),
    select: (rows, clauses) =>
      selectRows(rows, {
        clauses: () => clausesIn(clauses, state.value),
        onChange: (update) => state.ahead(update)
      }),
    rows: <Row>(request: RowRequest<State>) => ({
      observe: (listener: RowListener<Row>) =>
        follow(
          client,
          {
            text: () => queryText(request, state.value),
            // The engine is asked before the page writes its own words: it works while they are written.
            onChange: (update) => state.ahead(update)
          },
          listener
        )
    })
  };
}

/** The address of the list of a page's files of answers, as its head has it; null where there are none. */
function earlyIndex(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="benchfolio-early"]')?.content ?? null;
}

/** Opens the files of answers, once; null where the page has none, or they cannot be opened. */
export function earlyOf(index = earlyIndex()): () => Promise<EarlyAnswers | null> {
  if (index === null) return async () => null;
  const module = importAgain(() => import("./earlyAnswers.js"));
  const opened = retried(async () => (await module()).openEarly(index));
  return () => opened().catch(() => null);
}

/** The build-time answer to a query that does not depend on the state, such as the options of a filter. */
export function knownRows<Row>(answers: Answers, query: {toString(): string}): readonly Row[] {
  const rows = answers[String(query)];
  if (!rows) throw new Error(`not answered at build time: ${query}`);
  return rows as readonly Row[];
}

/**
 * Boots the engine once the page is drawn and idle, unless the reader asked to save data. A page behind the page
 * (components/export/otherLanguage.ts) is asked for what it opens with: a second engine waits until it is needed.
 */
export function warmUp(notebook: Pick<Notebook<never>, "engine">): void {
  const connection = (navigator as {connection?: {saveData?: boolean}}).connection;
  if (connection?.saveData || window.frameElement) return;
  // A failed start is told by the first chart that needs the engine.
  const start = () =>
    notebook.engine().then(
      () => void performance.mark("benchfolio:engine"),
      () => {}
    );
  if ("requestIdleCallback" in window) requestIdleCallback(start, {timeout: 2000});
  else setTimeout(start, 200);
}

/** What a request asks in a state. Every filter in the order of its clauses, so that one state has one text. */
export function queryText<State>({query, clauses = []}: RowRequest<State>, state: State): string {
  return String(query(clausesIn(clauses, state), state));
}

function clausesIn<State>(clauses: readonly ClausesOf<State>[], state: State): ExprNode[] {
  return clauses.flatMap((clausesOf) => Object.values(clausesOf(state))).filter((clause) => clause !== null);
}

/** What is being loaded; rejects with NotLoaded where it does not come. */
async function loaded<T>(what: Promise<T>): Promise<T> {
  try {
    return await what;
  } catch (error) {
    throw new NotLoaded(error);
  }
}

function bindLiterals(strings: TemplateStringsArray, values: readonly unknown[]): string {
  return strings.reduce((sql, text, i) => sql + bindLiteral(values[i - 1]) + text);
}

// The builder writes what it does not know as its plain text, unescaped.
function bindLiteral(value: unknown): string {
  const isScalar = ["string", "number", "boolean", "bigint", "undefined"].includes(typeof value);
  if (!isScalar && value !== null && !(value instanceof Date))
    throw new TypeError(`no SQL literal for ${String(value)}`);
  return String(literal(value));
}
