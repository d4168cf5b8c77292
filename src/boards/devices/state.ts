import {fitColumns} from "../../components/devices/fitColumns.js";
import type {Sort} from "../../components/table/sortRows.js";
import {weightsOf} from "../../lib/devices/estimate.js";
import {CACHE_TYPES, type CacheType} from "../../lib/devices/kvCache.js";
import {devices} from "../../lib/messages/devices.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {maybeNumber, oneOf, type Params, sortBy} from "../../lib/permalink.js";
import {
  architectureRows,
  deviceRows,
  observedFileRows,
  observedRows,
  quantizationRows
} from "../../queries/devices.js";
import {pairOf} from "../../queries/openings.js";
import {reportRows} from "../../queries/reports.js";
import type {
  ArchitectureRow,
  DeviceRow,
  ObservedFileRow,
  ObservedRow,
  QuantizationRow
} from "../../queries/rows/devices.js";
import type {ReportRow} from "../../queries/rows/reports.js";
import {OPENING, openingQuantization} from "./opening.js";

/** Tokens of context that can be chosen. */
export const CONTEXTS = [
  ...(["1024", "2048", "4096", "8192", "16384", "32768"] as const),
  ...(["40960", "65536", "131072", "262144"] as const)
];
export const SLOTS = ["1", "2", "4", "8"] as const;
export const UBATCHES = ["512", "2048"] as const;
export const TYPES = Object.keys(CACHE_TYPES) as CacheType[];

/** The largest entries: GiB of memory, GB/s of its bandwidth, MiB of weights. */
export const MOST = {memory: 4096, bandwidth: 100_000, weights: 4_194_304} as const;

export interface DeviceState {
  readonly model: string;
  readonly quantization: string;
  readonly context: (typeof CONTEXTS)[number];
  readonly k: CacheType;
  readonly v: CacheType;
  readonly slots: (typeof SLOTS)[number];
  readonly ubatch: (typeof UBATCHES)[number];
  readonly device: string;
  /** In the place of the device's own, in GiB and GB/s. */
  readonly memory: number | null;
  readonly bandwidth: number | null;
  /** In the place of the computed or measured weights, in MiB. */
  readonly weights: number | null;
  /** The column by which the quantizations are ordered. */
  readonly order: Sort | null;
}

/** What there is to choose from and to hold against, as the build answered. */
export interface DeviceChoices {
  readonly models: readonly ArchitectureRow[];
  readonly devices: readonly DeviceRow[];
  readonly quantizations: readonly QuantizationRow[];
  readonly observed: readonly ObservedRow[];
  readonly files: readonly ObservedFileRow[];
  readonly reports: readonly ReportRow[];
}

export function deviceChoices(answers: Answers): DeviceChoices {
  return {
    models: knownRows<ArchitectureRow>(answers, architectureRows()),
    devices: knownRows<DeviceRow>(answers, deviceRows()),
    quantizations: knownRows<QuantizationRow>(answers, quantizationRows()),
    observed: knownRows<ObservedRow>(answers, observedRows()),
    files: knownRows<ObservedFileRow>(answers, observedFileRows()),
    reports: knownRows<ReportRow>(answers, reportRows())
  };
}

/** The quantizations whose weights are known of a model. */
export function knownTypes(
  model: ArchitectureRow,
  {quantizations, observed}: DeviceChoices
): QuantizationRow[] {
  return quantizations.filter((each) => weightsOf(model, each, observed) !== null);
}

const COLUMNS = fitColumns(devices.en).map(({key}) => key as string);

/** The page opens with the model that the last report is about, on a laptop. */
export function deviceParams({
  models,
  devices: all,
  quantizations,
  reports
}: DeviceChoices): Params<DeviceState> {
  const ids = models.map(({model_id}) => model_id);
  const types = quantizations.map(({name}) => name);
  const own = reports.map((report) => pairOf(report)?.a).find((id) => id !== undefined && ids.includes(id));
  const laptop = all.find(({kind}) => kind === "laptop") ?? all[0];
  return {
    model: oneOf(ids, own ?? ids[0] ?? ""),
    quantization: oneOf(types, openingQuantization(types)),
    context: oneOf(CONTEXTS, OPENING.context),
    k: oneOf(TYPES, OPENING.k),
    v: oneOf(TYPES, OPENING.v),
    slots: oneOf(SLOTS, OPENING.slots),
    ubatch: oneOf(UBATCHES, OPENING.ubatch),
    device: oneOf(
      all.map(({device_id}) => device_id),
      laptop?.device_id ?? ""
    ),
    memory: maybeNumber(MOST.memory),
    bandwidth: maybeNumber(MOST.bandwidth),
    weights: maybeNumber(MOST.weights),
    order: sortBy(COLUMNS)
  };
}
