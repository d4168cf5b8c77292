import {html} from "htl";
import type {Figure} from "../components/figure.js";
import type {FigureCard} from "../components/figureCard.js";
import {select} from "../components/filters/select.js";
import type {Language} from "../lib/language.js";
import {type Answers, knownRows} from "../lib/notebook.js";
import {oneOf, type Params} from "../lib/permalink.js";
import {reportRows} from "../queries/reports.js";
import type {ReportRow, TextRow} from "../queries/rows/reports.js";
import type {Board} from "./board.js";

/** Which report a page is of: `?report=<report_id>`, else the one published last. */
export interface ReportState {
  readonly report: string;
}

/** The reports that there are, the one published last first. */
export type ReportChoice = readonly [ReportRow, ...ReportRow[]];

export function reportChoice(answers: Answers): ReportChoice {
  const [newest, ...others] = knownRows<ReportRow>(answers, reportRows());
  if (!newest) throw new Error("no report");
  return [newest, ...others];
}

export function reportParams(choice: ReportChoice): Params<ReportState> {
  return {
    report: oneOf(
      choice.map(({report_id}) => report_id),
      choice[0].report_id
    )
  };
}

export function chosenReport(choice: ReportChoice, {report}: ReportState): ReportRow {
  return choice.find(({report_id}) => report_id === report) ?? choice[0];
}

/** Chooses among the reports; nothing where there is one. */
export function reportControl<State extends ReportState>(board: Board<State>, choice: ReportChoice): Node {
  if (choice.length < 2) return document.createDocumentFragment();
  const {state, m, sourceName} = board as unknown as Board<ReportState>;
  const control = state.bind(
    "report",
    select({
      label: m.report,
      options: choice.map(({report_id, source}) => ({value: report_id, label: sourceName(source)})),
      value: state.value.report
    })
  );
  return html`<div class="view-controls">${control}</div>`;
}

/** Puts the report's id into the file names of a figure where there are several reports: two may be of one day. */
export function aboutReport(choice: ReportChoice, {report_id}: ReportRow) {
  return <F extends Pick<Figure<never>, "about">>(figure: F): F =>
    choice.length < 2
      ? figure
      : {...figure, about: {...figure.about, file: [report_id, figure.about?.file ?? ""].join(" ").trim()}};
}

/** What `render` makes of the chosen report, made anew where another is chosen; its figures then stop following their rows. */
export function rerenderedBy<State extends ReportState>(
  board: Board<State>,
  choice: ReportChoice,
  render: (report: ReportRow) => {readonly nodes: readonly Node[]; readonly figures: readonly FigureCard[]}
): HTMLElement {
  const {state} = board as unknown as Board<ReportState>;
  const root = html`<div class="of-report"></div>`;
  let shown: readonly FigureCard[] = [];
  const show = () => {
    for (const figure of shown) figure.dispose();
    const {nodes, figures} = render(chosenReport(choice, state.value));
    shown = figures;
    root.replaceChildren(...nodes);
  };
  show();
  state.on(["report"], show);
  return root;
}

/** The texts of a report in the reader's language, by the part that they stand in. */
export function textsOf(rows: readonly TextRow[], lang: Language) {
  const of = (section: string) =>
    rows
      .filter((row) => row.section === section)
      .map((row) => ({
        title: lang === "zh" ? row.title_zh : row.title_en,
        text: lang === "zh" ? row.text_zh : row.text_en
      }));
  return {
    all: of,
    /** The texts of a section. */
    notes: (section: string) => of(section).flatMap(({text}) => (text === null ? [] : [text])),
    titleOf: (section: string) => of(section)[0]?.title ?? null,
    paragraphsOf: (section: string, name = "") =>
      of(section).flatMap(({text}) =>
        text === null ? [] : [html`<p class=${name}>${text}</p>` as HTMLElement]
      )
  };
}
