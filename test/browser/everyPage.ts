import {performancePage, SITE, type SitePage, valuation} from "./site.js";
import {withDays} from "./storedDays.js";
import {withHistory} from "./syntheticCompany.js";
import {withMarket} from "./syntheticPerformance.js";

/** A company whose synthetic history has losses, days without PE and a suspension. */
export const CODE = "688256.SH";
export const HISTORY_FIGURES = ["definitions", "pe-history", "pe-bands", "pe-distribution"];
const COMPANY_TABLES = ["financials", "peers"];

/** The page of one company, which stands for all: as the report alone fills it, and with a synthetic history. */
export const company: SitePage = {
  path: `/companies/${CODE}`,
  name: `/companies/${CODE}`,
  title: {en: `Cambricon ${CODE} | Benchfolio`, zh: `寒武纪 ${CODE} | Benchfolio`},
  figures: COMPANY_TABLES,
  isLive: false
};

/** The page of one model, which stands for all: the one that the report is about. */
export const modelPage: SitePage = {
  path: "/models/model",
  name: "/models/model",
  title: {en: "Gemma 7B | Benchfolio", zh: "Gemma 7B | Benchfolio"},
  figures: ["standing", "model-scores", "model-places", "model-devices"],
  isLive: false
};

export const companyWithHistory: SitePage = {
  ...company,
  name: `${company.path} with a history`,
  figures: [...HISTORY_FIGURES, ...COMPANY_TABLES],
  isLive: true,
  prepare: (page) => withHistory(page, CODE)
};

export const performanceWithHistory: SitePage = {
  ...performancePage,
  name: `${performancePage.path} with a history`,
  figures: ["performance", "rating-scale", "returns"],
  prepare: withMarket
};

export const valuationWithDays: SitePage = {
  ...valuation,
  name: `${valuation.path} with stored days`,
  figures: ["pe-growth", "percentiles", "changes", "sectors", "companies"],
  prepare: withDays
};

/** Every kind of page in every state that changes its figures. */
export const EVERY_PAGE: readonly SitePage[] = [
  ...SITE,
  modelPage,
  company,
  companyWithHistory,
  performanceWithHistory,
  valuationWithDays
];
