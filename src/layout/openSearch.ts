import {type SearchPanel, searchPanel} from "../components/search/searchPanel.js";
import {entriesOf} from "../lib/findEntries.js";
import {readLanguage} from "../lib/language.js";
import {searchMessages} from "../lib/messages/search.js";
import {findIn, searchIndex} from "../lib/searchIndex.js";

/** The search of the site whose root is `root`, in the page; the index is fetched once, at the first question. */
export function makeSearch(root: string, load?: typeof fetch): SearchPanel {
  const index = searchIndex(new URL("data/", root).href, entriesOf, load);
  const lang = readLanguage();
  const panel = searchPanel({
    find: (query) => findIn(index, query),
    addressOf: ({address}) => new URL(address, root).href,
    lang,
    m: searchMessages[lang]
  });
  document.body.append(panel.element);
  return panel;
}
