/** A model as far as its memory goes. What its source does not say is null. */
export interface ArchitectureRow {
  readonly model_id: string;
  readonly name: string;
  readonly params: number | null;
  /** Parameters that a token uses; null where that is all of them. */
  readonly active_params: number | null;
  readonly d_model: number | null;
  readonly vocab: number | null;
  readonly tied_embeddings: boolean | null;
  readonly full_layers: number;
  /** Elements of K and V together that a token has in such a layer. */
  readonly full_kv_elements: number;
  readonly window_layers: number;
  readonly window_kv_elements: number;
  readonly sliding_window: number | null;
  /** Tokens that it was trained for. */
  readonly context_max: number;
  readonly hub_id: string;
  readonly source: string;
  readonly as_of: string;
}

/** A device whose memory its maker states. */
export interface DeviceRow {
  readonly device_id: string;
  readonly name: string;
  readonly kind: "phone" | "laptop" | "gpu";
  readonly memory_gib: number;
  readonly bandwidth_gb_s: number | null;
  readonly source: string;
  readonly as_of: string;
}

/** A type of quantization; without bits it is known by measured files alone. */
export interface QuantizationRow {
  readonly name: string;
  readonly body_bits: number | null;
  readonly base_bits: number | null;
  readonly output_bits: number | null;
  readonly is_measured_only: boolean;
  readonly source: string;
  readonly as_of: string;
}

/** A size that was measured: a file, or what a line of a load log says. */
export interface ObservedRow {
  readonly observation_id: string;
  readonly what: string;
  readonly model_id: string;
  readonly name: string;
  readonly quantization: string | null;
  readonly bits_per_weight: number | null;
  readonly size_mib: number;
  readonly k_type: string | null;
  readonly v_type: string | null;
  readonly context: number | null;
  readonly slots: number | null;
  readonly ubatch: number | null;
  readonly source: string;
  readonly source_url: string | null;
  readonly as_of: string;
}

/** A real GGUF file of a model whose architecture is known. */
export interface ObservedFileRow {
  readonly model_id: string;
  readonly name: string;
  readonly build: string;
  readonly quantization: string;
  readonly size_gb: number;
  readonly source_url: string;
  /** The day of the report that the file was looked up for. */
  readonly as_of: string;
}
