import {html} from "htl";
import {retryButton} from "../components/retryButton.js";
import type {Database} from "../lib/database.js";
import {importAgain} from "../lib/importAgain.js";
import {readLanguage} from "../lib/language.js";
import {common} from "../lib/messages/common.js";
import {listMessages} from "../lib/messages/lists.js";
import {type Answers, earlyOf, knownRows} from "../lib/notebook.js";
import {nextTry} from "../lib/notLoaded.js";
import type {Ignored} from "../lib/permalink.js";
import {readScope} from "../lib/scopeParams.js";
import type {CodeAlias, ListOption} from "../queries/rows/scope.js";
import {codeAliases, DEFAULT_SCOPE, listOptions, type Scope} from "../queries/scope.js";
import type {BoardFiles} from "./board.js";

/** Which companies the page shows, as its address asks. */
export interface PageScope {
  readonly scope: Scope;
  /** The lists of the site, the one that pages open with first. */
  readonly lists: readonly ListOption[];
  /** The site's list that is shown; null for the reader's own. */
  readonly list: ListOption | null;
  /** What the reader calls an own list; empty without a name. */
  readonly name: string;
  /** Codes of an own list that the site does not know. */
  readonly unknown: readonly string[];
  /** Companies of an own list that are in none of the site's: the page of any company shows them. */
  readonly unlisted: ReadonlySet<string>;
  /** The id of each company that is named by one of its codes, once: kept lists may have an earlier one. */
  toIds(codes: readonly string[]): string[];
  /** What of the address could not be used. */
  readonly ignored: readonly Ignored[];
}

/** A page's files, with which companies they are of. */
export interface ScopedFiles extends BoardFiles {
  readonly shown: PageScope;
}

/** What a page asks: what is the same of every list, and what is a list's own. */
export interface ScopedQueries {
  readonly shared: readonly {toString(): string}[];
  /** What is known of the list alone that pages open with: of another one nothing is. */
  readonly firstOnly: readonly {toString(): string}[];
  readonly own: readonly {toString(): string}[];
  /** What follows from the answers to these. */
  readonly follow?: (answers: Answers) => readonly {toString(): string}[];
}

const database = importAgain(() => import("../lib/database.js"));
const tablesModule = importAgain(() => import("../queries/materializedTables.js"));

/**
 * The files of a page for the list that its address names. Of the list that pages open with they are the build's, at
 * once; of another one the engine answers, before the page is made, what the build would have: a page need not know.
 * Where `codes` of the address are no list of the reader's (`hasOwn` false), they are the page's to read.
 */
export async function openScope(
  files: BoardFiles,
  queries: ScopedQueries,
  {hasOwn = true}: {readonly hasOwn?: boolean} = {}
): Promise<ScopedFiles> {
  const lists = knownRows<ListOption>(files.answers, listOptions());
  const read = readScope(location.search);
  const asked = hasOwn ? read : {...read, codes: [], ignored: []};
  const first = lists.find(({is_default}) => is_default) ?? null;
  const named = lists.find(({list_id}) => list_id === asked.list);
  const {name} = asked;
  const shown = {
    lists,
    list: named ?? first,
    name: "",
    unknown: [],
    unlisted: new Set<string>(),
    toIds: (codes: readonly string[]) => idsOf(files.answers, codes),
    ignored: asked.ignored
  };
  if (asked.codes.length > 0) {
    return ofCodes(files, queries, {...shown, list: null, name}, shown.toIds(asked.codes));
  }
  if (asked.list !== null && !named) {
    // It does not go along to other pages (layout.js).
    document.documentElement.dataset.unknownList = "";
    return {
      ...files,
      shown: {...shown, scope: DEFAULT_SCOPE, ignored: [...shown.ignored, {name: "list", text: asked.list}]}
    };
  }
  if (!named || named === first) return {...files, shown: {...shown, scope: DEFAULT_SCOPE}};
  const scope: Scope = {kind: "list", id: named.list_id};
  const built = await builtAnswers(files, queries, named.list_id);
  if (built) return {...files, answers: built, scope, shown: {...shown, scope}};
  return answered(files, queries, scope, (found) => ({...found, shown: {...shown, scope}}));
}

