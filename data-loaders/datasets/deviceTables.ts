import {readFile} from "node:fs/promises";
import path from "node:path";
import type {Row} from "../contract.js";
import {checkUnique, readTable, type TextRow} from "../textTable.js";
import {marketToday} from "../today.js";

const FOLDER = path.join(import.meta.dirname, "../data");

const SOURCE = ["source", "source_url", "as_of"] as const;
const HEADERS = {
  architectures: [
    ...["model_id", "name", "params", "active_params", "layers", "d_model", "heads", "kv_heads"],
    ...["head_dim", "d_ff", "vocab", "tied_embeddings"],
    ...["full_layers", "full_kv_elements", "window_layers", "window_kv_elements", "sliding_window"],
    ...["context_max", "hub_id", ...SOURCE]
  ],
  devices: ["device_id", "name", "kind", "memory_gib", "bandwidth_gb_s", ...SOURCE],
  quantizations: ["name", "body_bits", "base_bits", "output_bits", "is_measured_only", ...SOURCE],
  memory_observed: [
    ...["observation_id", "what", "model_id", "name", "quantization", "bits_per_weight", "size_mib"],
    ...["k_type", "v_type", "context", "slots", "ubatch", ...SOURCE]
  ]
} as const;

type Name = keyof typeof HEADERS;

export const DEVICE_TABLES = Object.keys(HEADERS) as Name[];

const KINDS = ["phone", "laptop", "gpu"] as const;
const OBSERVED = [
  "file",
  "kv_cache",
  "weights_device",
  "weights_host",
  "compute",
  "driver",
  "total"
] as const;
const CACHE_TYPES = ["f16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0"] as const;

/**
 * The tables that the page of devices computes from: architectures of models, devices, quantizations and sizes that were
 * measured, in the order of their files. `texts` stands in for the files, by name. Throws BadInput at the first bad value.
 */
export async function deviceTables(
  texts: Partial<Readonly<Record<Name, string>>> = {}
): Promise<Readonly<Record<Name, readonly Row[]>>> {
  const rows = async (name: Name, key: string) => {
    const file = `${name}.csv`;
    const read = readTable(
      file,
      texts[name] ?? (await readFile(path.join(FOLDER, file), "utf8")),
      HEADERS[name]
    );
    checkUnique(file, read, key, (r) => r.text(key));
    return read;
  };
  return {
    architectures: (await rows("architectures", "model_id")).map(architecture),
    devices: (await rows("devices", "device_id")).map((r) => ({
      device_id: r.text("device_id"),
      name: r.text("name"),
      kind: r.oneOf("kind", KINDS),
      memory_gib: positive(r, "memory_gib"),
      bandwidth_gb_s: maybePositive(r, "bandwidth_gb_s"),
      ...sourceOf(r)
    })),
    quantizations: (await rows("quantizations", "name")).map(quantization),
    memory_observed: (await rows("memory_observed", "observation_id")).map(observation)
  };
}

function architecture(r: TextRow): Row {
  const hasWindow = r.integer("window_layers") > 0;
  const layers = count(r, "layers");
  if (r.integer("full_layers") + r.integer("window_layers") !== layers)
    r.fail("layers", "not the sum of full_layers and window_layers");
  return {
    model_id: r.text("model_id"),
    name: r.text("name"),
    params: maybePositive(r, "params"),
    active_params: maybePositive(r, "active_params"),
    layers,
    d_model: maybeCount(r, "d_model"),
    heads: maybeCount(r, "heads"),
    kv_heads: maybeCount(r, "kv_heads"),
    head_dim: maybeCount(r, "head_dim"),
    d_ff: maybeCount(r, "d_ff"),
    vocab: maybeCount(r, "vocab"),
    tied_embeddings: r.maybeText("tied_embeddings") === null ? null : yes(r, "tied_embeddings"),
    full_layers: r.integer("full_layers"),
    full_kv_elements: r.integer("full_kv_elements"),
    window_layers: r.integer("window_layers"),
    window_kv_elements: r.integer("window_kv_elements"),
    sliding_window: hasWindow ? count(r, "sliding_window") : null,
    context_max: count(r, "context_max"),
    hub_id: r.text("hub_id"),
    ...sourceOf(r)
  };
}

function quantization(r: TextRow): Row {
  const isMeasured = yes(r, "is_measured_only");
  const bits = (field: string) => (isMeasured ? null : positive(r, field));
  return {
    name: r.text("name"),
    body_bits: bits("body_bits"),
    base_bits: bits("base_bits"),
    output_bits: bits("output_bits"),
    is_measured_only: isMeasured,
    ...sourceOf(r)
  };
}

function observation(r: TextRow): Row {
  const what = r.oneOf("what", OBSERVED);
  const isFile = what === "file";
  const cacheType = (field: string) => (isFile ? null : r.oneOf(field, CACHE_TYPES));
  return {
    observation_id: r.text("observation_id"),
    what,
    model_id: r.text("model_id"),
    name: r.text("name"),
    quantization: isFile ? r.text("quantization") : r.maybeText("quantization"),
    bits_per_weight: maybePositive(r, "bits_per_weight"),
    size_mib: positive(r, "size_mib"),
    k_type: cacheType("k_type"),
    v_type: cacheType("v_type"),
    context: isFile ? null : count(r, "context"),
    slots: isFile ? null : count(r, "slots"),
    ubatch: isFile ? null : count(r, "ubatch"),
    ...sourceOf(r)
  };
}

/** Who says it, where, and of which day: that of the document, or of the copy that was read. */
function sourceOf(r: TextRow): Row {
  return {
    source: r.text("source"),
    source_url: r.maybeText("source_url"),
    as_of: r.date("as_of", marketToday())
  };
}

function yes(r: TextRow, field: string): boolean {
  return r.oneOf(field, ["yes", "no"]) === "yes";
}

function positive(r: TextRow, field: string): number {
  const value = r.number(field);
  return value > 0 ? value : r.fail(field, "not positive");
}

function maybePositive(r: TextRow, field: string): number | null {
  return r.maybeText(field) === null ? null : positive(r, field);
}

function count(r: TextRow, field: string): number {
  const value = r.integer(field);
  return value > 0 ? value : r.fail(field, "not positive");
}

function maybeCount(r: TextRow, field: string): number | null {
  return r.maybeText(field) === null ? null : count(r, field);
}
