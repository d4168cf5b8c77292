import type {Chip} from "../../components/filters/filterBar.js";
import {type NumberField, numberField} from "../../components/filters/numberField.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {valueSlider} from "../../components/filters/valueSlider.js";
import {formatExact, formatNumber} from "../../lib/format.js";
import {devices} from "../../lib/messages/devices.js";
import type {Board} from "../board.js";
import {
  CONTEXTS,
  type DeviceChoices,
  type DeviceState,
  knownTypes,
  MOST,
  SLOTS,
  TYPES,
  UBATCHES
} from "./state.js";

/** The settings of the page: their controls, and the chips that name those which are not as at first. */
export function deviceControls({state, lang}: Board<DeviceState>, choices: DeviceChoices) {
  const m = devices[lang];
  const {models, devices: presets, quantizations} = choices;
  const plain = (values: readonly string[]) =>
    values.map((value) => ({value, label: formatNumber(Number(value))}));
  // A model that is chosen comes with a quantization that is known of it.
  state.on(["model"], () => {
    const model = models.find(({model_id}) => model_id === state.value.model);
    const [first, ...others] = model ? knownTypes(model, choices) : [];
    const isKnown = [first, ...others].some((each) => each?.name === state.value.quantization);
    if (first && !isKnown) state.set({quantization: first.name});
  });
  return {
    controls: (): HTMLElement[] => [
      state.bind(
        "model",
        select({
          label: m.model,
          options: models.map(({model_id, name}) => ({value: model_id, label: name})),
          value: state.value.model
        })
      ),
      state.bind(
        "quantization",
        select({
          label: m.quantization,
          options: quantizations.map(({name, is_measured_only}) => ({
            value: name,
            label: name,
            group: is_measured_only ? m.measured : m.computed
          })),
          value: state.value.quantization
        })
      ),
      state.bind(
        "context",
        valueSlider({
          label: m.context,
          options: CONTEXTS.map((value) => ({value, label: m.tokens(formatNumber(Number(value)))})),
          value: state.value.context
        })
      ),
      ...(["k", "v"] as const).map((name) =>
        state.bind(
          name,
          select({
            label: m[name],
            options: TYPES.map((value) => ({value, label: value})),
            value: state.value[name]
          })
        )
      ),
      state.bind(
        "slots",
        segmentedControl({label: m.slots, options: SLOTS.map(same), value: state.value.slots})
      ),
      state.bind(
        "ubatch",
        segmentedControl({
          label: m.ubatch,
          options: plain(UBATCHES) as {value: (typeof UBATCHES)[number]; label: string}[],
          value: state.value.ubatch
        })
      ),
      state.bind(
        "device",
        select({
          label: m.device,
          options: presets.map(({device_id, name, kind}) => ({
            value: device_id,
            label: name,
            group: m.kinds[kind]
          })),
          value: state.value.device
        })
      ),
      ...(["memory", "bandwidth", "weights"] as const).map((name) => numberControl(name))
    ],
    chips: (): Chip[] =>
      state.changed
        .filter((name) => name !== "order")
        .map((name) => ({key: name, text: m.chip(m[name as keyof typeof UNITS | "model"], said(name))}))
  };

  function numberControl(name: "memory" | "bandwidth" | "weights"): NumberField {
    const field = state.bind(
      name,
      numberField({
        label: m[name],
        unit: UNITS[name],
        value: state.value[name],
        max: MOST[name],
        invalid: m.invalid(formatNumber(MOST[name]))
      })
    ) as NumberField;
    const suggest = () => {
      const preset = presets.find(({device_id}) => device_id === state.value.device);
      const own = {memory: preset?.memory_gib, bandwidth: preset?.bandwidth_gb_s, weights: null}[name];
      field.suggest(own == null ? "" : String(own));
    };
    suggest();
    state.on(["device"], suggest);
    return field;
  }

  function said(name: keyof DeviceState): string {
    const {value} = state;
    if (name === "model") return models.find(({model_id}) => model_id === value.model)?.name ?? value.model;
    if (name === "device")
      return presets.find(({device_id}) => device_id === value.device)?.name ?? value.device;
    if (name === "memory" || name === "bandwidth" || name === "weights")
      return `${formatExact(value[name] ?? 0)} ${UNITS[name]}`;
    if (name === "context" || name === "slots" || name === "ubatch") return formatNumber(Number(value[name]));
    return String(value[name]);
  }
}

const UNITS = {memory: "GiB", bandwidth: "GB/s", weights: "MiB"} as const;

const same = <T extends string>(value: T) => ({value, label: value});
