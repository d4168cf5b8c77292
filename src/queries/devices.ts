import {type SqlText, sqlText} from "./sql.js";

/** The models whose memory can be computed, smallest first. */
export function architectureRows(): SqlText {
  return sqlText`SELECT
  model_id, name, params, active_params, d_model, vocab, tied_embeddings,
  full_layers, full_kv_elements, window_layers, window_kv_elements, sliding_window, context_max,
  hub_id, source, as_of
FROM architectures
ORDER BY params NULLS LAST, name`;
}

/** The devices, phones before laptops before GPUs, the smaller memory first. */
export function deviceRows(): SqlText {
  return sqlText`SELECT device_id, name, kind, memory_gib, bandwidth_gb_s, source, as_of
FROM devices
ORDER BY CASE kind WHEN 'phone' THEN 1 WHEN 'laptop' THEN 2 ELSE 3 END, memory_gib, bandwidth_gb_s, name`;
}

/** The quantizations, those that are computed first, by size. */
export function quantizationRows(): SqlText {
  return sqlText`SELECT name, body_bits, base_bits, output_bits, is_measured_only, source, as_of
FROM quantizations
ORDER BY is_measured_only, body_bits, name`;
}

/** Every measured size. */
export function observedRows(): SqlText {
  return sqlText`SELECT
  observation_id, what, model_id, name, quantization, bits_per_weight, size_mib,
  k_type, v_type, context, slots, ubatch, source, source_url, as_of
FROM memory_observed
ORDER BY name, what, quantization, context, slots, ubatch, k_type, observation_id`;
}

/** The real GGUF files of models whose architecture is known. */
export function observedFileRows(): SqlText {
  return sqlText`SELECT
  g.model_id, a.name, g.build, g.quantization, g.size_gb, g.source_url,
  coalesce(
    (SELECT max(r.published) FROM printed_files AS p JOIN reports AS r ON r.source = p.source WHERE p.model_id = g.model_id),
    a.as_of
  ) AS as_of
FROM gguf_files AS g
JOIN architectures AS a USING (model_id)
ORDER BY a.params, g.build, g.size_gb, g.quantization, g.source_url`;
}
