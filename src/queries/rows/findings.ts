/** Printed and computed average of one model. */
export interface AverageRow {
  readonly model_id: string;
  readonly model: string;
  readonly average_printed: number;
  readonly mean: number;
  /** Printed minus computed. */
  readonly difference: number;
  readonly average_revised: number | null;
  readonly revised_source: string | null;
  readonly n: number;
  readonly as_of: string;
  readonly source: string;
}

/** One model against another over all benchmarks. */
export interface WinRow {
  readonly model_id: string;
  readonly model: string;
  readonly params_b: number | null;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  readonly n: number;
  readonly as_of: string;
  readonly source: string;
}

/** A company that the report's text names. */
export interface WatchRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly forward_pe: number | null;
  readonly forward_year: number | null;
  readonly percentile_published: number | null;
  readonly percentile_ttm: number | null;
  readonly ttm_source: string | null;
  readonly as_of: string;
  readonly source: string;
}

/** A real GGUF file beside the size that the report prints for its model. */
export interface FileRow {
  readonly model_id: string;
  readonly model: string;
  readonly build: string;
  readonly quantization: string;
  readonly size_gb: number;
  readonly bits_per_weight: number;
  readonly size_printed: number;
  readonly fits_as: "GB" | "GiB" | null;
  readonly source_url: string;
  readonly source: string;
  readonly as_of: string;
}

/** A training run. */
export interface TrainingRow {
  readonly model_id: string;
  readonly model: string;
  readonly accelerator: string;
  readonly pods: number;
  readonly chips_per_pod: number;
  readonly chips: number;
  readonly source: string;
  readonly as_of: string;
}

/** A score with a mark, or one on another split of the benchmark's questions. */
export interface MarkRow {
  readonly model_id: string;
  readonly model: string;
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly score: number;
  readonly mark: string | null;
  readonly evaluated_by: string;
  readonly other_split: boolean;
  readonly as_of: string | null;
  readonly source: string;
}

/** A company whose printed sector is not its own. */
export interface SlippedRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string;
  readonly sector_en: string;
  readonly sector_printed_zh: string;
  readonly sector_printed_en: string;
  readonly as_of: string;
  readonly source: string;
}

/** A company of which a report leaves out a figure, with the reason; a state is null where another source has that figure now. */
export interface MissingRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly forward_pe_state: string | null;
  readonly pe_percentile_state: string | null;
  readonly as_of: string;
  readonly source: string;
}
