import {html} from "htl";
import type {Entry} from "../../lib/findEntries.js";
import type {Language} from "../../lib/language.js";
import {type ListMessages, someOf} from "../../lib/messages/lists.js";
import type {OwnList} from "../../lib/ownLists.js";
import {searchField} from "../filters/searchField.js";
import {companiesIn, type Known} from "./findCompanies.js";

export interface ListEditorOptions {
  /** What it begins with. */
  readonly list: OwnList;
  /** Every company that the site knows; rejects where they cannot be loaded. */
  readonly companies: () => Promise<readonly Known[]>;
  /** The companies that answer what was typed, the best first, as entries of the search. */
  readonly find: (query: string) => Promise<readonly {readonly entry: Entry; readonly company: Known}[]>;
  readonly most: number;
  readonly onShow: (list: OwnList) => void;
  /** False where the browser keeps nothing. */
  readonly onSave: (list: OwnList) => boolean;
  readonly onForget: (name: string) => void;
  readonly isKept: (name: string) => boolean;
  readonly onCsv: (name: string, members: readonly Known[]) => void;
  readonly lang: Language;
  readonly m: ListMessages;
}

export interface ListEditor {
  readonly element: HTMLDialogElement;
  open(): void;
}

const MOST_FOUND = 6;

/** A dialog in which a list is made: companies are searched for or pasted, and it is shown, saved or taken away. */
export function listEditor(options: ListEditorOptions): ListEditor {
  const {lang, m, most} = options;
  let members: Known[] = [];
  /** Members that the site does not know, or not any more: the list is the reader's, and keeps them. */
  const strangers = new Set<Known>();
  let isOpened = false;
  /** False while there is something in the field for pasting that is not in the list. */
  let isRead = true;
  /** The name under which the list is kept, as far as the reader knows. */
  let own = options.list.name;
  const nameOf = (company: Known) => (lang === "zh" ? company.name_zh : company.name_en);
  const button = (label: string, isMain = false) =>
    html<HTMLButtonElement>`<button type="button" class=${isMain ? "bf-button is-main" : "bf-button"}>${label}</button>`;

  const name = html<HTMLInputElement>`<input type="text" maxlength="60" autocomplete="off">`;
  const pasted = html<HTMLTextAreaElement>`<textarea rows="3" spellcheck="false" placeholder=${m.pasteHint}></textarea>`;
  const search = searchField({label: m.find, placeholder: m.findHint});
  const found = html<HTMLElement>`<div class="bf-list-found"></div>`;
  const shown = html<HTMLElement>`<ul class="bf-list-members"></ul>`;
  const count = html<HTMLElement>`<p class="bf-list-count"></p>`;
  const strange = html<HTMLElement>`<p class="bf-list-count"></p>`;
  const status = html<HTMLElement>`<p class="bf-list-status" role="status"></p>`;
  const [show, save, csv] = [button(m.show, true), button(m.save), button(m.csv)];
  const [forget, close] = [button(m.forget), button(m.close)];
  const element = html<HTMLDialogElement>`<dialog class="bf-list-editor" aria-label=${m.title}>
    <div class="bf-list-head"><h2>${m.title}</h2>${close}</div>
    <p class="bf-list-kept">${m.kept}</p>
    ${search}${found}
    <label class="bf-field"><span class="bf-label">${m.paste}</span>${pasted}</label>
    ${count}${shown}${strange}
    <label class="bf-field"><span class="bf-label">${m.name}</span>${name}</label>
    <div class="bf-list-buttons">${show}${save}${csv}${forget}</div>
    ${status}
  </dialog>`;

  const say = (text: string) => {
    status.textContent = text;
  };
  const list = (): OwnList => ({name: name.value.trim(), codes: members.map(({code}) => code)});
  const draw = () => {
    count.textContent = members.length === 0 ? m.empty : m.members(members.length);
    shown.replaceChildren(
      ...members.map((company) => {
        const remove = html<HTMLButtonElement>`<button type="button" aria-label=${m.remove(nameOf(company))}>×</button>`;
        remove.addEventListener("click", () => {
          const at = members.indexOf(company);
          members = members.filter((each) => each !== company);
          draw();
          // The focus stays in the list.
          (shown.querySelectorAll("button")[Math.min(at, members.length - 1)] ?? pasted).focus();
        });
        return strangers.has(company)
          ? html`<li><small>${company.code}</small>${remove}</li>`
          : html`<li>${nameOf(company)} <small>${company.code}</small>${remove}</li>`;
      })
    );
    const unknown = members.filter((each) => strangers.has(each)).map(({code}) => code);
    strange.textContent = m.keptUnknown(someOf(unknown, m), unknown.length);
    strange.hidden = unknown.length === 0;
    for (const each of [show, csv, save]) each.disabled = members.length === 0 && isRead;
    forget.hidden = !options.isKept(list().name);
  };
  /** Adds whom there is room for; the others are returned. */
  const add = (companies: readonly Known[]): readonly Known[] => {
    const all = [...new Set([...members, ...companies])];
    members = all.slice(0, most);
    draw();
    return all.slice(most);
  };
  const sayFull = (over: readonly Known[]) => (over.length > 0 ? m.most(most, over.length) : "");

  let asked = 0;
  search.addEventListener("input", async () => {
    const mine = ++asked;
    const results = await options.find(search.value).catch(() => null);
    if (mine !== asked) return;
    if (results === null) return say(m.failed);
    say(results.length === 0 && search.value.trim() !== "" ? m.unknown(search.value.trim()) : "");
    found.replaceChildren(
      ...results.slice(0, MOST_FOUND).map(({entry, company}) => {
        const take = html<HTMLButtonElement>`<button type="button" aria-label=${m.add(nameOf(company))}>
          <span>${entry.name[lang]}</span> <small>${entry.detail[lang]}</small></button>`;
        take.addEventListener("click", () => {
          say(sayFull(add([company])));
          search.value = "";
          found.replaceChildren();
          search.querySelector("input")?.focus();
        });
        return take;
      })
    );
  });
  /** Takes what was pasted into the list; false where the reader has to look at what was not understood. */
  const read = async (): Promise<boolean> => {
    isRead = true;
    say("");
    if (pasted.value.trim() === "") return true;
    const all = await options.companies().catch(() => null);
    if (all === null) {
      say(m.failed);
      return false;
    }
    const {found: known, unknown} = companiesIn(pasted.value, all);
    const over = add(known);
    // What was not understood stays, to be mended, and who had no room, for another list.
    pasted.value = [...unknown, ...over.map(({code}) => code)].join("\n");
    const said = [sayFull(over), ...(unknown.length > 0 ? [m.unknown(someOf(unknown, m))] : [])].join(" ");
    say(said);
    return said === "";
  };
  let reading = Promise.resolve(true);
  const taken = async (): Promise<boolean> => {
    if (!isRead) reading = read();
    const isAll = await reading;
    reading = Promise.resolve(true);
    return isAll;
  };
  /** A click on a button is often what ends the pasting: it waits until that is read. */
  const onceTaken = (act: () => void) => async () => {
    if (await taken()) act();
  };
  pasted.addEventListener("input", () => {
    isRead = false;
    draw();
  });
  // The text is in the field after the event.
  pasted.addEventListener("paste", () => setTimeout(taken));
  pasted.addEventListener("change", taken);
  name.addEventListener("input", draw);
  const trySave = () => {
    if (list().name === "") {
      say(m.needsName);
      return name.focus();
    }
    // Another list of this name is gone from now on.
    const isOther = list().name !== own && options.isKept(list().name);
    const isSaved = options.onSave(list());
    if (isSaved) own = list().name;
    say(!isSaved ? m.notSaved : isOther ? m.replaced : m.saved);
    draw();
  };
  show.addEventListener(
    "click",
    onceTaken(() => options.onShow(list()))
  );
  save.addEventListener("click", onceTaken(trySave));
  forget.addEventListener("click", () => {
    options.onForget(list().name);
    say(m.forgotten);
    draw();
  });
  csv.addEventListener(
    "click",
    onceTaken(() => options.onCsv(list().name, members))
  );
  close.addEventListener("click", () => element.close());

  return {
    element,
    async open() {
      element.showModal();
      // Who closed it by mistake finds everything as it was.
      if (isOpened) return;
      say("");
      name.value = options.list.name;
      const all = await options.companies().catch(() => null);
      if (all === null) return say(m.failed);
      isOpened = true;
      const byCode = new Map(
        all.flatMap((company) => [company.code, ...(company.others ?? [])].map((code) => [code, company]))
      );
      const strangerOf = (code: string) => {
        const stranger = {code, name_zh: code, name_en: code, sector_zh: "", sector_en: ""};
        strangers.add(stranger);
        return stranger;
      };
      members = [...new Set(options.list.codes.map((code) => byCode.get(code) ?? strangerOf(code)))];
      draw();
    }
  };
}
