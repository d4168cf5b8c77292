import type {SearchPanel} from "../components/search/searchPanel.js";
import {importAgain} from "../lib/importAgain.js";
import {keepPlace} from "./keepPlace.js";

// What every page starts beside its own modules, and waits for never.

keepPlace();

// The button of the masthead and the key "/" open the search. What it takes is asked for when it is first wanted.

const loading = importAgain(() => import("./openSearch.js"));
const button = document.querySelector<HTMLButtonElement>("[data-search]");
let panel: Promise<SearchPanel> | undefined;

async function open(): Promise<void> {
  const root = document.querySelector<HTMLAnchorElement>(".masthead-name")!.href;
  panel ??= loading().then(({makeSearch}) => makeSearch(root));
  try {
    (await panel).open();
  } catch {
    // Asked for anew at the next press.
    panel = undefined;
  }
}

/** Where a "/" is a character that the reader types. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;

button?.addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  event.preventDefault();
  void open();
});
