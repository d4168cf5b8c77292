import {type ExprNode, literal} from "@uwdata/mosaic-sql";
import type {Database, Preparation, TableFiles} from "./database.js";
import type {PageState} from "./pageState.js";
import type {RowListener, RowSource} from "./rowSource.js";
import type {DataRow} from "./rows.js";

/** What the page's default queries answered at build time: SQL text to rows. */
export type Answers = Readonly<Record<string, readonly DataRow[]>>;

/** The filters that follow from a state: one predicate a name, null where nothing is filtered. */
export type ClausesOf<State> = (state: State) => Readonly<Record<string, ExprNode | null>>;

/** What a chart asks: a query over the intersection of filters that follow the page's state. */
export interface RowRequest<State> {
  /** The query under a filter. Its text is the key of the build-time answers. */
  readonly query: (filter: readonly ExprNode[], state: State) => {toString(): string};
  readonly clauses?: readonly ClausesOf<State>[];
  /** Names of the state that the query itself reads. */
  readonly depends?: readonly (keyof State & string)[];
}

/** A page's data: build-time answers and, behind them, DuckDB-WASM under Mosaic's coordinator. */
export interface Notebook<State> {
  rows<Row>(request: RowRequest<State>): RowSource<Row>;
  /** Resolves when the engine is ready; starts it where it was not started. */
  engine(): Promise<Database>;
  /** Loads further files into tables, and with them the engine where it was not started. */
  load(tables: TableFiles): Promise<void>;
  /** Tag for SQL fences; values are bound as literals. */
  sql(strings: TemplateStringsArray, ...values: unknown[]): Promise<readonly DataRow[]>;
}

/**
 * Opens a page's data. Queries whose text stands in `answers` never touch the engine, and the first of each
 * chart is answered at once; the first query that is not there boots the engine, unless `warmUp` has. The engine is
 * told of `preparation` once.
 */
export function openNotebook<State extends object>(
  answers: Answers,
  tables: TableFiles,
  state: PageState<State>,
  preparation: Preparation = {}
): Notebook<State> {
  const engine = retried(async () => (await import("./database.js")).openDatabase(tables, preparation));
  const answer = async (sql: string) => answers[sql] ?? (await engine()).query(sql);
  // Mosaic brings Arrow with it: no first chart waits for them either.
  const linker = retried(async () => new (await import("./linker.js")).Linker(answer, state));
  return {
    engine,
    load: async (more) => (await engine()).load(more),
    sql: async (strings, ...values) => answer(bindLiterals(strings, values)),
    rows: <Row>(request: RowRequest<State>) => ({
      observe(listener: RowListener<Row>) {
        const known = () => answers[queryText(request, state.value)] as readonly Row[] | undefined;
        const tell = () => {
          const rows = known();
          if (rows) listener.rows(rows);
          else listener.pending();
          return rows;
        };
        // What follows nothing never changes.
        if (tell() && !request.clauses?.length && !request.depends?.length) return () => {};
        let isOver = false;
        let isOnItsWay = false;
        const connect = () => {
          if (isOnItsWay) return;
          isOnItsWay = true;
          linker().then(
            (linked) => {
              if (isOver) return;
              disconnect();
              disconnect = linked.connect(request, listener);
            },
            (error) => {
              isOnItsWay = false;
              if (!isOver && !known()) listener.error(error);
            }
          );
        };
        // Until the linker is there nobody else follows the state; where it could not be loaded, the next choice tries again.
        let disconnect = state.on([], () => {
          tell();
          connect();
        });
        connect();
        return () => {
          isOver = true;
          disconnect();
        };
      }
    })
  };
}

/** The build-time answer to a query that does not depend on the state, such as the options of a filter. */
export function knownRows<Row>(answers: Answers, query: {toString(): string}): readonly Row[] {
  const rows = answers[String(query)];
  if (!rows) throw new Error(`not answered at build time: ${query}`);
  return rows as readonly Row[];
}

/** Boots the engine once the page is drawn and idle, unless the reader asked to save data. */
export function warmUp(notebook: Pick<Notebook<never>, "engine">): void {
  const connection = (navigator as {connection?: {saveData?: boolean}}).connection;
  if (connection?.saveData) return;
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
  const filter = clauses.flatMap((clausesOf) => Object.values(clausesOf(state)));
  return String(
    query(
      filter.filter((clause) => clause !== null),
      state
    )
  );
}

/** Runs `start` once and shares its promise; a failed start (the network went away) is tried again at the next call. */
function retried<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start().catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  };
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
