/**
 * Standard error of a share of right answers, √(p(1 − p)/(n − 1)), as lm-evaluation-harness and Epoch give it. `p` is a
 * fraction, `n` the number of questions; NaN below two questions.
 */
export function standardError(p: number, n: number): number {
  return n >= 2 ? Math.sqrt((p * (1 - p)) / (n - 1)) : Number.NaN;
}

/**
 * Standard error of the mean over a group of tasks that weighs each by its number of questions, as
 * lm-evaluation-harness pools it: √(Σ(nᵢ − 1)·seᵢ²·nᵢ / (Σnᵢ − k) / Σnᵢ), of k tasks. In the unit of `errors`.
 */
export function pooledError(errors: readonly number[], sizes: readonly number[]): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const variance = errors.reduce((sum, error, i) => sum + (sizes[i]! - 1) * error ** 2 * sizes[i]!, 0);
  return Math.sqrt(variance / (total - sizes.length) / total);
}
