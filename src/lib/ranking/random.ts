/** The seed of all draws where the reader names no other. */
export const SEED = 20240304;

/**
 * Random numbers in [0, 1) that are the same for the same seed in every browser: splitmix32, the 32-bit form of the
 * generator of Steele, Lea and Flood (2014). 2³² numbers before it repeats itself.
 */
export function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Numbers of the standard normal distribution, two from two uniform ones (Box and Muller, 1958). */
export function normals(uniform: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const second = kept;
      kept = undefined;
      return second;
    }
    // Above zero: the logarithm of zero is no number.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
