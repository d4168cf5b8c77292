import type {Language} from "../language.js";

/** What is said of lists of companies. */
export interface ListMessages {
  readonly list: string;
  readonly ofSite: string;
  readonly ofReader: string;
  /** A list in the choice: its name, and how many companies it has. */
  option(name: string, n: number): string;
  /** How large the list is that is shown. */
  size(n: number, sectors: number): string;
  /** An own list without a name. */
  readonly unnamed: string;
  readonly make: string;
  readonly edit: string;
  readonly title: string;
  readonly kept: string;
  readonly find: string;
  readonly findHint: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly name: string;
  readonly show: string;
  readonly save: string;
  readonly forget: string;
  readonly csv: string;
  readonly close: string;
  add(name: string): string;
  remove(name: string): string;
  readonly empty: string;
  members(n: number): string;
  /** Members that the site does not know. */
  keptUnknown(codes: string, n: number): string;
  /** What was pasted and is no company of the site. */
  unknown(texts: string): string;
  /** Stands behind the first of several texts, and between them. */
  more(n: number): string;
  readonly between: string;
  readonly saved: string;
  /** Saved under a name that another list had. */
  readonly replaced: string;
  readonly notSaved: string;
  readonly needsName: string;
  readonly forgotten: string;
  readonly failed: string;
  /** While the engine answers for a list, and where it cannot. */
  readonly loading: string;
  readonly notLoaded: string;
  /** A list is as long as a link may be; who has no room is not in it. */
  most(n: number, over: number): string;
  /** Codes of the address that are not known. */
  missing(codes: string): string;
  /** Why there are no earlier days here. */
  earlier(list: string): string;
}

const en: ListMessages = {
  list: "Companies",
  ofSite: "Lists of this site",
  ofReader: "My lists, in this browser",
  option: (name, n) => `${name} (${n})`,
  size: (n, sectors) =>
    n === 0
      ? "No company"
      : `${n === 1 ? "1 company" : `${n} companies`} in ${sectors === 1 ? "1 sector" : `${sectors} sectors`}`,
  unnamed: "My list",
  make: "Make a list",
  edit: "Edit the list",
  title: "A list of your own",
  kept: "It stays in this browser and in the link; nothing is sent anywhere.",
  find: "Add a company",
  findHint: "Code, name, pinyin or initials",
  paste: "Or paste codes or names",
  pasteHint: "688256.SH, 300308, …, one a line or set apart by commas",
  name: "Name of the list",
  show: "Show",
  save: "Save in this browser",
  forget: "Delete from this browser",
  csv: "Download as CSV",
  close: "Close",
  add: (name) => `Add ${name}`,
  remove: (name) => `Remove ${name}`,
  empty: "No company yet.",
  members: (n) => (n === 1 ? "1 company" : `${n} companies`),
  keptUnknown: (codes, n) =>
    `Not known here, and kept in the list: ${codes}. Pages leave ${n === 1 ? "it" : "them"} out.`,
  unknown: (texts) => `Not known here: ${texts}`,
  more: (n) => ` and ${n} more`,
  between: ", ",
  saved: "Saved in this browser.",
  replaced: "Saved in this browser, in the place of the list that had this name.",
  notSaved: "The browser keeps nothing from this page; the link and the CSV still hold the list.",
  needsName: "Give the list a name first.",
  forgotten: "Deleted from this browser.",
  failed: "The companies of this site could not be loaded. Open the panel again to try once more.",
  loading: "The figures of this list are being put together…",
  notLoaded:
    "The figures of this list could not be loaded. It is tried again by itself when the network is back.",
  most: (n, over) =>
    `A list has at most ${n} companies: ${over === 1 ? "1 more is" : `${over} more are`} not in it.`,
  missing: (codes) => `Not known here, and left out: ${codes}. Whoever runs this site can add them.`,
  earlier: (list) => `Earlier days are kept of the list that pages open with: ${list}.`
};

const zh: ListMessages = {
  list: "公司范围",
  ofSite: "本站名单",
  ofReader: "我的名单（存于本浏览器）",
  option: (name, n) => `${name}（${n}）`,
  size: (n, sectors) => (n === 0 ? "没有公司" : `${n} 家公司，${sectors} 个板块`),
  unnamed: "我的名单",
  make: "自建名单",
  edit: "编辑名单",
  title: "自建名单",
  kept: "名单只保存在本浏览器和链接中，不会发送到任何地方。",
  find: "添加公司",
  findHint: "代码、名称、拼音或首字母",
  paste: "或粘贴代码、名称",
  pasteHint: "688256.SH、300308……每行一个，或以逗号分隔",
  name: "名单名称",
  show: "显示",
  save: "保存到本浏览器",
  forget: "从本浏览器删除",
  csv: "下载 CSV",
  close: "关闭",
  add: (name) => `添加${name}`,
  remove: (name) => `移除${name}`,
  empty: "还没有公司。",
  members: (n) => `${n} 家公司`,
  keptUnknown: (codes) => `本站未收录，但保留在名单中：${codes}。页面不显示。`,
  unknown: (texts) => `本站未收录：${texts}`,
  more: (n) => `等，另有 ${n} 项`,
  between: "、",
  saved: "已保存到本浏览器。",
  replaced: "已保存到本浏览器，并取代了原有的同名名单。",
  notSaved: "浏览器不允许本页保存；名单仍在链接与 CSV 中。",
  needsName: "请先为名单命名。",
  forgotten: "已从本浏览器删除。",
  failed: "公司目录未能载入。重新打开面板即可重试。",
  loading: "正在整理该名单的数据……",
  notLoaded: "该名单的数据未能载入。网络恢复后会自动重试。",
  most: (n, over) => `名单最多 ${n} 家公司，另有 ${over} 家未列入。`,
  missing: (codes) => `本站未收录，已略去：${codes}。可由本站维护者添加。`,
  earlier: (list) => `仅保存默认名单的历史日期：${list}。`
};

export const listMessages: Readonly<Record<Language, ListMessages>> = {en, zh};

/** Texts as a sentence takes them: the first eight, and how many more there are. */
export function someOf(
  texts: readonly string[],
  {more, between}: Pick<ListMessages, "more" | "between">
): string {
  return texts.slice(0, 8).join(between) + (texts.length > 8 ? more(texts.length - 8) : "");
}
