import {BadInput} from "./badInput.js";
import {underIds} from "./companies/codes.js";
import {companyNameRows} from "./companies/names.js";
import {revisionRows} from "./companies/revisions.js";
import {CONTRACT, TABLE_NAMES, type Tables} from "./contract.js";
import {embeddedTables} from "./datasets/embeddedTables.js";
import {companiesToHold, heldFindings, holdBack} from "./gate/held.js";
import {acceptViolations, checkSnapshot, formatCount, type Violation} from "./gate.js";
import {addLists, type ListFacts, unlistedLine} from "./lists/addLists.js";
import {readListFiles} from "./lists/listFiles.js";
import type {FileNote, Reporter} from "./reporter.js";
import {inboxFolder} from "./sources/inbox/read.js";
import {latestPrices, readReports} from "./sources/report.js";
import type {Fetched, Source, Universe} from "./sources/source.js";
import type {Snapshot} from "./store/snapshot.js";
import type {Store} from "./store/store.js";
import {afterToday, dayIn} from "./today.js";
import {validateTables} from "./validateTables.js";
import {withBasis} from "./valuations/forwardPe.js";

export interface SnapshotOptions {
  readonly source: Source;
  readonly store: Store;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  /** The day whose state is wanted; null: the latest that the source knows. */
  readonly as_of?: string | null;
  /** The market's time zone: which day it is. */
  readonly timezone?: string;
  /** Ids of findings that shall not block. */
  readonly accepted?: readonly string[];
  /** Id of the list that pages open with, from now on; missing: as before. */
  readonly defaultList?: string | undefined;
  /** Derived tables from fetched ones. */
  readonly compute?: (tables: Tables, as_of: string) => Promise<Tables>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Of which companies a market's source brings the history. */
  readonly universe?: Universe | undefined;
  /** The run that restates figures, for the record; missing: it has no name, as a dry run. */
  readonly run_id?: string;
}

/** What is known of a run while it goes on. */
export interface Progress {
  as_of: string | null;
  rows_in: number;
  findings: readonly Violation[];
}

/** Fetches, validates, computes and checks: the tables that would be published next. `progress` is kept up to date. */
export async function buildSnapshot(
  options: SnapshotOptions,
  progress: Progress,
  say: (line: string) => void,
  sayFile?: (note: FileNote) => void
): Promise<{tables: Tables; as_of: string}> {
  const {
    source,
    store,
    reporter,
    signal,
    as_of = null,
    compute = async (tables) => tables,
    run_id = ""
  } = options;
  const {timezone = "Asia/Shanghai", accepted = [], env = process.env} = options;
  reporter.step("fetch");
  const today = dayIn(timezone, new Date());
  await warnOfFuture(store, today, say);
  const good = await lastGood(store, as_of ?? today, say);
  const published = underIds(good?.tables ?? (await embeddedTables()));
  const base_as_of = good?.as_of ?? latestPrices(await readReports());
  const lists = await listFacts(options, published, say);
  const base = addLists(published, {...lists, as_of: base_as_of});
  const answer = await source.fetch({
    as_of,
    today,
    base,
    base_as_of,
    lists: lists.files,
    universe: options.universe,
    env,
    signal,
    say,
    ...(sayFile && {sayFile}),
    progress: reporter.progress
  });
  signal.throwIfAborted();
  const names = answer.names ?? [];
  const known = addLists(answer.tables, {...lists, names, as_of: answer.as_of});
  // What was called so, and what stood there, is the store's own memory: no source has it.
  const remembered = (tables: Tables): Tables => ({
    ...tables,
    company_names: companyNameRows(tables.companies, {
      ...{published, published_as_of: base_as_of, names, as_of: answer.as_of}
    }),
    revisions: revisionRows(tables.pe_history, published, run_id)
  });
  const fetched = {...answer, tables: remembered(known)};
  const unlisted = unlistedLine(fetched.tables);
  if (unlisted !== null) say(unlisted);
  progress.as_of = fetched.as_of;
  progress.rows_in = fetched.rows_in;
  reporter.step("validate");
  validateTables(fetched.tables);
  checkDays(source.name, fetched, today);
  reporter.step("compute");
  const tables = await compute(fetched.tables, fetched.as_of);
  validateTables(tables);
  reporter.step("gate");
  const isBefore = good !== null && good.as_of <= fetched.as_of;
  const before = isBefore ? good : await lastGood(store, fetched.as_of, say);
  const check = (next: Tables) =>
    acceptViolations(checkSnapshot(next, before?.tables ?? null, fetched), accepted);
  progress.findings = check(tables);
  const held = companiesToHold(progress.findings, tables);
  if (held === null || held.length === 0) return {tables, as_of: fetched.as_of};
  // What the held companies lack is derived anew, and looked at again: nothing passes unseen.
  const rest = remembered(holdBack(fetched.tables, before?.tables ?? base, held));
  const others = await compute(rest, fetched.as_of);
  validateTables(others);
  const again = check(others);
  const isMended = again.every(({severity}) => severity !== "error");
  if (isMended) progress.findings = [...heldFindings(progress.findings, held), ...again];
  return {tables: isMended ? others : tables, as_of: fetched.as_of};
}

