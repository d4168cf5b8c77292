import {greatest} from "d3";
import {html} from "htl";
import {gapWords} from "../../components/charts/frontier/words.js";
import {companyLink, companyName} from "../../components/companyName.js";
import {unbrokenAmounts} from "../../components/unbrokenAmounts.js";
import {formatNumber} from "../../lib/format.js";
import type {BriefMessages} from "../../lib/messages/brief.js";
import type {FrontierMessages} from "../../lib/messages/frontier.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {ofReport, summaryRows} from "../../queries/benchmarks.js";
import {averageRows, fileRows, trainingRows, watchRows, winRows} from "../../queries/findings.js";
import {FRONTIER_BENCHMARK, gapRows, pointRows, releasedUntil} from "../../queries/frontier.js";
import {reportTexts} from "../../queries/reports.js";
import type {SummaryRow} from "../../queries/rows/benchmarks.js";
import type {AverageRow, FileRow, TrainingRow, WatchRow, WinRow} from "../../queries/rows/findings.js";
import type {FrontierPoint, GapRow} from "../../queries/rows/frontier.js";
import type {ReportRow, TextRow} from "../../queries/rows/reports.js";
import type {Board} from "../board.js";

/** The rows that a brief's sentences quote, and what is said beside its figures. */
export interface ReportWords {
  readonly report: ReportRow;
  readonly texts: readonly TextRow[];
  readonly summary: readonly SummaryRow[];
  readonly wins: readonly WinRow[];
  readonly averages: readonly AverageRow[];
  /** Dated models of the report's day, and the gap between the open and the closed ones up to then. */
  readonly points: readonly FrontierPoint[];
  readonly gaps: readonly GapRow[];
  readonly watch: readonly WatchRow[];
  readonly files: readonly FileRow[];
  readonly training: readonly TrainingRow[];
}

export function reportWords(answers: Answers, report: ReportRow): ReportWords {
  const {report_id, source, model_id, published} = report;
  const until = [releasedUntil(published)];
  return {
    report,
    texts: knownRows<TextRow>(answers, reportTexts()).filter((row) => row.report_id === report_id),
    summary: knownRows<SummaryRow>(answers, summaryRows([], ofReport(source))),
    wins: knownRows<WinRow>(answers, winRows(source, model_id)),
    averages: knownRows<AverageRow>(answers, averageRows(source)),
    points: knownRows<FrontierPoint>(answers, pointRows(FRONTIER_BENCHMARK, until)),
    gaps: knownRows<GapRow>(answers, gapRows(FRONTIER_BENCHMARK, until)),
    watch: knownRows<WatchRow>(answers, watchRows(source)),
    files: knownRows<FileRow>(answers, fileRows(source)),
    training: knownRows<TrainingRow>(answers, trainingRows(source))
  };
}

/** Where the data page says more of a finding of the report. */
export function findingAddress({report_id}: ReportRow, anchor: string): string {
  return `./data/index.html?report=${encodeURIComponent(report_id)}#${anchor}`;
}

type Words = Pick<Board<object>, "lang" | "sourceName">;

/** Which model is best, how the report's own fares against others, and how its printed averages stand to the means. */
export function modelProse(words: ReportWords, m: BriefMessages, {sourceName}: Words): Node[] {
  const {summary, report} = words;
  const best = bestAlone(summary);
  const own = summary.find(({model_id}) => model_id === report.model_id);
  const said = [
    ...(best && best.n > 0 ? [m.best(best.names, best.alone, best.tied, best.n, summary.length)] : []),
    ...(own ? winSentences(own, words, m) : [])
  ];
  return [
    html`<p>${unbrokenAmounts(said.join(m.sentences))}${m.sentences}<a href="./models/benchmarks.html">${m.allScores}</a></p>`,
    ...recomputed(words, m, sourceName)
  ];
}

/**
 * The models that are best alone on most of the common benchmarks, all of those with as many; on how many, how many
 * with ties, and of how many. Null without a model.
 */
