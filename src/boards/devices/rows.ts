import {max} from "d3";
import type {FitRow} from "../../components/charts/devices/fitRow.js";
import type {SizeCheckRow} from "../../components/charts/devices/sizeCheck.js";
import type {SpeedRow} from "../../components/charts/devices/speedDots.js";
import {provenance, type Sourced} from "../../components/charts/provenance.js";
import type {CheckRow} from "../../components/devices/checkTables.js";
import {type Estimate, estimate, type Settings, weightsOf} from "../../lib/devices/estimate.js";
import type {CacheType} from "../../lib/devices/kvCache.js";
import {kvCache} from "../../lib/devices/kvCache.js";
import {fitOf} from "../../lib/devices/memory.js";
import {tokensPerSecond} from "../../lib/devices/speed.js";
import {GB, GIB, MIB} from "../../lib/devices/units.js";
import {weightBytes} from "../../lib/devices/weights.js";
import type {ArchitectureRow, DeviceRow, ObservedRow, QuantizationRow} from "../../queries/rows/devices.js";
import type {DeviceChoices, DeviceState} from "./state.js";

/** The device that is chosen, with the memory and the bandwidth that the reader gave in the place of its own. */
export interface ChosenDevice {
  readonly name: string;
  readonly memoryGib: number;
  readonly bandwidth: number | null;
  /** Whether it has a memory apart from the processor's. */
  readonly isDiscrete: boolean;
  /** The preset; null where its memory is given by hand. */
  readonly preset: DeviceRow | null;
}

export interface Chosen {
  readonly model: ArchitectureRow;
  readonly quantization: QuantizationRow;
  readonly device: ChosenDevice;
  readonly settings: Settings;
  /** Null where nothing says how large the weights are. */
  readonly estimate: Estimate | null;
}

/** What a state chooses; null where there is no model, no quantization or no device at all. */
export function chosenOf(state: DeviceState, choices: DeviceChoices, ownDevice: string): Chosen | null {
  const model = choices.models.find(({model_id}) => model_id === state.model);
  const quantization = choices.quantizations.find(({name}) => name === state.quantization);
  const preset = choices.devices.find(({device_id}) => device_id === state.device);
  if (!model || !quantization || !preset) return null;
  const isOwn = state.memory !== null || state.bandwidth !== null;
  const device = {
    name: isOwn ? ownDevice : preset.name,
    memoryGib: state.memory ?? preset.memory_gib,
    // The bandwidth of another memory says nothing of this one.
    bandwidth: state.bandwidth ?? (state.memory === null ? preset.bandwidth_gb_s : null),
    isDiscrete: preset.kind === "gpu",
    preset: isOwn ? null : preset
  };
  const settings = settingsOf(state, device.isDiscrete);
  return {
    model,
    quantization,
    device,
    settings,
    estimate: estimate(model, quantization, settings, choices.observed)
  };
}

function settingsOf({context, slots, ubatch, k, v, weights}: DeviceState, isDiscrete: boolean): Settings {
  return {
    context: Number(context),
    slots: Number(slots),
    ubatch: Number(ubatch),
    k,
    v,
    weightsMib: weights,
    isEmbeddingOnHost: isDiscrete
  };
}

/** A row for each quantization whose weights are known of the chosen model. */
export function fitRows(chosen: Chosen, {quantizations, observed}: DeviceChoices): FitRow[] {
  const {model, settings} = chosen;
  return quantizations.flatMap((each) => {
    const isChosen = each === chosen.quantization;
    // What the reader entered is of the chosen one alone.
    const own = isChosen ? settings : {...settings, weightsMib: null};
    const found = estimate(model, each, own, observed);
    return found ? [fitRow(chosen, each, found, observed)] : [];
  });
}

function fitRow(
  {model, device, settings}: Chosen,
  quantization: QuantizationRow,
  {weights, host, kv, compute, driver, total, read}: Estimate,
  observed: readonly ObservedRow[]
): FitRow {
  const {bandwidth, memoryGib, preset} = device;
  const measured = observed.filter(
    (each) => each.model_id === model.model_id && each.quantization === quantization.name
  );
  const speed = (bytes: number) => (bandwidth === null ? null : tokensPerSecond(bandwidth, bytes));
  const {source, as_of} = restingOn([
    model,
    ...(weights.from === "measured" ? measured : [quantization]),
    ...(preset ? [preset] : [])
  ]);
  return {
    model_id: model.model_id,
    model: model.name,
    quantization: quantization.name,
    weights_from: weights.from,
    weights_mib: (weights.bytes - host) / MIB,
    host_mib: host / MIB,
    kv_full_mib: kv.full.bytes / MIB,
    kv_window_mib: kv.window.bytes / MIB,
    compute_low_mib: compute.low / MIB,
    compute_high_mib: compute.high / MIB,
    driver_low_mib: driver.low / MIB,
    driver_high_mib: driver.high / MIB,
    total_low_mib: total.low / MIB,
    total_high_mib: total.high / MIB,
    device: device.name,
    memory_gib: memoryGib,
    fit: fitOf(total, memoryGib * GIB),
    tokens_per_second_empty: speed(read.empty),
    tokens_per_second_full: speed(read.full),
    context: settings.context,
    slots: settings.slots,
    ubatch: settings.ubatch,
    k_type: settings.k,
    v_type: settings.v,
    as_of,
    source
  };
}

/** The sources of a row that is computed from several, and the latest of their days. */
function restingOn(parts: readonly Sourced[]): Sourced {
  return {source: provenance(parts).source, as_of: max(parts, ({as_of}) => as_of) ?? ""};
}

