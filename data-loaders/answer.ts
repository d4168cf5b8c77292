import {AsyncLocalStorage} from "node:async_hooks";
import {TABLE_NAMES} from "./contract.js";
import {type DuckDBConnection, readAtMost, readRows} from "./engine.js";
import {messageOf} from "./messageOf.js";
import {installPercentile} from "./percentile/percentile.js";
import {companyCodes, modelIds, openPublished, publishedSnapshots} from "./published.js";
import {attachDay, createChanges, type Setup} from "./snapshotDays.js";

interface Query {
  toString(): string;
}

type Rows = Awaited<ReturnType<typeof readRows>>;
type Answers = Readonly<Record<string, readonly object[]>>;

/** What a page asks by default: of the answers to `facts` follows what it asks then. */
export interface PageQueries {
  readonly facts: readonly Query[];
  readonly follow?: (facts: Answers) => readonly Query[];
}

/**
 * The answers to a page's default queries, as JSON from SQL text to rows. The same SQL on the same engine version as
 * in the browser.
 */
export async function pageAnswers(queries: PageQueries, setup: Setup): Promise<string> {
  return JSON.stringify(await answersOfPage(await sharedForPages(setup), queries));
}

/** Engines of one run of several loaders, by what prepared them. */
const engines = new AsyncLocalStorage<Map<Setup, Promise<DuckDBConnection>>>();

/**
 * Runs `loaders` such that those that only ask of what is published ask one engine: to open it takes longer than the
 * questions of a page. What is published may not change meanwhile.
 */
export function withSharedEngines<T>(loaders: () => Promise<T>): Promise<T> {
  return engines.run(new Map(), loaders);
}

async function sharedForPages(setup: Setup): Promise<DuckDBConnection> {
  const opened = engines.getStore();
  const known = opened?.get(setup);
  if (known) return known;
  const opening = openForPages(setup);
  opened?.set(setup, opening);
  return opening;
}

/**
 * As `pageAnswers`, before it is text, where `tables` (derived ones) of the snapshot before the published one are at
 * hand, too: what moved since then is asked by default.
 */
export async function dayAnswers(queries: PageQueries, setup: Setup, tables: readonly string[]) {
  const connection = await openForPages(setup);
  const before = (await publishedSnapshots()).at(-2);
  if (before) await attachDay(connection, before, setup, tables);
  return answersOfPage(connection, queries);
}

/** As `pageAnswers`, where the table that `changes` makes, of the snapshot before and the published one, is at hand. */
export async function changeAnswers(queries: PageQueries, setup: Setup, changes: Query): Promise<string> {
  const connection = await openForPages(setup);
  await createChanges(connection, changes);
  return JSON.stringify(await answersOfPage(connection, queries));
}

/** The answers of an engine that is open for pages. */
export async function answersOfPage(connection: DuckDBConnection, {facts, follow}: PageQueries) {
  const known = await answersTo(connection, facts);
  return {...known, ...(follow && (await answersTo(connection, follow(known))))};
}

/** What a company's page asks: `facts` of the tables, and of these rows what follows from the company's history. */
export interface CompanyQueries {
  readonly facts: (code: string) => readonly Query[];
  readonly history: (code: string, facts: Answers) => readonly Query[];
}

/**
 * As `pageAnswers`, for the pages of all companies: files by `<code>.json`, and what the page of any company knows
 * before it is told of one, `shared`, as `company.json`.
 */
export async function companyAnswers(
  queries: CompanyQueries,
  setup: Setup,
  shared: readonly Query[]
): Promise<Map<string, Buffer>> {
  const connection = await openForPages(setup);
  const files = new Map<string, Buffer>();
  const known = await answersTo(connection, shared);
  files.set("company.json", Buffer.from(JSON.stringify(known)));
  for (const code of await companyCodes(connection))
    files.set(
      `${code}.json`,
      Buffer.from(JSON.stringify(await answerCompany(connection, code, queries, known)))
    );
  return files;
}

