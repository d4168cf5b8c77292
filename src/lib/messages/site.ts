import type {Language} from "../language.js";

/** What search engines and previews of links are told of pages beside what the pages say themselves. */
export interface SiteMessages {
  /** The page that shows any company, and the one that shows any model: what it is of is in its address. */
  readonly anyCompany: {readonly title: string; readonly about: string};
  readonly anyModel: {readonly title: string; readonly about: string};
  /** A figure of a page by its name. */
  named(name: string, figure: string): string;
}

const en: SiteMessages = {
  anyCompany: {
    title: "Company",
    about:
      "A company by its code: forward PE, the percentile of its PE in its own history, consensus and peers, each with source and date."
  },
  anyModel: {
    title: "Model",
    about:
      "A model by its name: every score with who says it, its rank and how sure that is, and what it takes to run it."
  },
  named: (name, figure) => `${name}: ${figure}`
};

const zh: SiteMessages = {
  anyCompany: {
    title: "公司",
    about:
      "按代码查看一家公司：预测市盈率、市盈率在自身历史中的分位、一致预期与同板块公司，每个数字均注明来源与日期。"
  },
  anyModel: {
    title: "模型",
    about: "按名称查看一个模型：全部得分及其给出者、名次及其可靠程度，以及在设备上运行所需的条件。"
  },
  named: (name, figure) => `${name}：${figure}`
};

export const siteMessages: Readonly<Record<Language, SiteMessages>> = {en, zh};
