import {html} from "htl";
import {frontierLines} from "../../components/charts/frontier/lines.js";
import {fileSizes} from "../../components/charts/report/fileSizes.js";
import {trainingPods} from "../../components/charts/report/training.js";
import {watchlist} from "../../components/charts/report/watchlist.js";
import {modelStyles} from "../../components/charts/scores/modelStyle.js";
import {pairBars} from "../../components/charts/scores/pair.js";
import type {FigureCard} from "../../components/figureCard.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {brief} from "../../lib/messages/brief.js";
import {frontier} from "../../lib/messages/frontier.js";
import {ofReport, pairRows} from "../../queries/benchmarks.js";
import {fileRows, trainingRows, watchRows} from "../../queries/findings.js";
import {FRONTIER_BENCHMARK, pointRows, releasedUntil} from "../../queries/frontier.js";
import {pairOf} from "../../queries/openings.js";
import type {PairRow, SummaryRow} from "../../queries/rows/benchmarks.js";
import type {FileRow, TrainingRow, WatchRow} from "../../queries/rows/findings.js";
import type {FrontierPoint} from "../../queries/rows/frontier.js";
import type {ReportRow} from "../../queries/rows/reports.js";
import {type Board, type BoardFiles, boardFrame, ignoredNote, openBoard} from "../board.js";
import {
  aboutReport,
  type ReportState,
  reportChoice,
  reportControl,
  reportParams,
  rerenderedBy,
  textsOf
} from "../reports.js";
import {
  findingAddress,
  frontierProse,
  modelProse,
  type ReportWords,
  reportWords,
  watchProse
} from "./prose.js";

/** The brief: what the chosen report says, a picture for each of its claims, and the figures that its sentences name. */
export function briefBoard(files: BoardFiles) {
  const choice = reportChoice(files.answers);
  const board = openBoard<ReportState>(files, reportParams(choice));
  return {
    note: ignoredNote(board),
    control: reportControl(board, choice),
    content: rerenderedBy(board, choice, (report) =>
      sections(board, report, reportWords(files.answers, report), aboutReport(choice, report))
    )
  };
}

/** The parts of a brief that the report has anything for, in order, and their figures. */
function sections(board: Board<ReportState>, report: ReportRow, words: ReportWords, named: Named) {
  const {lang} = board;
  const m = brief[lang];
  const texts = textsOf(words.texts, lang);
  const figures: FigureCard[] = [];
  const section = (name: keyof typeof m.sections, figure: FigureCard | null, said: readonly Node[]) => {
    if (figure) figures.push(figure);
    return html.fragment`<h2>${texts.titleOf(name) ?? m.sections[name]}</h2>
    <div class="story">
      <div>${figure}</div>
      <div class="story-text">${texts.paragraphsOf(name)}${said}</div>
    </div>`;
  };
  const risks = texts.all("risk");
  const nodes = [
    html`<h1>${texts.titleOf("head") ?? (lang === "zh" ? report.title_zh : report.title_en)}</h1>`,
    ...texts.paragraphsOf("head", "standfirst"),
    ...(words.summary.length > 0
      ? [section("models", pairFigure(board, report, words.summary, named), modelProse(words, m, board))]
      : []),
    // A picture for what the report says of it: no other report is given one.
    ...(words.gaps.length > 0 && texts.all("frontier").length > 0
      ? [
          section(
            "frontier",
            frontierFigure(board, report, words.points),
            frontierProse(words, frontier[lang])
          )
        ]
      : []),
    ...(words.watch.length > 0
      ? [section("companies", watchFigure(board, report, named), watchProse(words.watch, m, board))]
      : []),
    ...(words.files.length > 0
      ? [
          section("files", filesFigure(board, report, named), [
            link("./models/devices.html", m.willItFit),
            link(findingAddress(report, "finding-sizes"), m.theFiles)
          ])
        ]
      : []),
    ...(words.training.length > 0
      ? [
          section("training", trainingFigure(board, report, named), [
            link("./data/index.html?table=training#rows", m.theFigures)
          ])
        ]
      : []),
    ...(risks.length > 0
      ? [
          html`<h2>${m.sections.risk}</h2>`,
          html`<ul class="facts">${risks.map(
            ({title, text}) =>
              html`<li>${title && html`<strong>${title}${lang === "zh" ? "。" : "."}</strong> `}${text}</li>`
          )}</ul>`
        ]
      : [])
  ];
  return {nodes, figures};
}

function link(address: string, text: string): HTMLElement {
  return html`<p><a href=${address}>${text}</a></p>`;
}

const none = () => [];

/** Names the report in a figure's files. */
type Named = ReturnType<typeof aboutReport>;

function pairFigure(
  board: Board<ReportState>,
  report: ReportRow,
  summary: readonly SummaryRow[],
  named: Named
) {
  const pair = pairOf(report);
  if (!pair) return null;
  const styles = modelStyles(summary);
  const side = (id: string) => ({
    id,
    name: summary.find((row) => row.model_id === id)?.model ?? id,
    color: "var(--bf-other)",
    ...styles.get(id)
  });
  return boardFrame(board, none, {
    id: "head-to-head",
    query: () => pairRows([], pair, ofReport(report.source)),
    show: (rows: readonly PairRow[]) =>
      named(pairBars(rows, {m: benchmarks[board.lang], a: side(pair.a), b: side(pair.b)}))
  });
}

/** Open against closed as far as models were out on the report's day. */
function frontierFigure(board: Board<ReportState>, {published}: ReportRow, points: readonly FrontierPoint[]) {
  const m = frontier[board.lang];
  const {benchmark, release_date} = points[0]!;
  return boardFrame(board, none, {
    id: "frontier",
    query: () => pointRows(FRONTIER_BENCHMARK, [releasedUntil(published)]),
    show: (rows: readonly FrontierPoint[]) =>
      frontierLines(rows, {
        m,
        benchmark,
        scope: m.allScores,
        day: published,
        reportDay: published,
        span: [release_date, published]
      }),
    height: 460
  });
}

function watchFigure(board: Board<ReportState>, {source}: ReportRow, named: Named) {
  const {lang, sourceName} = board;
  return boardFrame(board, none, {
    id: "watch-list",
    query: () => watchRows(source),
    show: (rows: readonly WatchRow[]) => named(watchlist(rows, {m: brief[lang], lang, sourceName}))
  });
}

function filesFigure(board: Board<ReportState>, {source}: ReportRow, named: Named) {
  return boardFrame(board, none, {
    id: "file-sizes",
    query: () => fileRows(source),
    show: (rows: readonly FileRow[]) => named(fileSizes(rows, {m: brief[board.lang]}))
  });
}

function trainingFigure(board: Board<ReportState>, {source}: ReportRow, named: Named) {
  return boardFrame(board, none, {
    id: "training-chips",
    query: () => trainingRows(source),
    show: (rows: readonly TrainingRow[]) => named(trainingPods(rows, {m: brief[board.lang]})),
    height: 150
  });
}
