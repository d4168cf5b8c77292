import {type CacheType, type KvShape, kvReadBytes} from "./kvCache.js";
import {GB} from "./units.js";
import type {WeightPart} from "./weights.js";

/**
 * Bytes of weights that one token reads: all of them, but a token embedding that is no output matrix, of which it reads
 * one row (left out). A mixture of experts reads the share of its active parameters, about.
 */
export function weightsRead(
  parts: readonly WeightPart[] | null,
  {weights, activeShare = 1}: {readonly weights: number; readonly activeShare?: number}
): number {
  return (weights - embeddingBytes(parts)) * activeShare;
}

/** Bytes of a token embedding that is no output matrix; 0 where it is one, or where the parts are not known. */
export function embeddingBytes(parts: readonly WeightPart[] | null): number {
  return parts?.find(({part}) => part === "embedding")?.bytes ?? 0;
}

/**
 * The most tokens a second that a memory of this bandwidth (GB/s, decimal) allows one sequence: bandwidth over the bytes
 * that a token reads, which are the weights and what the cache holds by then. A bound, not a forecast: computing,
 * launching and waiting come on top, and several sequences at once share one reading of the weights.
 */
export function tokensPerSecond(bandwidth: number, bytesRead: number): number {
  return (bandwidth * GB) / bytesRead;
}

/** Bytes that a token reads with an empty cache, and with one that is full. */
export function bytesPerToken(
  shape: KvShape,
  {
    read,
    context,
    ...types
  }: {readonly read: number; readonly context: number; readonly k: CacheType; readonly v: CacheType}
): {readonly empty: number; readonly full: number} {
  return {empty: read, full: read + kvReadBytes(shape, context, types)};
}
