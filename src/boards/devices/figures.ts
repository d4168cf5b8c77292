import {fitBars} from "../../components/charts/devices/fitBars.js";
import {FIT_FILE, type FitRow} from "../../components/charts/devices/fitRow.js";
import {type SizeCheckRow, sizeCheck} from "../../components/charts/devices/sizeCheck.js";
import {type SpeedRow, speedDots} from "../../components/charts/devices/speedDots.js";
import {provenance} from "../../components/charts/provenance.js";
import {type CheckRow, kvCheck, totalCheck} from "../../components/devices/checkTables.js";
import {fitColumns} from "../../components/devices/fitColumns.js";
import {keyed} from "../../components/export/figureCsv.js";
import type {Figure} from "../../components/figure.js";
import {figureTable} from "../../components/table/figureTable.js";
import {activeShare} from "../../lib/devices/estimate.js";
import {formatNumber} from "../../lib/format.js";
import {devices} from "../../lib/messages/devices.js";
import type {RowSource} from "../../lib/rowSource.js";
import {type Board, boardFrame} from "../board.js";
import type {deviceControls} from "./controls.js";
import {type Chosen, checkRows, chosenOf, fitRows, sizeCheckRows, speedRows} from "./rows.js";
import type {DeviceChoices, DeviceState} from "./state.js";

/** Everything but the order of the table changes what is computed. */
const SETTINGS = [
  ...(["model", "quantization", "context", "k", "v", "slots", "ubatch"] as const),
  ...(["device", "memory", "bandwidth", "weights"] as const)
];

/** What the settings lead to: memory by quantization, as a chart and as a table, and the speed by device. */
export function fitFigures(
  board: Board<DeviceState>,
  {chips}: ReturnType<typeof deviceControls>,
  choices: DeviceChoices
) {
  const {state, lang, m: common} = board;
  const m = devices[lang];
  const chosen = () => chosenOf(state.value, choices, m.ownDevice);
  const fit = followed(board, () => {
    const now = chosen();
    return now ? fitRows(now, choices) : [];
  });
  const speed = followed(board, () => {
    const now = chosen();
    return now ? speedRows(now, choices) : [];
  });
  const words = () => {
    const now = chosen();
    return {
      m,
      model: now?.model.name ?? state.value.model,
      quantization: state.value.quantization,
      subtitle: subtitleOf(state.value, lang),
      notes: now ? fitNotes(now, fitRows(now, choices), lang) : []
    };
  };
  return {
    memory: boardFrame(board, chips, {
      id: "device-memory",
      rows: fit,
      height: 440,
      show: (rows: readonly FitRow[]) => fitBars(rows, words())
    }),
    table: boardFrame(board, chips, {
      id: "device-quantizations",
      rows: fit,
      pictures: false,
      height: 480,
      show: (rows: readonly FitRow[]) => fitTable(rows)
    }),
    speed: boardFrame(board, chips, {
      id: "device-speed",
      rows: speed,
      height: 260,
      show: (rows: readonly SpeedRow[]) => {
        const now = chosen();
        return speedDots(rows, {
          m,
          context: Number(state.value.context),
          without: choices.devices.flatMap(({name, bandwidth_gb_s}) =>
            bandwidth_gb_s === null ? [name] : []
          ),
          notes: now ? expertNotes(now, lang) : []
        });
      }
    })
  };

  function fitTable(rows: readonly FitRow[]): Figure<FitRow> {
    const columns = fitColumns(m);
    const fits = rows.filter((row) => row.fit === "fits").length;
    const {table} = m;
    const [first] = rows;
    return {
      title: first
        ? table.title(formatNumber(fits), formatNumber(rows.length), first.device)
        : table.titleNone,
      subtitle: first ? table.subtitle : "",
      ...provenance(rows),
      rows,
      columns,
      fileColumns: keyed<FitRow>(FIT_FILE),
      ...figureTable(rows, columns, {
        caption: table.caption,
        hideCaption: true,
        labels: {...common.table, empty: m.empty},
        sort: state.value.order,
        onSort: (order) => state.set({order}),
        rowKey: ({quantization}) => quantization
      })
    };
  }
}

/** What the formulas are held against: files, KV caches and totals that were measured. */
export function checkFigures(board: Board<DeviceState>, choices: DeviceChoices) {
  const {lang, m: common} = board;
  const options = {m: devices[lang], labels: common.table};
  const none = () => [];
  return {
    sizes: boardFrame(board, none, {
      id: "size-check",
      rows: fixed(sizeCheckRows(choices)),
      height: 340,
      show: (rows: readonly SizeCheckRow[]) =>
        sizeCheck(rows, {m: devices[lang], notes: [devices[lang].check.fitted]})
    }),
    caches: boardFrame(board, none, {
      id: "kv-check",
      rows: fixed(checkRows("kv_cache", choices)),
      pictures: false,
      height: 480,
      show: (rows: readonly CheckRow[]) => kvCheck(rows, options)
    }),
    totals: boardFrame(board, none, {
      id: "total-check",
      rows: fixed(checkRows("total", choices)),
      pictures: false,
      height: 220,
      show: (rows: readonly CheckRow[]) => totalCheck(rows, options)
    })
  };
}

/** Rows that follow from the settings by arithmetic: no engine is asked. */
function followed<Row>({state}: Board<DeviceState>, compute: () => readonly Row[]): RowSource<Row> {
  return {
    observe: (listener) => {
      listener.rows(compute());
      return state.on(SETTINGS, () => listener.rows(compute()));
    }
  };
}

function fixed<Row>(rows: readonly Row[]): RowSource<Row> {
  return {
    observe: (listener) => {
      listener.rows(rows);
      return () => {};
    }
  };
}

function subtitleOf({context, slots, k, v, ubatch}: DeviceState, lang: Board<DeviceState>["lang"]): string {
  return devices[lang].fit.subtitle(formatNumber(Number(context)), slots, k, v, formatNumber(Number(ubatch)));
}

/** What is to be known of a reckoning: whose the weights are, what is not counted, and what the settings ask too much of. */
function fitNotes(chosen: Chosen, rows: readonly FitRow[], lang: Board<DeviceState>["lang"]): string[] {
  const {notes} = devices[lang];
  const {model, settings, estimate} = chosen;
  const measured = rows.filter((row) => row.weights_from === "measured").map((row) => row.quantization);
  const host = rows.find((row) => row.quantization === chosen.quantization.name)?.host_mib ?? 0;
  return [
    notes.memory,
    ...(estimate?.weights.from === "given" ? [notes.given(formatNumber(settings.weightsMib))] : []),
    ...(measured.length > 0 ? [notes.measured(measured)] : []),
    ...(host > 0 ? [notes.host(formatNumber(host))] : []),
    ...(settings.context > model.context_max
      ? [notes.context(model.name, formatNumber(model.context_max))]
      : []),
    ...(settings.v === "f16" ? [] : [notes.flash]),
    ...(settings.ubatch > 512 ? [notes.large] : []),
    ...expertNotes(chosen, lang)
  ];
}

function expertNotes({model}: Chosen, lang: Board<DeviceState>["lang"]): string[] {
  const share = activeShare(model);
  return share === 1 ? [] : [devices[lang].notes.experts(formatNumber(share * 100))];
}
