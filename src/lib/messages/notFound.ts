import type {Language} from "../language.js";

/** What the page for an address that does not exist says beside its own HTML (scripts/build/notFound.ts). */
export interface NotFoundMessages {
  readonly title: string;
  /** Where no script runs. */
  readonly unread: string;
  /** The address, as it was asked for, is not the site's. */
  absent(address: string): string;
  /** A page of this very name, but for its ending or its case. */
  readonly same: string;
  readonly nearest: string;
  /** No page is called anything like it. */
  readonly none: string;
  /** What the site has could not be asked for. */
  readonly failed: string;
}

const en: NotFoundMessages = {
  title: "Page not found",
  unread: "There is nothing at this address. The first page of the site leads to all others.",
  absent: (address) => `Nothing is published at ${address}.`,
  same: "It may be this page:",
  nearest: "The nearest that there is:",
  none: "No page has a name like it. Search for a company, a model, a benchmark or a table:",
  failed: "What this site has could not be loaded, so that nothing near it can be named."
};

const zh: NotFoundMessages = {
  title: "找不到页面",
  unread: "此地址没有内容。可从本站首页前往其他页面。",
  absent: (address) => `${address} 处没有内容。`,
  same: "您要找的可能是此页：",
  nearest: "名称最接近的内容：",
  none: "没有名称相近的页面。可搜索公司、模型、基准测试或数据表：",
  failed: "本站目录未能载入，无法给出相近的名称。"
};

export const notFoundMessages: Readonly<Record<Language, NotFoundMessages>> = {en, zh};
