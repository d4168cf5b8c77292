import * as Plot from "@observablehq/plot";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {companyName, sectorName} from "../../companyName.js";
import {svgPlot, TIP} from "../plot/svgPlot.js";
import type {CompanyDot} from "./companyDots.js";

/** What Plot's pointer listens to. */
const EVENTS = ["pointerenter", "pointermove", "pointerdown", "pointerleave"] as const;

/**
 * Shows a tip on the dot nearest to the pointer. It is Plot's own, on a picture over the given one that is drawn at the
 * first move of the pointer after `update`: most changes of a filter are never hovered.
 */
export function companyTips(
  svg: SVGSVGElement,
  {m, lang}: {readonly m: ValuationMessages; readonly lang: string}
): {update(dots: readonly CompanyDot[]): void} {
  let dots: readonly CompanyDot[] = [];
  let over: SVGSVGElement | undefined;
  const draw = () => {
    const {width, height} = svg.viewBox.baseVal;
    const title = (dot: CompanyDot) => tipText(dot.row, m, lang);
    const drawn = svgPlot({
      width,
      height,
      label: "",
      marks: [Plot.tip(dots, Plot.pointer({x: "x", y: "y", title, ...TIP}))]
    });
    drawn.removeAttribute("role");
    drawn.removeAttribute("aria-label");
    drawn.setAttribute("aria-hidden", "true");
    drawn.classList.add("bf-tips");
    drawn.style.pointerEvents = "none";
    drawn.style.overflow = "visible";
    svg.append(drawn);
    return drawn;
  };
  for (const type of EVENTS)
    svg.addEventListener(type, ({clientX, clientY, pointerType, buttons}) => {
      over ??= draw();
      // It must not rise to this picture again.
      const bubbles = false;
      over.dispatchEvent(new PointerEvent(type, {clientX, clientY, pointerType, buttons, bubbles}));
    });
  return {
    update(next) {
      dots = next;
      over?.remove();
      over = undefined;
    }
  };
}

function tipText(row: CompanyRow, m: ValuationMessages, lang: string): string {
  const {tip} = m;
  const growth =
    row.growth_pct === null
      ? (m.growthState[row.growth_state] ?? "")
      : `${formatDifference(row.growth_pct, 1)}%`;
  const pe = row.forward_pe === null ? (m.peState[row.forward_pe_state] ?? "") : formatNumber(row.forward_pe);
  const lines = [
    `${companyName(row, lang)} ${row.code}`,
    sectorName(row, lang),
    m.labelled(tip.growth, growth),
    m.labelled(tip.pe, pe),
    ...percentileLines(row, m)
  ];
  const peg = row.peg === null ? [] : [m.labelled(tip.peg, formatNumber(row.peg, 2))];
  return [...lines, ...peg, tip.open].join("\n");
}

/** The published percentile; beside it the computed one and the days that it rests on, where there is a history. */
function percentileLines(row: CompanyRow, m: ValuationMessages): string[] {
  const said = (value: number | null, state: string, digits: number) =>
    value === null ? (m.percentileState[state] ?? "") : formatNumber(value, digits);
  const published = said(row.percentile_published, row.percentile_published_state, 0);
  if (row.n_ranked === null) return [m.labelled(m.tip.percentile, published)];
  const computed = said(row.percentile_computed, row.percentile_computed_state, 1);
  return [
    m.labelled(m.columns.published, published),
    m.labelled(m.columns.computed, computed),
    m.columns.days(formatNumber(row.n_ranked), row.n_loss ?? 0, row.n_missing ?? 0, row.n_suspended ?? 0)
  ];
}
