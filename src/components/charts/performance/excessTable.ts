import {html} from "htl";
import {formatDifference, MISSING} from "../../../lib/format.js";
import type {PerformanceMessages} from "../../../lib/messages/performance.js";
import type {ExcessRow, Rating, RatingRow} from "../../../queries/rows/performance.js";
import {companyLink, companyName, sectorName} from "../../companyName.js";
import {longName} from "../../longName.js";
import type {Column} from "../../table/column.js";

/** Columns of the table of companies and their returns. Ratings are sorted from the best to the worst. */
export function excessColumns({
  m,
  lang,
  scale = []
}: {
  readonly m: PerformanceMessages;
  readonly lang: string;
  /** The scale that ratings are steps of. */
  readonly scale?: readonly RatingRow[];
}): Column<ExcessRow>[] {
  const c = m.table.columns;
  const isZh = lang === "zh";
  const points = (key: "excess_6m_pct" | "excess_12m_pct", label: string): Column<ExcessRow> => ({
    ...{key, label, unit: m.table.excessUnit, numeric: true},
    format: (row) => formatDifference(row[key], 1)
  });
  const returned = (key: "return_6m_pct" | "return_12m_pct", label: string): Column<ExcessRow> => ({
    ...{key, label, unit: "%", numeric: true},
    format: (row) => formatDifference(row[key], 1)
  });
  return [
    {
      key: isZh ? "name_zh" : "name_en",
      label: c.company,
      format: (row) => html`<span class="bf-company">${named(row, lang)} <small>${row.code}</small></span>`
    },
    {
      key: isZh ? "sector_zh" : "sector_en",
      label: c.sector,
      format: (row) => longName(sectorName(namesOf(row), lang))
    },
    returned("return_6m_pct", c.return_6m),
    points("excess_6m_pct", c.excess_6m),
    {
      key: "rating_6m",
      label: c.rating_6m,
      format: ({rating_6m: rating}) => (rating === null ? MISSING : ratingName(rating, scale, lang)),
      order: ({rating_6m: rating}) => (rating === null ? null : ORDER.indexOf(rating))
    },
    returned("return_12m_pct", c.return_12m),
    points("excess_12m_pct", c.excess_12m),
    {key: "n_untraded", label: c.n_untraded, numeric: true}
  ];
}

/** The name, leading to the company's page; the lines of all together have none. */
function named(row: ExcessRow, lang: string): string | Node {
  const name = companyName(namesOf(row), lang);
  return row.code === null ? name : companyLink(row.code, longName(name));
}

/** What the report calls a step of its scale for companies. */
function ratingName(rating: Rating, scale: readonly RatingRow[], lang: string): string {
  const step = scale.find((row) => row.subject === "stock" && row.rating === rating);
  return step ? (lang === "zh" ? step.name_zh : step.name_en.toLowerCase()) : rating;
}

const ORDER: readonly Rating[] = ["buy", "outperform", "neutral", "underperform"];

function namesOf({name_zh, name_en, sector_zh, sector_en}: ExcessRow) {
  return {
    name_zh: name_zh ?? "",
    name_en: name_en ?? "",
    sector_zh: sector_zh ?? "",
    sector_en: sector_en ?? ""
  };
}
