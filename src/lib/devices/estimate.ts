import {type CacheType, type KvCache, type KvShape, kvCache} from "./kvCache.js";
import {computeRange, driverRange, totalRange} from "./memory.js";
import {bytesPerToken, embeddingBytes, weightsRead} from "./speed.js";
import {type ByteRange, MIB} from "./units.js";
import {type BitWidths, type WeightPart, type WeightShape, weightParts} from "./weights.js";

/** A model as far as its memory goes; what is not known is null. */
export interface Architecture extends KvShape {
  readonly model_id: string;
  readonly params: number | null;
  /** Parameters that a token uses, where that is not all of them. */
  readonly active_params: number | null;
  readonly d_model: number | null;
  readonly vocab: number | null;
  readonly tied_embeddings: boolean | null;
}

/** A quantization; without bits it is known by measured files alone. */
export interface Quantization {
  readonly name: string;
  readonly body_bits: number | null;
  readonly base_bits: number | null;
  readonly output_bits: number | null;
}

/** A measured size, in MiB. */
export interface Observed {
  readonly what: string;
  readonly model_id: string;
  readonly quantization: string | null;
  readonly size_mib: number;
}

export interface Settings {
  readonly context: number;
  readonly slots: number;
  readonly ubatch: number;
  readonly k: CacheType;
  readonly v: CacheType;
  /** Weights on the device as the reader knows them, in MiB; null: computed or measured. */
  readonly weightsMib: number | null;
  /**
   * Whether a token embedding that is no output matrix stays with the processor: llama.cpp leaves it there when all layers
   * go to a GPU with a memory of its own. Where both share one memory, it counts.
   */
  readonly isEmbeddingOnHost: boolean;
}

/** The weights of a model in a quantization, in bytes, and how they are known. */
export interface Weights {
  readonly bytes: number;
  readonly from: "given" | "computed" | "measured";
  /** How they are computed; null where they are not. */
  readonly parts: readonly WeightPart[] | null;
}

export interface Estimate {
  readonly weights: Weights;
  /** Bytes of the weights that are not in the device's memory. */
  readonly host: number;
  readonly kv: KvCache;
  readonly compute: ByteRange;
  readonly driver: ByteRange;
  readonly total: ByteRange;
  /** Bytes that a token reads with an empty and with a full cache. */
  readonly read: {readonly empty: number; readonly full: number};
}

/**
 * The weights of a model in a quantization: computed where the model is dense and its shape and the type's bits are known,
 * else the measured size on the device, else that of the measured file; null where there is neither.
 */
export function weightsOf(
  model: Architecture,
  quantization: Quantization,
  observed: readonly Observed[]
): Weights | null {
  const shape = denseShape(model);
  const bits = widths(quantization);
  if (shape && bits) {
    const parts = weightParts(shape, bits);
    return {bytes: parts.reduce((sum, part) => sum + part.bytes, 0), from: "computed", parts};
  }
  const own = observed.filter(
    (each) => each.model_id === model.model_id && each.quantization === quantization.name
  );
  const measured = own.find(({what}) => what === "weights_device") ?? own.find(({what}) => what === "file");
  return measured ? {bytes: measured.size_mib * MIB, from: "measured", parts: null} : null;
}

/** What a model takes and reads under these settings; null where nothing says how large its weights are. */
export function estimate(
  model: Architecture,
  quantization: Quantization,
  {weightsMib, isEmbeddingOnHost, ...settings}: Settings,
  observed: readonly Observed[]
): Estimate | null {
  const weights =
    weightsMib === null
      ? weightsOf(model, quantization, observed)
      : ({bytes: weightsMib * MIB, from: "given", parts: null} as const);
  if (!weights) return null;
  const {ubatch, context, k, v} = settings;
  const kv = kvCache(model, settings);
  const host = isEmbeddingOnHost ? embeddingBytes(weights.parts) : 0;
  const read = weightsRead(weights.parts, {weights: weights.bytes, activeShare: activeShare(model)});
  return {
    weights,
    host,
    kv,
    compute: computeRange(ubatch),
    driver: driverRange(),
    total: totalRange({weights: weights.bytes - host, kv: kv.bytes, ubatch}),
    read: bytesPerToken(model, {read, context, k, v})
  };
}

/** The share of its parameters that a token uses: 1 unless the model is a mixture of experts. */
export function activeShare({params, active_params}: Architecture): number {
  return params === null || active_params === null ? 1 : active_params / params;
}

// Of a mixture of experts the two-part formula says nothing: its files mix other types.
function denseShape(model: Architecture): WeightShape | null {
  const {params, active_params, d_model, vocab, tied_embeddings} = model;
  if (active_params !== null) return null;
  if (params === null || d_model === null || vocab === null || tied_embeddings === null) return null;
  return {params, d_model, vocab, tied_embeddings};
}

function widths({body_bits, base_bits, output_bits}: Quantization): BitWidths | null {
  if (body_bits === null || base_bits === null || output_bits === null) return null;
  return {body_bits, base_bits, output_bits};
}