export function bestAlone(summary: readonly SummaryRow[]): {
  readonly names: readonly string[];
  readonly alone: number;
  readonly tied: number;
  readonly n: number;
} | null {
  const [first] = summary;
  if (!first) return null;
  const alone = Math.max(...summary.map(({best_alone}) => best_alone));
  const leaders = summary.filter(({best_alone}) => best_alone === alone);
  return {names: leaders.map(({model}) => model), alone, tied: leaders[0]!.best_or_tied, n: first.n};
}

/** Against the model that the report compares first, and against the largest of those that are larger. */
function winSentences(own: SummaryRow, {wins, report}: ReportWords, m: BriefMessages): string[] {
  const peer = wins.find(({model_id}) => model_id === report.peer_model_id);
  const size = own.params_b;
  const larger = greatest(
    wins.filter(({params_b}) => size !== null && params_b !== null && params_b > size),
    ({params_b}) => params_b!
  );
  return [
    ...(peer ? [m.against(own.model, peer.model, peer.wins, peer.ties, peer.losses)] : []),
    ...(larger && larger !== peer
      ? [m.larger(own.model, larger.model, formatNumber(larger.params_b! / size!, 1), larger.wins, larger.n)]
      : [])
  ];
}

/** What one printed decimal allows. */
const ROUNDING = 0.05;

function recomputed(
  {averages, report}: ReportWords,
  m: BriefMessages,
  sourceName: Words["sourceName"]
): Node[] {
  const ids = [report.model_id, report.peer_model_id];
  const rows = ids.flatMap((id) => averages.filter(({model_id}) => model_id === id));
  if (!rows.some(({difference}) => Math.abs(difference) > ROUNDING)) return [];
  const revised = rows.every((row) => row.revised_source !== null) ? rows[0]!.revised_source : null;
  return [
    html`<div class="notice"><p><strong>${m.recomputed}</strong> ${[
      m.printedAverages(rows.map((row) => m.averageOf(formatNumber(row.average_printed, 1), row.model))),
      m.means(
        rows.map(({mean}) => formatNumber(mean, 2)),
        revised && sourceName(revised),
        rows.map((row) => formatNumber(row.average_revised, 1))
      )
    ].join(m.sentences)} <a href=${findingAddress(report, "finding-averages")}>${m.howChecked}</a></p></div>`
  ];
}

/** What the gap was on the report's day, and when it had been widest. */
export function frontierProse({gaps, report}: ReportWords, m: FrontierMessages): Node[] {
  const [last, widest] = [gaps.at(-1), greatest(gaps, ({gap}) => gap)];
  const said =
    last && widest
      ? [
          m.brief.sentence(last.benchmark, report.published, gapWords(last, m, true)),
          gaps.length === 1
            ? m.brief.alone
            : widest.gap === last.gap
              ? m.brief.still
              : m.brief.widest(gapWords(widest, m, true), widest.date)
        ].join("") + m.sentences
      : "";
  return [html`<p>${unbrokenAmounts(said)}<a href="./models/frontier.html">${m.brief.link}</a></p>`];
}

/** The companies that the report's text names, each with what it prints of them. */
export function watchProse(watch: readonly WatchRow[], m: BriefMessages, {lang}: Words): Node[] {
  const hasBoth = watch.some((row) => row.forward_pe !== null && row.percentile_published !== null);
  const figures = (row: WatchRow) => {
    const text = m.watchFigures(
      row.forward_pe === null ? null : formatNumber(row.forward_pe),
      row.forward_year,
      row.percentile_published === null ? null : formatNumber(row.percentile_published)
    );
    return text === "" ? [] : unbrokenAmounts(m.watchBrackets(text));
  };
  return [
    html`<p>${m.watchNamed(watch.length)}${watch.flatMap((row, i) => [
      i > 0 ? m.watchComma : "",
      companyLink(row.code, companyName(row, lang), "./companies/"),
      ...figures(row)
    ])}${m.stop}${m.sentences}${hasBoth ? `${m.watchBases}${m.sentences}` : ""}<a href="./companies/valuation.html">${m.allCompanies}</a></p>`
  ];
}
