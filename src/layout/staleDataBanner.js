// The line on every page that says that its data are older than the schedule promises. The build writes when that
// will be (data-loaders/freshness.ts); the page looks at the clock of its reader. Plain strings, as in layout.js.

const WORDS = {
  overdue: {
    en: (asOf, due) => `The data are of ${asOf}. The refresh promised for ${due} has not come.`,
    zh: (asOf, due) => `数据截至 ${asOf}。原定 ${due} 的更新没有完成。`
  },
  old: {
    en: (asOf, due) =>
      `The data are of ${asOf}. Refreshes have run as promised, the last at ${due}, and brought nothing newer.`,
    zh: (asOf, due) => `数据截至 ${asOf}。更新如期运行（最近一次 ${due}），但没有更新的数据。`
  }
};
const LINK = {en: "What is known", zh: "查看详情"};

// Runs once the line is parsed. A page that is left open learns it when the time comes, or when it is looked at again.
const SHOW = `{
  const line = document.querySelector(".late");
  const after = Date.parse(line.dataset.after);
  const look = () => { line.firstElementChild.hidden = Date.now() < after; };
  look();
  const left = after - Date.now();
  if (left > 0 && left < 2 ** 31) setTimeout(look, left + 1);
  addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
}`;

/**
 * The banner as HTML, hidden until its time; empty where nothing is promised.
 * @param freshness what data-loaders/freshness.ts says of the build, or null
 * @param base leads from the page to the site's root
 */
export function staleDataBanner(freshness, base) {
  if (!freshness?.late) return "";
  const {as_of, late, schedule} = freshness;
  const due = `${localTime(late.due, schedule.timezone)} (${schedule.timezone})`;
  const both = (texts) =>
    ["en", "zh"].map((lang) => `<span lang="${lang}">${escaped(texts[lang](as_of, due))}</span>`).join("");
  const words = both(WORDS[late.reason]);
  const link = both({en: () => LINK.en, zh: () => LINK.zh});
  return `<div class="late" role="status" data-after="${escaped(late.after)}"><p hidden>${words} <a href="${base}data/#sources">${link}</a></p></div>
<script>${SHOW}</script>`;
}

/** `2024-02-23 19:30`, in the time zone of the schedule. */
function localTime(iso, timeZone) {
  const fields = {dateStyle: "short", timeStyle: "short", timeZone};
  return new Intl.DateTimeFormat("sv-SE", fields).format(new Date(iso));
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
