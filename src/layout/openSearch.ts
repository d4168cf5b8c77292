import {type SearchPanel, searchPanel} from "../components/search/searchPanel.js";
import {type Entry, entriesOf, findEntries} from "../lib/findEntries.js";
import {readLanguage} from "../lib/language.js";
import {searchMessages} from "../lib/messages/search.js";

/** The search of the site whose root is `root`, in the page; the index is fetched once, at the first question. */
export function makeSearch(root: string, load: typeof fetch = fetch): SearchPanel {
  let index: Promise<Entry[]> | undefined;
  const entries = () => {
    index ??= load(new URL("data/search.json", root)).then(async (response) => {
      if (!response.ok) throw new Error(`search.json: ${response.status}`);
      return entriesOf(await response.json());
    });
    // What failed is asked for again.
    index.catch(() => {
      index = undefined;
    });
    return index;
  };
  const lang = readLanguage();
  const panel = searchPanel({
    find: async (query) => findEntries(await entries(), query),
    addressOf: ({address}) => new URL(address, root).href,
    lang,
    m: searchMessages[lang]
  });
  document.body.append(panel.element);
  return panel;
}