/** The id of each company that is named by one of its codes, once. */
export function idsOf(answers: Answers, codes: readonly string[]): string[] {
  const ids = new Map(knownRows<CodeAlias>(answers, codeAliases()).map(({alias, code}) => [alias, code]));
  return [...new Set(codes.map((code) => ids.get(code) ?? code))];
}

async function ofCodes(
  files: BoardFiles,
  queries: ScopedQueries,
  shown: Omit<PageScope, "scope">,
  codes: readonly string[]
): Promise<ScopedFiles> {
  const scope: Scope = {kind: "codes", codes};
  return answered(files, queries, scope, async (found, engine) => {
    const rows = await engine.query("SELECT code, is_listed FROM members");
    const known = new Set(rows.map(({code}) => String(code)));
    const unlisted = new Set(rows.filter(({is_listed}) => !is_listed).map(({code}) => String(code)));
    return {...found, shown: {...shown, scope, unlisted, unknown: codes.filter((code) => !known.has(code))}};
  });
}

/** The question under which the build keeps what a page opens with for a list of the site (scripts/build/early.ts). */
export function listQuestion(list_id: string): string {
  return `list ${list_id}`;
}

/** The answers of a list as the build made them, what is the same of every list with them; null where it made none. */
async function builtAnswers(files: BoardFiles, queries: ScopedQueries, list_id: string) {
  const early = await earlyOf()();
  const [own] = ((await early?.ask(listQuestion(list_id))) ?? []) as unknown as Answers[];
  return own ? {...sharedAnswers(files.answers, queries), ...own} : null;
}

/** What is known of every list; what is known of the first alone is nothing. */
export function sharedAnswers(answers: Answers, {shared, firstOnly}: ScopedQueries) {
  const known: Record<string, Answers[string]> = {};
  for (const query of shared) known[String(query)] = answers[String(query)] ?? [];
  for (const query of firstOnly) known[String(query)] = [];
  return known;
}

/**
 * What `read` makes of the files with the engine's answers, which takes a second or more: the reader is told so
 * meanwhile, and where it fails, until it does not.
 */
async function answered<Found>(
  files: BoardFiles,
  queries: ScopedQueries,
  scope: Scope,
  read: (found: BoardFiles, engine: Database) => Found | Promise<Found>
): Promise<Found> {
  const lang = readLanguage();
  const m = listMessages[lang];
  const status = html<HTMLElement>`<p class="bf-hint" role="status">${m.loading}</p>`;
  // Below the heading: the room of the figures that are to come reaches beyond the window.
  document.querySelector("#observablehq-main .page-top")?.after(status);
  let engine: Database | undefined;
  for (;;) {
    try {
      engine ??= await openEngine(files, scope);
      const found = await read(await engineAnswers(files, queries, {scope, engine}), engine);
      status.remove();
      return found;
    } catch (error) {
      console.debug(error);
      status.replaceChildren(engine ? common[lang].failed : m.notLoaded, " ", retryButton(common[lang]));
      status.className = "notice";
      await nextTry();
      status.textContent = m.loading;
      status.className = "bf-hint";
    }
  }
}

/** Every table that the companies of `scope` may need. */
function tablesOf({tables, others = {}}: BoardFiles, scope: Scope) {
  return scope.kind === "codes" ? {...tables, ...others} : tables;
}

async function openEngine(files: BoardFiles, scope: Scope): Promise<Database> {
  const all = tablesOf(files, scope);
  const [{openDatabase}, {materializedTables}] = await Promise.all([database(), tablesModule()]);
  const setup = materializedTables(Object.keys(all), scope);
  return openDatabase(all, {setup, ...(files.macros && {macros: files.macros})});
}

/** The files with answers that the engine gives of the scope: nothing of another list is left among them. */
async function engineAnswers(
  files: BoardFiles,
  queries: ScopedQueries,
  {scope, engine}: {readonly scope: Scope; readonly engine: Database}
): Promise<BoardFiles> {
  const answers = sharedAnswers(files.answers, queries);
  const ask = async (asked: readonly {toString(): string}[]) => {
    for (const query of asked) answers[String(query)] ??= await engine.query(String(query));
  };
  await ask(queries.own);
  await ask(queries.follow?.(answers) ?? []);
  return {...files, answers, tables: tablesOf(files, scope), database: Promise.resolve(engine)};
}
