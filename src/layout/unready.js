// The line for a page that stays as it was built, because a part of its script did not come or the browser is too old
// for it. Plain strings, as in layout.js.

import {both} from "./both.js";

const NOT_LOADED = {
  en: "A part of this page could not be loaded. What stands here is as it was built; nothing can be chosen yet.",
  zh: "本页有一部分未能载入。此处为构建时的内容，暂时无法进行选择。"
};
const TOO_OLD = {
  en: "This browser lacks <code>import.meta.resolve</code>: what stands here is as it was built, and nothing can be chosen.",
  zh: "此浏览器不支持 <code>import.meta.resolve</code>：此处为构建时的内容，无法进行选择。"
};
const RETRY = {en: "Try again", zh: "重试"};

// Runs before the page's own script. A cell that failed leaves its error as the page's text, and takes away what stood
// in its place: the one goes, the other comes back. The error is in the console. With the network the page comes by itself.
const WATCH = `{
  const line = document.querySelector(".unready p");
  const built = new Map();
  new MutationObserver((records) => {
    for (const {removedNodes, addedNodes, nextSibling} of records) {
      for (const node of removedNodes) if (node.classList?.contains("opening")) built.set(nextSibling, node);
      for (const node of addedNodes) {
        if (!node.classList?.contains("observablehq--error")) continue;
        node.hidden = true;
        const place = node.nextSibling;
        if (built.has(place)) node.before(built.get(place));
        line.hidden = false;
      }
    }
  }).observe(document.documentElement, {childList: true, subtree: true});
  addEventListener("online", () => line.hidden || location.reload());
  line.querySelector("button").addEventListener("click", () => location.reload());
}`;

const AGE = `if (!import.meta.resolve) document.querySelector(".too-old p").hidden = false;`;

/** Both lines as HTML, hidden until one is true. */
export function unready() {
  return `<div class="unready" role="status"><p hidden>${both(NOT_LOADED)} <button type="button">${both(RETRY)}</button></p></div>
<div class="too-old" role="status"><p hidden>${both(TOO_OLD)}</p></div>
<script>${WATCH}</script>
<script type="module">${AGE}</script>`;
}
