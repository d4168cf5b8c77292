import {html} from "htl";
import {formatCsv} from "../components/export/csv.js";
import {download} from "../components/export/download.js";
import type {Known} from "../components/lists/findCompanies.js";
import {listBar} from "../components/lists/listBar.js";
import type {ListEditor} from "../components/lists/listEditor.js";
import {type Entry, entriesOf, findEntries, type SearchIndex} from "../lib/findEntries.js";
import {importAgain} from "../lib/importAgain.js";
import {type Language, readLanguage} from "../lib/language.js";
import {listMessages, someOf} from "../lib/messages/lists.js";
import {forgetList, keepList, type OwnList, ownLists} from "../lib/ownLists.js";
import {MOST_CODES, withScope} from "../lib/scopeParams.js";
import {searchIndex} from "../lib/searchIndex.js";
import type {ListOption} from "../queries/rows/scope.js";
import type {PageScope} from "./scope.js";

const OWN = "own:";
/** An own list that only the address has. */
const UNKEPT = "own";

/** A list's name in the reader's language. */
export function listName(
  {name_zh, name_en}: Pick<ListOption, "name_zh" | "name_en">,
  lang: Language
): string {
  return lang === "zh" ? name_zh : name_en;
}

/** Which list the page shows, to be changed: `n` companies in `sectors` sectors. Another list is another page of the same kind. */
export function listControl(
  shown: PageScope,
  {n, sectors}: {readonly n: number; readonly sectors: number}
): HTMLElement {
  const lang = readLanguage();
  const m = listMessages[lang];
  const codes = shown.scope.kind === "codes" ? shown.scope.codes : null;
  const go = (search: string) => location.assign(`${location.pathname}${search}`);
  let editor: Promise<ListEditor> | undefined;
  const onEdit = async () => {
    editor ??= makeEditor({name: shown.name, codes: codes ?? []}, lang, go).then(
      (made) => {
        made.element.addEventListener("close", drawAgain);
        return made;
      },
      (error) => {
        editor = undefined;
        throw error;
      }
    );
    (await editor).open();
  };
  const draw = () => {
    const kept = ownLists().map((list) => ({...list, codes: shown.toIds(list.codes)}));
    const isKept =
      codes !== null && kept.some((list) => list.name === shown.name && sameCodes(list.codes, codes));
    const choices = [
      ...shown.lists.map((list) => ({
        ...{value: list.list_id, name: listName(list, lang), n: list.n, isOwn: false}
      })),
      ...(codes !== null && !isKept ? [{value: UNKEPT, name: shown.name || m.unnamed, n, isOwn: true}] : []),
      ...kept.map((list) => ({
        ...{value: `${OWN}${list.name}`, name: list.name, n: list.codes.length, isOwn: true}
      }))
    ];
    const value = codes === null ? (shown.list?.list_id ?? "") : isKept ? `${OWN}${shown.name}` : UNKEPT;
    return listBar({
      ...{choices, value, n, sectors, isOwn: codes !== null, m, onEdit},
      onChoose(chosen) {
        const own = kept.find((list) => `${OWN}${list.name}` === chosen);
        const first = shown.lists[0]?.list_id;
        if (own) go(withScope(location.search, own));
        else if (chosen !== UNKEPT) go(withScope(location.search, {list: chosen === first ? null : chosen}));
      }
    });
  };
  let bar = draw();
  /** What was saved or deleted meanwhile is in the choice; the focus stays on the button. */
  const drawAgain = () => {
    const hadFocus = bar.contains(document.activeElement);
    const next = draw();
    bar.replaceWith(next);
    bar = next;
    if (hadFocus) bar.querySelector("button")?.focus();
  };
  const {unknown} = shown;
  return html`<div class="bf-lists">${bar}${
    unknown.length > 0 ? html`<p class="notice" role="status">${m.missing(someOf(unknown, m))}</p>` : null
  }</div>`;
}

function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code, i) => code === b[i]);
}

const editorModule = importAgain(() => import("../components/lists/listEditor.js"));

async function makeEditor(list: OwnList, lang: Language, go: (search: string) => void): Promise<ListEditor> {
  const {listEditor} = await editorModule();
  // Whom a list may have is everyone: of a part of them the editor would call others unknown.
  const {whole: known} = searchIndex("../data/", companiesOf);
  const editor = listEditor({
    ...{list, lang, most: MOST_CODES, m: listMessages[lang]},
    companies: async () => (await known()).companies,
    find: async (query) => {
      const {entries, byAddress} = await known();
      return findEntries(entries, query).flatMap((entry) => {
        const company = byAddress.get(entry.address);
        return company ? [{entry, company}] : [];
      });
    },
    onShow: (shown) => go(withScope(location.search, shown)),
    onSave: keepList,
    onForget: forgetList,
    isKept: (name) => ownLists().some((kept) => kept.name === name),
    onCsv: (name, members) =>
      void download(
        new Blob([listCsv(members)], {type: "text/csv;charset=utf-8"}),
        `list-${fileId(name)}.csv`
      )
  });
  document.body.append(editor.element);
  return editor;
}

/** A list as the inbox reads it. */
export function listCsv(members: readonly Known[]): string {
  // Who has no name goes by the code here, which would be a name in the inbox.
  const named = (key: "name_zh" | "name_en") => ({
    key,
    value: ({code, [key]: name}: Known) => (name === code ? "" : name)
  });
  return formatCsv(members, [
    {key: "code"},
    ...[named("name_zh"), named("name_en")],
    ...[{key: "sector_zh"}, {key: "sector_en"}]
  ]);
}

/** A name as the inbox takes it between `list-` and the ending. */
export function fileId(name: string): string {
  const id = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  // By characters: half of one is no name.
  const cut = [...id.replace(/^-+/, "")].slice(0, 40).join("");
  return cut.replace(/-+$/, "") || "mine";
}

interface Companies {
  readonly companies: readonly Known[];
  readonly entries: readonly Entry[];
  readonly byAddress: ReadonlyMap<string, Known>;
}

function companiesOf({companies, ...index}: SearchIndex): Companies {
  const all = companies.map(([code, name_zh, name_en, sector_zh, sector_en, , others = []]) => ({
    ...{code, name_zh, name_en, sector_zh, sector_en, others}
  }));
  const entries = entriesOf({...index, companies, models: [], benchmarks: [], tables: [], pages: []});
  return {companies: all, entries, byAddress: new Map(entries.map(({address}, i) => [address, all[i]!]))};
}
