import type {Fit} from "../../../lib/devices/memory.js";

/** What a model takes in one quantization on one device, in MiB of its memory, and how fast it can be at most. */
export interface FitRow {
  readonly model_id: string;
  readonly model: string;
  readonly quantization: string;
  readonly weights_from: "computed" | "measured" | "given";
  /** Of the weights that are on the device. */
  readonly weights_mib: number;
  /** Of the weights that stay with the processor. */
  readonly host_mib: number;
  readonly kv_full_mib: number;
  readonly kv_window_mib: number;
  readonly compute_low_mib: number;
  readonly compute_high_mib: number;
  readonly driver_low_mib: number;
  readonly driver_high_mib: number;
  readonly total_low_mib: number;
  readonly total_high_mib: number;
  readonly device: string;
  readonly memory_gib: number;
  readonly fit: Fit;
  /** Null where no bandwidth is known. */
  readonly tokens_per_second_empty: number | null;
  readonly tokens_per_second_full: number | null;
  readonly context: number;
  readonly slots: number;
  readonly ubatch: number;
  readonly k_type: string;
  readonly v_type: string;
  readonly as_of: string;
  readonly source: string;
}

/** The columns of a file of such rows, in order. */
export const FIT_FILE = [
  ...(["model_id", "model", "quantization", "device", "memory_gib", "fit"] as const),
  ...(["total_low_mib", "total_high_mib", "weights_mib", "weights_from", "host_mib"] as const),
  ...(["kv_full_mib", "kv_window_mib", "compute_low_mib", "compute_high_mib"] as const),
  ...(["driver_low_mib", "driver_high_mib"] as const),
  ...(["tokens_per_second_empty", "tokens_per_second_full"] as const),
  ...(["context", "slots", "ubatch", "k_type", "v_type", "as_of", "source"] as const)
] satisfies readonly (keyof FitRow)[];
