import {html} from "htl";
import {totalText} from "../../components/charts/devices/fitBars.js";
import {FIT_FILE, type FitRow} from "../../components/charts/devices/fitRow.js";
import {speedText} from "../../components/charts/devices/speedDots.js";
import {provenance} from "../../components/charts/provenance.js";
import {keyed} from "../../components/export/figureCsv.js";
import type {About, Figure} from "../../components/figure.js";
import type {Column} from "../../components/table/column.js";
import {figureTable} from "../../components/table/figureTable.js";
import {formatNumber, MISSING} from "../../lib/format.js";
import type {Language} from "../../lib/language.js";
import type {CommonMessages} from "../../lib/messages/common.js";
import {devices as deviceMessages} from "../../lib/messages/devices.js";
import type {ModelMessages} from "../../lib/messages/model.js";
import {formatState, type Params} from "../../lib/permalink.js";
import {type Board, boardFrame} from "../board.js";
import {chosenOf, fitRows} from "../devices/rows.js";
import {type DeviceChoices, type DeviceState, deviceParams, knownTypes} from "../devices/state.js";

interface OnDevicesOptions {
  readonly model_id: string;
  readonly name: string;
  readonly m: ModelMessages;
  readonly about: About;
  readonly choices: DeviceChoices;
}

/** What the model takes on each device, as the page of devices opens, and where other settings are; a sentence where nobody says how large it is. */
export function onDevices<State extends object>(
  board: Board<State>,
  {model_id, name, m, about, choices}: OnDevicesOptions
): HTMLElement {
  const t = m.devices;
  const rows = rowsOnDevices(model_id, choices);
  const [first] = rows;
  if (!first) return html`<p class="bf-hint">${t.unknown(name)} <a href="./devices.html">${t.page}</a></p>`;
  const link = addressOf({model: model_id, quantization: first.quantization}, choices);
  const card = boardFrame(board, () => [], {
    id: "model-devices",
    rows: {
      observe: (listener: {rows(rows: readonly FitRow[]): void}) => {
        listener.rows(rows);
        return () => {};
      }
    },
    pictures: false,
    height: 200,
    show: (shown: readonly FitRow[]) =>
      deviceTable(shown, {lang: board.lang, table: board.m.table, name, m, about})
  });
  return html`<div>${card}<p class="bf-hint"><a href=${link}>${t.others}</a></p></div>`;
}

/** A row a device, with the settings that the page of devices opens with; none where nobody says how large the weights are. */
export function rowsOnDevices(model_id: string, choices: DeviceChoices): FitRow[] {
  const model = choices.models.find((each) => each.model_id === model_id);
  if (!model) return [];
  const params = deviceParams(choices);
  const types = knownTypes(model, choices);
  const type = types.find((each) => each.name === params.quantization.initial) ?? types[0];
  if (!type) return [];
  const opening = initialState(params);
  return choices.devices.flatMap(({device_id}) => {
    const state = {...opening, model: model_id, quantization: type.name, device: device_id};
    const chosen = chosenOf(state, choices, "");
    return chosen ? fitRows(chosen, {...choices, quantizations: [type]}) : [];
  });
}

function initialState(params: Params<DeviceState>): DeviceState {
  return Object.fromEntries(
    Object.entries(params).map(([name, {initial}]) => [name, initial])
  ) as unknown as DeviceState;
}

function addressOf(chosen: Partial<DeviceState>, choices: DeviceChoices): string {
  const params = deviceParams(choices);
  const search = formatState(params, {...initialState(params), ...chosen});
  return search === "" ? "./devices.html" : `./devices.html?${search}`;
}

function deviceTable(
  rows: readonly FitRow[],
  {
    lang,
    table,
    name,
    m,
    about
  }: {readonly lang: Language; readonly table: CommonMessages["table"]} & Pick<
    OnDevicesOptions,
    "name" | "m" | "about"
  >
): Figure<FitRow> {
  const t = m.devices;
  const d = deviceMessages[lang];
  const [first] = rows as readonly [FitRow];
  const fits = rows.filter(({fit}) => fit === "fits").length;
  const title = t.title(name, first.quantization, fits, rows.length);
  const speed = (value: number | null) => (value === null ? MISSING : speedText(value));
  const columns: Column<FitRow>[] = [
    {key: "device", label: d.device},
    {
      key: "memory_gib",
      label: d.memory,
      unit: "GiB",
      numeric: true,
      format: ({memory_gib}) => formatNumber(memory_gib, Number.isInteger(memory_gib) ? 0 : 1)
    },
    {key: "total_low_mib", label: d.table.total, unit: "GiB", numeric: true, format: totalText},
    {key: "fit", label: d.table.fit, format: ({fit}) => d.fitNames[fit], order: (row) => row.memory_gib},
    {
      key: "tokens_per_second_full",
      label: d.table.speedFull,
      unit: d.table.speedUnit,
      numeric: true,
      format: (row) => speed(row.tokens_per_second_full)
    }
  ];
  return {
    title,
    subtitle: t.subtitle(formatNumber(first.context), first.k_type, first.v_type),
    notes: [t.note],
    ...provenance(rows),
    rows,
    columns,
    about,
    fileColumns: keyed<FitRow>(FIT_FILE),
    ...figureTable(rows, columns, {
      caption: title,
      hideCaption: true,
      labels: {...table, empty: table.none},
      rowKey: ({device}) => device
    })
  };
}
