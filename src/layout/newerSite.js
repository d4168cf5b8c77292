// The line that offers a page anew where a file that it needs is gone, because the site was replaced since the page was
// opened. Plain strings, as in layout.js.

import {both} from "./both.js";

const TOLD = {
  en: "A newer edition of this page and its data is there; a part of the one that you opened is gone.",
  zh: "本页及其数据已有新版本；您打开的旧版本有一部分已被移除。"
};
const RELOAD = {en: "Reload with the same view", zh: "按当前视图重新载入"};

// Runs once the line is parsed. What could not be loaded may be the network's fault: so the page is asked for again,
// and the site was replaced where it names other files than this one does. What a worker asks for is no entry of the
// page's; lib/tellMissing.ts tells it. The view is in the address.
const WATCH = `{
  const line = document.querySelector(".newer p");
  const names = document.head.innerHTML.match(/_(bundle|file|import)\\/[^"]+/g) ?? [];
  let isLooking = false, isAskedAgain = false;
  const look = async () => {
    isAskedAgain = isLooking;
    if (isLooking || !line.hidden) return;
    isLooking = true;
    try {
      const response = await fetch(location.pathname, {cache: "reload"});
      const page = await response.text();
      line.hidden = !response.ok || names.every((name) => page.includes(name));
    } catch {}
    isLooking = false;
    // What is missing now may be gone since the answer was sent.
    if (isAskedAgain) look();
  };
  const isMissing = ({name, responseStatus}) =>
    responseStatus >= 400 && new URL(name).pathname !== location.pathname;
  addEventListener("benchfolio:missing", look);
  new PerformanceObserver((list) => list.getEntries().some(isMissing) && look()).observe({type: "resource", buffered: true});
  line.querySelector("button").addEventListener("click", () => location.reload());
}`;

/** The line as HTML, hidden until it is true. */
export function newerSite() {
  return `<div class="newer" role="status"><p hidden>${both(TOLD)} <button type="button">${both(RELOAD)}</button></p></div>
<script>${WATCH}</script>`;
}
