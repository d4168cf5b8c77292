/** What the size of a model's weights depends on. */
export interface WeightShape {
  /** All parameters. */
  readonly params: number;
  readonly d_model: number;
  /** Entries of the vocabulary of the file, which may differ from the paper's. */
  readonly vocab: number;
  /** Whether the output matrix is the token embedding. */
  readonly tied_embeddings: boolean;
}

/** Bits per weight of a quantization, by part of the model. */
export interface BitWidths {
  /** Mean over everything but the two vocabulary matrices. */
  readonly body_bits: number;
  /** Of a token embedding that stands alone. */
  readonly base_bits: number;
  /** Of the output matrix, and of a token embedding that serves as one. */
  readonly output_bits: number;
}

/** The parts of a file of weights: parameters, bits of each, and bytes. */
export interface WeightPart {
  readonly part: "embedding" | "output" | "shared" | "body";
  readonly params: number;
  readonly bits: number;
  readonly bytes: number;
}

/**
 * The parts of a GGUF file by the two-part formula: llama.cpp gives the output matrix, or a token embedding that is shared
 * with it, a finer type (Q6_K, Q8_0 in Q8_0 files) than the rest, and a separate token embedding the base type. Files of
 * before that rule (February 2024) have the base type in the shared matrix too: `isEarly`.
 */
export function weightParts(
  {params, d_model, vocab, tied_embeddings}: WeightShape,
  {body_bits, base_bits, output_bits}: BitWidths,
  {isEarly = false} = {}
): WeightPart[] {
  const matrix = vocab * d_model;
  const part = (name: WeightPart["part"], n: number, bits: number): WeightPart => ({
    part: name,
    params: n,
    bits,
    bytes: (n * bits) / 8
  });
  if (tied_embeddings)
    return [
      part("shared", matrix, isEarly ? base_bits : output_bits),
      part("body", params - matrix, body_bits)
    ];
  return [
    part("embedding", matrix, base_bits),
    part("output", matrix, output_bits),
    part("body", params - 2 * matrix, body_bits)
  ];
}

/** The size of a GGUF file, in bytes: the sum of `weightParts`. Metadata and tokenizer, some MB, are left out. */
export function weightBytes(shape: WeightShape, bits: BitWidths, options: {isEarly?: boolean} = {}): number {
  return weightParts(shape, bits, options).reduce((sum, {bytes}) => sum + bytes, 0);
}

/** What a dense decoder of the Llama and Gemma kind is made of. */
export interface DenseShape {
  readonly layers: number;
  readonly d_model: number;
  readonly heads: number;
  readonly kv_heads: number;
  readonly head_dim: number;
  readonly d_ff: number;
  readonly vocab: number;
  readonly tied_embeddings: boolean;
}

/**
 * Parameters of a dense decoder with gated feed-forward layers and no biases: V·d, twice where the output matrix is its
 * own, plus L·(2·d·h·hd + 2·d·kv·hd + 3·d·ff + 2·d) + d (Gemma paper, arXiv 2403.08295, table 1).
 */
export function parameterCount({layers, d_model: d, vocab, tied_embeddings, ...rest}: DenseShape): number {
  const {heads, kv_heads, head_dim, d_ff} = rest;
  const attention = 2 * d * heads * head_dim + 2 * d * kv_heads * head_dim;
  return vocab * d * (tied_embeddings ? 1 : 2) + layers * (attention + 3 * d * d_ff + 2 * d) + d;
}
