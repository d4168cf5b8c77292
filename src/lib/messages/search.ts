import type {Language} from "../language.js";

/** What the search says. */
export interface SearchMessages {
  readonly search: string;
  readonly label: string;
  readonly placeholder: string;
  readonly close: string;
  readonly kinds: Readonly<Record<"page" | "company" | "model" | "benchmark" | "table", string>>;
  /** What can be found, before anything is typed. */
  readonly hint: string;
  none(query: string): string;
  count(shown: number, found: number): string;
  /** Nothing is found so far, and companies in no list are still to come. */
  readonly looking: string;
  /** All that was looked through but companies in no list. */
  readonly partly: string;
  readonly failed: string;
}

const en: SearchMessages = {
  search: "Search",
  label: "Search companies, models, benchmarks, tables and pages",
  placeholder: "Name, code, pinyin or initials",
  close: "Close",
  kinds: {page: "page", company: "company", model: "model", benchmark: "benchmark", table: "table"},
  hint: "Companies by code, name, pinyin or initials; models, benchmarks, tables and pages by name.",
  none: (query) => `Nothing is called “${query}”.`,
  count: (shown, found) =>
    shown < found ? `The first ${shown} of ${found}` : found === 1 ? "1 is found" : `${found} are found`,
  looking: "Looking among further companies…",
  partly: "Companies in no list could not be loaded. Type again to try once more.",
  failed: "The list of what can be found could not be loaded. Type again to try once more."
};

const zh: SearchMessages = {
  search: "搜索",
  label: "搜索公司、模型、基准测试、数据表与页面",
  placeholder: "名称、代码、拼音或首字母",
  close: "关闭",
  kinds: {page: "页面", company: "公司", model: "模型", benchmark: "基准测试", table: "数据表"},
  hint: "公司可按代码、名称、拼音或首字母查找；模型、基准测试、数据表与页面按名称查找。",
  none: (query) => `没有名为“${query}”的内容。`,
  count: (shown, found) => (shown < found ? `共 ${found} 项，显示前 ${shown} 项` : `找到 ${found} 项`),
  looking: "正在其他公司中查找……",
  partly: "不在名单中的公司未能载入。继续输入即可重试。",
  failed: "搜索目录未能载入。继续输入即可重试。"
};

export const searchMessages: Readonly<Record<Language, SearchMessages>> = {en, zh};
