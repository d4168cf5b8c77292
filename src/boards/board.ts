import {html} from "htl";
import type {Figure} from "../components/figure.js";
import {type FigureCard, figureCard} from "../components/figureCard.js";
import {type Chip, filterBar} from "../components/filters/filterBar.js";
import type {Database, TableFiles} from "../lib/database.js";
import {importAgain} from "../lib/importAgain.js";
import {type Language, readLanguage} from "../lib/language.js";
import {type CommonMessages, common} from "../lib/messages/common.js";
import {
  type Answers,
  knownRows,
  type Notebook,
  openNotebook,
  type RowRequest,
  warmUp
} from "../lib/notebook.js";
import {PageState} from "../lib/pageState.js";
import type {Ignored, Params} from "../lib/permalink.js";
import type {RowSource} from "../lib/rowSource.js";
import {namedSource} from "../lib/sourceNames.js";
import {sourceNames} from "../queries/reports.js";
import type {SourceName} from "../queries/rows/reports.js";
import type {Scope} from "../queries/scope.js";

// Of no use before there is an engine, and some kB of SQL.
const tablesModule = importAgain(() => import("../queries/materializedTables.js"));

/** What every page has: its state, its data, its language. */
export interface Board<State extends object> {
  readonly state: PageState<State>;
  readonly notebook: Notebook<State>;
  readonly lang: Language;
  readonly m: CommonMessages;
  /** A source as rows cite it, in the page's language. */
  readonly sourceName: (source: string) => string;
}

/** What a page hands to its board: the build-time answers and the addresses of the tables. */
export interface BoardFiles {
  readonly answers: Answers;
  readonly tables: TableFiles;
  /** Files that a reader's own list may need besides: of companies that are in no list. */
  readonly others?: TableFiles;
  /** Which companies are shown, where they are not those that pages open with. */
  readonly scope?: Scope;
  /** An engine that has the tables already. */
  readonly database?: Promise<Database>;
  /** The address of SQL whose macros the page's queries call, such as the definition of the percentile. */
  readonly macros?: Promise<string>;
}

/**
 * Opens a page: reads the state from the URL, answers from the build, and boots the engine when idle. Tells the
 * document of its state and `presets`, what is chosen at once by one button: the build tries each choice.
 */
export function openBoard<State extends object>(
  {answers, tables, macros, database, scope}: BoardFiles,
  params: Params<State>,
  presets: readonly Partial<State>[] = []
): Board<State> {
  const lang = readLanguage();
  const state = new PageState(params);
  const prepare = async () => ({
    setup: (await tablesModule()).materializedTables(Object.keys(tables), scope),
    ...(macros && {macros})
  });
  // What the build answered besides is of the companies that pages open with.
  const early = scope ? null : undefined;
  const notebook = openNotebook(answers, tables, state, prepare, database, early);
  if (Object.keys(tables).length > 0) warmUp(notebook);
  document.dispatchEvent(new CustomEvent("benchfolio:board", {detail: {state, presets}}));
  const sourceName = namedSource(knownRows<SourceName>(answers, sourceNames()), lang);
  return {state, notebook, lang, m: common[lang], sourceName};
}

/** Where a figure's rows come from: a question of its own, or a source that figures share. */
export type RowsOf<State, Row> = RowRequest<State> | {readonly rows: RowSource<Row>};

export type FrameRequest<State, Row extends object, Shown extends object = Row> = RowsOf<State, Row> &
  FigureOptions<State, Row, Shown>;

interface FigureOptions<State, Row extends object, Shown extends object> {
  readonly id: string;
  readonly show: (rows: readonly Row[]) => Figure<Shown>;
  /** Names of the state that change what is shown, but not the rows. */
  readonly redrawOn?: readonly (keyof State & string)[];
  readonly height?: number;
  /** False for a table, which is taken away as CSV alone. */
  readonly pictures?: boolean;
  /** True for a table of scores, which is taken away as LaTeX and Markdown, too. */
  readonly texts?: boolean;
}

/** A figure that follows the board's state. `chips` writes the active filters out. */
export function boardFrame<State extends object, Row extends object, Shown extends object = Row>(
  {state, notebook, lang, m, sourceName}: Board<State>,
  chips: () => readonly Chip[],
  {id, show, redrawOn = [], height, pictures, texts, ...request}: FrameRequest<State, Row, Shown>
): FigureCard {
  return figureCard<Row, Shown>({
    id,
    rows: "rows" in request ? request.rows : notebook.rows<Row>(request),
    show,
    m,
    lang,
    sourceName,
    filters: () =>
      chips()
        .map(({text}) => text)
        .join(" · "),
    link: () => state.link,
    ...(redrawOn.length > 0 && {redraw: (draw: () => void) => state.on(redrawOn, draw)}),
    ...(height !== undefined && {height}),
    ...(pictures !== undefined && {pictures}),
    ...(texts !== undefined && {texts})
  });
}

/**
 * The bar of filters; chips name what is active, and take it away. A bar of other choices has a name of its own, and
 * words for their defaults (`none`).
 */
export function boardFilters<State extends object>(
  {state, m}: Board<State>,
  controls: readonly HTMLElement[],
  chips: () => readonly Chip[],
  {label = m.filters, none = m.noFilter}: {readonly label?: string; readonly none?: string} = {}
): HTMLElement {
  const bar = filterBar({
    label,
    controls,
    labels: {none, clearAll: m.clearAll, done: m.done, remove: m.removeFilter}
  });
  bar.addEventListener("clear", (event) => {
    const key = (event as CustomEvent<string | null>).detail;
    state.reset((key === null ? chips().map((chip) => chip.key) : [key]) as (keyof State & string)[]);
  });
  const summarize = () => bar.summarize(chips());
  summarize();
  state.on([], summarize);
  // The bar stays in place while the page scrolls: what is scrolled to has to stop below it (filters.css).
  new ResizeObserver(() => {
    // A bar that another one took the place of has no height, and says none.
    if (!bar.isConnected) return;
    document.documentElement.style.setProperty("--bf-filters-height", `${bar.offsetHeight}px`);
  }).observe(bar);
  return bar;
}

/** Says which parts of the address could not be understood; nothing where all was. */
export function ignoredNote<State extends object>(
  {state, m}: Board<State>,
  others: readonly Ignored[] = []
): Node {
  const ignored = [...others, ...state.ignored];
  if (ignored.length === 0) return document.createDocumentFragment();
  return html`<div class="notice" role="status">${ignored.map(
    ({name, text}) => html`<p>${m.ignored(name, text)}</p>`
  )}</div>`;
}

/** Shows one of several figures, as `state[name]` says; the figure that leaves stops following its rows. */
export function switched<State extends object>(
  board: Board<State>,
  name: keyof State & string,
  figures: Readonly<Record<string, () => FigureCard>>
): HTMLElement {
  return switchedBy(board, [name], (value) => String(value[name]), figures);
}

/** As `switched`, by what follows from several names of the state. A figure that is shown already stays. */
export function switchedBy<State extends object>(
  {state}: Board<State>,
  names: readonly (keyof State & string)[],
  keyOf: (value: Readonly<State>) => string,
  figures: Readonly<Record<string, () => FigureCard>>
): HTMLElement {
  const root = html`<div class="switched"></div>`;
  let shown: FigureCard | undefined;
  let key: string | undefined;
  const show = () => {
    const next = keyOf(state.value);
    if (next === key) return;
    key = next;
    const figure = figures[key]?.();
    shown?.dispose();
    shown = figure;
    root.replaceChildren(...(figure ? [figure] : []));
  };
  show();
  state.on(names, show);
  return root;
}
