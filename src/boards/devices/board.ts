import {html} from "htl";
import {fileSizes, printedSizes} from "../../components/charts/report/fileSizes.js";
import {trainingPods} from "../../components/charts/report/training.js";
import {arithmetic} from "../../components/devices/arithmetic.js";
import {snippetBlocks} from "../../components/devices/snippetBlocks.js";
import {unbrokenAmounts} from "../../components/unbrokenAmounts.js";
import {snippets} from "../../lib/devices/snippets.js";
import {readings} from "../../lib/devices/units.js";
import {formatNumber} from "../../lib/format.js";
import {brief} from "../../lib/messages/brief.js";
import {devices} from "../../lib/messages/devices.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {fileRows, trainingRows} from "../../queries/findings.js";
import type {FileRow, TrainingRow} from "../../queries/rows/findings.js";
import type {ReportRow} from "../../queries/rows/reports.js";
import {type Board, type BoardFiles, boardFilters, boardFrame, ignoredNote, openBoard} from "../board.js";
import {deviceControls} from "./controls.js";
import {checkFigures, fitFigures} from "./figures.js";
import {chosenOf} from "./rows.js";
import {type DeviceChoices, type DeviceState, deviceChoices, deviceParams} from "./state.js";

/**
 * The page of devices: whether a model fits, how fast it can be, the arithmetic with the numbers put in, what the formulas
 * are held against, and what the last report that prints of files and training prints of them.
 */
export function deviceBoard(files: BoardFiles) {
  const choices = deviceChoices(files.answers);
  const board = openBoard(files, deviceParams(choices));
  const controls = deviceControls(board, choices);
  const m = devices[board.lang];
  return {
    note: ignoredNote(board),
    filters: boardFilters(board, controls.controls(), controls.chips, {
      label: m.settings,
      none: m.noSettings
    }),
    ...fitFigures(board, controls, choices),
    steps: following(board, () => steps(board, choices)),
    ...checkFigures(board, choices),
    ...printedFigures(board, files.answers, choices),
    snippets: following(board, () => calls(board, choices))
  };
}

/** An element that is made anew at every choice. */
function following({state}: Board<DeviceState>, make: () => HTMLElement): HTMLElement {
  const root = html`<div class="of-settings"></div>`;
  const show = () => root.replaceChildren(make());
  show();
  state.on([], show);
  return root;
}

function steps({state, lang}: Board<DeviceState>, choices: DeviceChoices): HTMLElement {
  const m = devices[lang];
  const chosen = chosenOf(state.value, choices, m.ownDevice);
  if (!chosen) return html`<p>${m.steps.none}</p>`;
  const {model, estimate, settings, device} = chosen;
  return arithmetic({m, model, estimate, settings, memoryGib: device.memoryGib, bandwidth: device.bandwidth});
}

function calls({state, lang}: Board<DeviceState>, choices: DeviceChoices): HTMLElement {
  const m = devices[lang];
  const chosen = chosenOf(state.value, choices, m.ownDevice);
  if (!chosen) return html`<div></div>`;
  const {model, quantization, settings} = chosen;
  const {context, slots, ubatch, k, v} = settings;
  return snippetBlocks(
    snippets({
      model_id: model.model_id,
      hub_id: model.hub_id,
      quantization: quantization.name,
      ...{context, slots, ubatch, k, v}
    }),
    {m, model_id: model.model_id, quantization: quantization.name}
  );
}

/** Printed sizes of files and training runs, each of the last report that has any; a sentence where none has. */
function printedFigures(board: Board<DeviceState>, answers: Answers, {reports}: DeviceChoices) {
  const {lang} = board;
  const m = devices[lang];
  const none = () => [];
  const filesOf = ({source}: ReportRow) => knownRows<FileRow>(answers, fileRows(source));
  const trainingOf = ({source}: ReportRow) => knownRows<TrainingRow>(answers, trainingRows(source));
  const withFiles = reports.find((report) => filesOf(report).length > 0);
  const withTraining = reports.find((report) => trainingOf(report).length > 0);
  return {
    printed: withFiles
      ? html`<div>${boardFrame(board, none, {
          id: "file-sizes",
          query: () => fileRows(withFiles.source),
          show: (rows: readonly FileRow[]) => fileSizes(rows, {m: brief[lang]})
        })}${printedWords(filesOf(withFiles), lang)}</div>`
      : html`<p>${m.printedMissing}</p>`,
    training: withTraining
      ? boardFrame(board, none, {
          id: "training-chips",
          query: () => trainingRows(withTraining.source),
          show: (rows: readonly TrainingRow[]) => trainingPods(rows, {m: brief[lang]}),
          height: 150
        })
      : html`<p>${m.trainingMissing}</p>`
  };
}

/** Each printed size in both units, and which real files it fits. */
function printedWords(rows: readonly FileRow[], lang: Board<DeviceState>["lang"]): HTMLElement {
  const m = devices[lang];
  const two = (value: number) => formatNumber(value, 2);
  return html`<ul class="bf-printed">${printedSizes(rows).map(({model, printed, read, files}) => {
    const {decimal, binary} = readings(printed);
    const said = [
      m.printed(model, two(printed), two(decimal.gib), two(binary.gb)),
      read === null ? m.printedNone : m.printedFits(read, files)
    ];
    return html`<li>${unbrokenAmounts(said.join(m.sentences))}</li>`;
  })}</ul>`;
}
