/** Bytes of an element of the cache: a block of 32 elements, its scales included, over 32 (ggml's block types). */
export const CACHE_TYPES = {
  f16: 2,
  q8_0: 34 / 32,
  q5_1: 24 / 32,
  q5_0: 22 / 32,
  q4_1: 20 / 32,
  q4_0: 18 / 32
} as const;

export type CacheType = keyof typeof CACHE_TYPES;

/** Layers that hold keys and values, and how many elements a token has in one, K and V together, half each. */
export interface KvShape {
  /** Layers that attend to the whole context. */
  readonly full_layers: number;
  readonly full_kv_elements: number;
  /** Layers that attend to a sliding window. */
  readonly window_layers: number;
  readonly window_kv_elements: number;
  /** Tokens of the window; null where no layer has one. */
  readonly sliding_window: number | null;
}

export interface KvSettings {
  /** Tokens, of all slots together. */
  readonly context: number;
  /** Sequences that are served at once. */
  readonly slots: number;
  /** Tokens that are computed at once when a prompt is read (`n_ubatch`). */
  readonly ubatch: number;
  readonly k: CacheType;
  readonly v: CacheType;
}

/** A cell is a token's place in the cache of every layer of its kind. */
export interface KvPart {
  readonly layers: number;
  readonly elements: number;
  readonly cells: number;
  readonly bytes: number;
}

export interface KvCache {
  readonly full: KvPart;
  readonly window: KvPart;
  readonly bytes: number;
}

/**
 * Cells of the layers with a sliding window: pad256(min(n_ctx, n_swa · n_seq + n_ubatch)), as llama.cpp allocates them
 * (`llama_kv_cache_unified_iswa`). Every slot has a window of its own; the context does not matter once it is longer.
 */
export function windowCells(
  window: number,
  {context, slots, ubatch}: Pick<KvSettings, "context" | "slots" | "ubatch">
): number {
  return Math.ceil(Math.min(context, window * slots + ubatch) / 256) * 256;
}

/**
 * The KV cache of llama.cpp, in bytes: cells · layers · (K elements · bytes of K + V elements · bytes of V), the layers
 * with a sliding window apart. What is allocated does not depend on how much of it is in use.
 */
export function kvCache(shape: KvShape, settings: KvSettings): KvCache {
  const {sliding_window: window} = shape;
  const full = part(shape.full_layers, shape.full_kv_elements, settings.context, settings);
  const windowed =
    window === null
      ? part(0, 0, 0, settings)
      : part(shape.window_layers, shape.window_kv_elements, windowCells(window, settings), settings);
  return {full, window: windowed, bytes: full.bytes + windowed.bytes};
}

function part(layers: number, elements: number, cells: number, {k, v}: KvSettings): KvPart {
  return {
    layers,
    elements,
    cells,
    bytes: cells * layers * (elements / 2) * (CACHE_TYPES[k] + CACHE_TYPES[v])
  };
}

/** Bytes that one token reads of the cache when `tokens` precede it: all of them in full layers, a window elsewhere. */
export function kvReadBytes(shape: KvShape, tokens: number, {k, v}: Pick<KvSettings, "k" | "v">): number {
  const seen = Math.min(tokens, shape.sliding_window ?? 0);
  const elements =
    tokens * shape.full_layers * shape.full_kv_elements +
    seen * shape.window_layers * shape.window_kv_elements;
  return (elements / 2) * (CACHE_TYPES[k] + CACHE_TYPES[v]);
}