/** The lists of the inbox, and which is the first: as asked, else as published. Throws BadInput for one that there is not. */
async function listFacts(
  {defaultList, env = process.env}: SnapshotOptions,
  published: Tables,
  say: (line: string) => void
): Promise<Pick<ListFacts, "files" | "chosen">> {
  const files = await readListFiles(inboxFolder(env));
  for (const {file, members} of files)
    say(`${file}: a list of ${formatCount(members.length, "company", "companies")}`);
  const reports = published.lists.filter(({kind}) => kind === "report").map(({list_id}) => String(list_id));
  const ids = [...reports, ...files.map(({list_id}) => list_id)];
  if (defaultList !== undefined && !ids.includes(defaultList))
    throw new BadInput({file: "--default-list"}, `no such list, only ${ids.join(", ")}`, defaultList);
  const before = published.lists.find(({is_default}) => is_default === true)?.list_id;
  return {files, chosen: defaultList ?? (before === undefined ? undefined : String(before))};
}

/** A day that was stored before such days were refused is the latest until somebody removes it. */
async function warnOfFuture(store: Store, today: string, say: (line: string) => void): Promise<void> {
  for (const {as_of} of await store.snapshots())
    if (as_of > today)
      say(`warning: ${as_of} is stored, ${afterToday(today)}; npm run store -- drop ${as_of} removes it`);
}

/** Throws BadInput at the first day that has not come yet. */
function checkDays(source: string, {tables, as_of}: Fetched, today: string): void {
  if (as_of > today) throw new BadInput({file: source}, `as of ${afterToday(today)}`, as_of);
  for (const table of TABLE_NAMES) {
    const columns = Object.entries(CONTRACT[table]).filter(([, type]) => type === "DATE");
    for (const [i, row] of tables[table].entries())
      for (const [field] of columns)
        if (String(row[field] ?? "") > today)
          throw new BadInput({file: table, row: i + 1, field}, afterToday(today), row[field]);
  }
}

interface Good {
  readonly as_of: string;
  readonly tables: Tables;
}

/** The newest whole snapshot of `as_of` or a day before. A broken one is named and passed over. */
async function lastGood(store: Store, as_of: string, say: (line: string) => void): Promise<Good | null> {
  const snapshots = (await store.snapshots()).filter((s) => s.as_of <= as_of);
  for (const snapshot of snapshots.reverse()) {
    const tables = await readWhole(snapshot, say);
    if (tables) return {as_of: snapshot.as_of, tables: withBasis(tables)};
  }
  return null;
}

async function readWhole(snapshot: Snapshot, say: (line: string) => void): Promise<Tables | null> {
  try {
    return await snapshot.readAll();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    say(`warning: ${error.message}; compared with an earlier snapshot`);
    return null;
  }
}
