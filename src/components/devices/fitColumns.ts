import {formatNumber, MISSING} from "../../lib/format.js";
import type {DeviceMessages} from "../../lib/messages/devices.js";
import {totalText} from "../charts/devices/fitBars.js";
import type {FitRow} from "../charts/devices/fitRow.js";
import {speedText} from "../charts/devices/speedDots.js";
import type {Column} from "../table/column.js";

/** The columns of the table of quantizations. */
export function fitColumns(m: DeviceMessages): Column<FitRow>[] {
  const gib = (mib: number) => formatNumber(mib / 1024, 2);
  const speed = (value: number | null) => (value === null ? MISSING : speedText(value));
  const {table} = m;
  return [
    {key: "quantization", label: m.quantization},
    {
      key: "weights_mib",
      label: table.weights,
      unit: "GiB",
      numeric: true,
      format: ({weights_mib}) => gib(weights_mib)
    },
    {key: "weights_from", label: table.from, format: ({weights_from}) => m.froms[weights_from]},
    {
      key: "kv_full_mib",
      label: table.kv,
      unit: "GiB",
      numeric: true,
      format: (row) => gib(row.kv_full_mib + row.kv_window_mib),
      order: (row) => row.kv_full_mib + row.kv_window_mib
    },
    {
      key: "total_low_mib",
      label: table.total,
      unit: "GiB",
      numeric: true,
      format: totalText
    },
    {key: "fit", label: table.fit, format: ({fit}) => m.fitNames[fit], order: (row) => row.total_high_mib},
    {
      key: "tokens_per_second_empty",
      label: table.speedEmpty,
      unit: table.speedUnit,
      numeric: true,
      format: (row) => speed(row.tokens_per_second_empty)
    },
    {
      key: "tokens_per_second_full",
      label: table.speedFull,
      unit: table.speedUnit,
      numeric: true,
      format: (row) => speed(row.tokens_per_second_full)
    }
  ];
}