/**
 * The answers of one company's page. What is asked of the history is asked of one that holds this company alone,
 * which is all that its page has. What is `known` already is not asked again.
 */
export async function answerCompany(
  connection: DuckDBConnection,
  code: string,
  queries: CompanyQueries,
  known: Readonly<Record<string, Rows>> = {}
) {
  const facts = await answersTo(connection, queries.facts(code), known);
  const asked = queries.history(code, facts);
  if (asked.length === 0) return facts;
  // A temporary table stands before the whole market's of the same name.
  await connection.run(
    "CREATE TEMP TABLE pe_history AS SELECT * FROM memory.main.pe_history WHERE code = $1",
    [code]
  );
  try {
    return {...facts, ...(await answersTo(connection, asked))};
  } finally {
    await connection.run("DROP TABLE temp.pe_history");
  }
}

/** What the pages of things ask, of one or of several at once: `of` is the column that says whose a row is. */
export interface SharedQuery {
  readonly query: (ids: readonly string[]) => Query;
  readonly of: string;
}

/** So many models are asked about at once: the rows of all would be too many where there are many. */
const AT_ONCE = 25;

/**
 * As `pageAnswers`, of every model, or of `only` these: files by `<model_id>.json`, in which each text asks of that model
 * alone.
 */
export async function modelAnswers(
  queries: readonly SharedQuery[],
  setup: Setup,
  only?: readonly string[]
): Promise<Map<string, Buffer>> {
  const connection = await openForPages(setup);
  const files = new Map<string, Buffer>();
  const ids = only ?? (await modelIds(connection));
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const asked = ids.slice(i, i + AT_ONCE);
    const answers = Object.fromEntries(
      asked.map((id): [string, Record<string, readonly object[]>] => [id, {}])
    );
    for (const {query, of} of queries) {
      const rows = await readRows(connection, String(query(asked)));
      for (const id of asked) answers[id]![String(query([id]))] = rows.filter((row) => row[of] === id);
    }
    for (const id of asked) files.set(`${id}.json`, Buffer.from(JSON.stringify(answers[id])));
  }
  return files;
}

/** A longer answer would be no small file, and takes the reader's browser longer than the engine. */
const MOST_EARLY_ROWS = 2000;

/**
 * Answers one question after the other, of an engine that has `changes`, too: undefined where a table is not at hand
 * (an earlier day's), null where there are too many rows.
 */
export async function earlyAnswers(
  setup: Setup,
  changes: Query
): Promise<(sql: string) => Promise<readonly object[] | null | undefined>> {
  const connection = await openForPages(setup);
  await createChanges(connection, changes);
  return (sql) =>
    readAtMost(connection, sql, MOST_EARLY_ROWS).catch((error) => {
      if (/Table with name \S+ does not exist/.test(messageOf(error))) return undefined;
      throw error;
    });
}

/** The answers to `own` queries and to what follows from these and what is `known`, of an engine that `setup` prepared. */
export async function scopeAnswers(
  setup: Setup,
  {own, follow}: {readonly own: readonly Query[]; readonly follow?: PageQueries["follow"]},
  known: Answers
): Promise<Answers> {
  const connection = await openForPages(setup);
  const facts = await answersTo(connection, own);
  const rest = follow ? await answersTo(connection, follow({...known, ...facts})) : {};
  connection.closeSync();
  return {...rest, ...facts};
}

async function openForPages(setup: Setup): Promise<DuckDBConnection> {
  const connection = await openPublished();
  await installPercentile(connection);
  for (const sql of setup(TABLE_NAMES)) await connection.run(sql);
  return connection;
}

async function answersTo(
  connection: DuckDBConnection,
  queries: readonly Query[],
  known: Readonly<Record<string, Rows>> = {}
) {
  const answers: Record<string, Rows> = {};
  for (const text of queries.map(String)) answers[text] = known[text] ?? (await readRows(connection, text));
  return answers;
}