/** A row for each device whose bandwidth is known, the one that the reader describes among them. */
export function speedRows(chosen: Chosen, choices: DeviceChoices): SpeedRow[] {
  const {device} = chosen;
  const presets = choices.devices.map(
    (preset): ChosenDevice => ({
      name: preset.name,
      memoryGib: preset.memory_gib,
      bandwidth: preset.bandwidth_gb_s,
      isDiscrete: preset.kind === "gpu",
      preset
    })
  );
  const all = device.preset ? presets : [device, ...presets];
  return all.flatMap((each) => {
    const row = speedRow(chosen, each, choices);
    return row ? [{...row, is_chosen: each.name === device.name}] : [];
  });
}

function speedRow(
  {model, quantization, settings}: Chosen,
  {name, memoryGib, bandwidth, isDiscrete, preset}: ChosenDevice,
  {observed}: DeviceChoices
): Omit<SpeedRow, "is_chosen"> | null {
  const found = estimate(model, quantization, {...settings, isEmbeddingOnHost: isDiscrete}, observed);
  if (!found || bandwidth === null) return null;
  const {source, as_of} = restingOn([model, quantization, ...(preset ? [preset] : [])]);
  return {
    model_id: model.model_id,
    model: model.name,
    quantization: quantization.name,
    device: name,
    memory_gib: memoryGib,
    bandwidth_gb_s: bandwidth,
    fit: fitOf(found.total, memoryGib * GIB),
    gb_per_token_empty: found.read.empty / GB,
    gb_per_token_full: found.read.full / GB,
    tokens_per_second_empty: tokensPerSecond(bandwidth, found.read.empty),
    tokens_per_second_full: tokensPerSecond(bandwidth, found.read.full),
    context: settings.context,
    as_of,
    source
  };
}

/** Every file of a known size whose size the formula gives: the real files of the reports, and measured ones. */
export function sizeCheckRows({models, quantizations, observed, files}: DeviceChoices): SizeCheckRow[] {
  const rows = files.flatMap((file) => {
    const isEarly = file.build.startsWith("early");
    const bytes = computedBytes(file, {models, quantizations}, isEarly);
    return bytes === null
      ? []
      : [
          checkedSize(bytes, file.size_gb * GB, {
            model_id: file.model_id,
            model: file.name,
            build: file.build,
            is_early: isEarly,
            quantization: file.quantization,
            by_bits: false,
            source_url: file.source_url,
            as_of: file.as_of,
            source: new URL(file.source_url).host
          })
        ];
  });
  const measured = observed.flatMap((row) => {
    const {model_id, name, quantization, source, source_url, as_of} = row;
    const params = models.find((model) => model.model_id === model_id)?.params ?? null;
    if (row.what !== "file" || quantization === null || params === null) return [];
    const bytes = computedBytes({model_id, quantization}, {models, quantizations}, false);
    if (bytes === null) return [];
    // Bits per weight are printed with four digits, sizes with two.
    const byBits = row.bits_per_weight !== null;
    const seen = byBits ? (row.bits_per_weight! * params) / 8 : row.size_mib * MIB;
    const own = {model_id, model: name, build: "", is_early: false, quantization, by_bits: byBits};
    return [checkedSize(bytes, seen, {...own, source_url, as_of, source})];
  });
  return [...rows, ...measured];
}

function checkedSize(
  computed: number,
  observed: number,
  row: Omit<SizeCheckRow, "computed_gb" | "observed_gb" | "error_pct">
): SizeCheckRow {
  return {
    ...row,
    computed_gb: computed / GB,
    observed_gb: observed / GB,
    error_pct: (computed / observed - 1) * 100
  };
}

/** The size of a file by the formula; null where the model or the type is none of those it is made for. */
function computedBytes(
  file: {readonly model_id: string; readonly quantization: string},
  {models, quantizations}: Pick<DeviceChoices, "models" | "quantizations">,
  isEarly: boolean
): number | null {
  const model = models.find(({model_id}) => model_id === file.model_id);
  const type = quantizations.find(({name}) => name === file.quantization);
  if (!model || !type) return null;
  const {params, d_model, vocab, tied_embeddings} = model;
  const {body_bits, base_bits, output_bits} = type;
  if (weightsOf(model, type, [])?.from !== "computed") return null;
  return weightBytes(
    {params: params!, d_model: d_model!, vocab: vocab!, tied_embeddings: tied_embeddings!},
    {body_bits: body_bits!, base_bits: base_bits!, output_bits: output_bits!},
    {isEarly}
  );
}

/** Measured KV caches, or totals, beside what is computed under the settings of their line. */
export function checkRows(what: "kv_cache" | "total", choices: DeviceChoices): CheckRow[] {
  const {models, quantizations, observed} = choices;
  return observed.flatMap((row) => {
    const model = models.find(({model_id}) => model_id === row.model_id);
    if (row.what !== what || !model) return [];
    const settings = {
      context: row.context!,
      slots: row.slots!,
      ubatch: row.ubatch!,
      k: row.k_type as CacheType,
      v: row.v_type as CacheType
    };
    const type = quantizations.find(({name}) => name === row.quantization);
    const bytes = kvCache(model, settings).bytes;
    const range =
      what === "kv_cache"
        ? {low: bytes, high: bytes}
        : type &&
          estimate(model, type, {...settings, weightsMib: null, isEmbeddingOnHost: true}, observed)?.total;
    if (!range) return [];
    const {observation_id, model_id, name, quantization, source, source_url, as_of} = row;
    return [
      {
        ...{observation_id, model_id, model: name, quantization},
        k_type: settings.k,
        v_type: settings.v,
        ...{context: settings.context, slots: settings.slots, ubatch: settings.ubatch},
        computed_low_mib: range.low / MIB,
        computed_high_mib: range.high / MIB,
        observed_mib: row.size_mib,
        ...{source_url, as_of, source}
      }
    ];
  });
}
