/** What memory is computed for as pages open. */
export const OPENING = {context: "8192", k: "f16", v: "f16", slots: "1", ubatch: "512"} as const;

const QUANTIZATION = "Q4_K_M";

/** The quantization that pages open with, where it is among those that there are. */
export function openingQuantization(types: readonly string[]): string {
  return types.includes(QUANTIZATION) ? QUANTIZATION : (types[0] ?? "");
}
