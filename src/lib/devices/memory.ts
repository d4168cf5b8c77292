import {type ByteRange, MIB} from "./units.js";

/**
 * Buffers for computing, in MiB, at 512 tokens of a prompt at once: 130 to 600 were measured. At 2,048 they are three to
 * four times as large.
 */
const COMPUTE_MIB = [130, 600] as const;
const UBATCH = 512;
const LARGE_UBATCH = [3, 4] as const;
/** What the driver and the runtime keep for themselves, in MiB: 150 to 450 were measured. */
const DRIVER_MIB = [150, 450] as const;

/** Room for computing, in bytes. Between 512 and 2,048 tokens at once nothing was measured: the range of 2,048 stands. */
export function computeRange(ubatch: number): ByteRange {
  const [low, high] = COMPUTE_MIB;
  const [less, more] = ubatch > UBATCH ? LARGE_UBATCH : [1, 1];
  return {low: low * less * MIB, high: high * more * MIB};
}

/** Room for driver and runtime, in bytes. */
export function driverRange(): ByteRange {
  const [low, high] = DRIVER_MIB;
  return {low: low * MIB, high: high * MIB};
}

/** What a model takes on the device: weights and KV cache as they are computed or given, the rest as a range. In bytes. */
export function totalRange(parts: {
  readonly weights: number;
  readonly kv: number;
  readonly ubatch: number;
}): ByteRange {
  const [compute, driver] = [computeRange(parts.ubatch), driverRange()];
  const fixed = parts.weights + parts.kv;
  return {low: fixed + compute.low + driver.low, high: fixed + compute.high + driver.high};
}

export type Fit = "fits" | "perhaps" | "too_large";

/** Whether a range of sizes has room in a memory, both in bytes: all of it, its lower end alone, or not even that. */
export function fitOf({low, high}: ByteRange, memory: number): Fit {
  if (high <= memory) return "fits";
  return low <= memory ? "perhaps" : "too_large";
}
