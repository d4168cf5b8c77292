import {formatNumber} from "../../lib/format.js";
import type {DeviceMessages} from "../../lib/messages/devices.js";
import {provenance} from "../charts/provenance.js";
import {keyed} from "../export/figureCsv.js";
import type {Figure} from "../figure.js";
import type {Column} from "../table/column.js";
import type {TableOptions} from "../table/dataTable.js";
import {figureTable} from "../table/figureTable.js";

/** A KV cache or a total that was measured, beside what the formulas give under its settings, in MiB. */
export interface CheckRow {
  readonly observation_id: string;
  readonly model_id: string;
  readonly model: string;
  readonly quantization: string | null;
  readonly k_type: string;
  readonly v_type: string;
  readonly context: number;
  readonly slots: number;
  readonly ubatch: number;
  /** Of a KV cache both ends are one. */
  readonly computed_low_mib: number;
  readonly computed_high_mib: number;
  readonly observed_mib: number;
  readonly source_url: string | null;
  readonly as_of: string;
  readonly source: string;
}

type Labels = TableOptions<CheckRow>["labels"];

interface CheckOptions {
  readonly m: DeviceMessages;
  readonly labels: Labels;
}

/** Measured KV caches beside the formula. */
export function kvCheck(rows: readonly CheckRow[], {m, labels}: CheckOptions): Figure<CheckRow> {
  const exact = rows.filter((row) => row.computed_low_mib === row.observed_mib).length;
  const words = m.kvCheck;
  return checkTable(rows, {
    title: rows.length === 0 ? words.titleNone : words.title(formatNumber(exact), formatNumber(rows.length)),
    words,
    labels,
    columns: [
      ...settingColumns(m),
      number("computed_low_mib", words.computed),
      number("observed_mib", words.measured)
    ],
    keys: [...SETTINGS, "computed_low_mib", "observed_mib", "source_url", "as_of", "source"]
  });
}

/** Observed totals beside the computed range. */
export function totalCheck(rows: readonly CheckRow[], {m, labels}: CheckOptions): Figure<CheckRow> {
  const isWithin = (row: CheckRow) =>
    row.computed_low_mib <= row.observed_mib && row.observed_mib <= row.computed_high_mib;
  const within = rows.filter(isWithin).length;
  const words = m.totalCheck;
  return checkTable(rows, {
    title: rows.length === 0 ? words.titleNone : words.title(formatNumber(within), formatNumber(rows.length)),
    words,
    labels,
    columns: [
      ...settingColumns(m),
      number("computed_low_mib", words.low),
      number("computed_high_mib", words.high),
      number("observed_mib", words.observed)
    ],
    keys: [
      ...SETTINGS,
      ...(["computed_low_mib", "computed_high_mib", "observed_mib", "source_url", "as_of", "source"] as const)
    ]
  });
}

const SETTINGS = [
  ...(["model_id", "model", "quantization", "k_type", "v_type"] as const),
  ...(["context", "slots", "ubatch"] as const)
];

function settingColumns(m: DeviceMessages): Column<CheckRow>[] {
  return [
    {
      key: "model",
      label: m.columns.model,
      format: ({model, quantization}) => (quantization === null ? model : `${model}, ${quantization}`)
    },
    {
      key: "k_type",
      label: m.kvCheck.type,
      format: ({k_type, v_type}) => (k_type === v_type ? k_type : `${k_type}, ${v_type}`)
    },
    number("context", m.columns.context, ""),
    number("slots", m.columns.slots, ""),
    number("ubatch", m.columns.ubatch, "")
  ];
}

function number(key: keyof CheckRow & string, label: string, unit = "MiB"): Column<CheckRow> {
  return {
    key,
    label,
    numeric: true,
    ...(unit !== "" && {unit}),
    format: (row) => formatNumber(row[key] as number)
  };
}

interface CheckTable {
  readonly title: string;
  readonly words: {readonly subtitle: string; readonly text: string};
  readonly labels: Labels;
  readonly columns: readonly Column<CheckRow>[];
  readonly keys: readonly (keyof CheckRow & string)[];
}

function checkTable(
  rows: readonly CheckRow[],
  {title, words, labels, columns, keys}: CheckTable
): Figure<CheckRow> {
  return {
    title,
    subtitle: rows.length === 0 ? "" : words.subtitle,
    ...provenance(rows),
    rows,
    columns,
    fileColumns: keyed<CheckRow>(keys),
    ...figureTable(rows, columns, {
      caption: title,
      hideCaption: true,
      labels: {...labels, empty: words.text},
      rowKey: ({observation_id}) => observation_id
    })
  };
}
