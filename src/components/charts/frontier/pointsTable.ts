import {formatExact, MISSING} from "../../../lib/format.js";
import type {FrontierMessages} from "../../../lib/messages/frontier.js";
import type {FrontierPoint} from "../../../queries/rows/frontier.js";
import {longName} from "../../longName.js";
import {modelLink} from "../../models/modelLink.js";
import type {Column} from "../../table/column.js";
import {formatScore, releaseDay} from "./words.js";

/** Columns of the table of points. */
export function pointColumns(m: FrontierMessages): Column<FrontierPoint>[] {
  const c = m.points.columns;
  return [
    {key: "model", label: c.model, format: modelLink},
    {key: "developer", label: c.developer},
    {key: "openness", label: c.openness, format: ({openness}) => (openness === "open" ? m.open : m.closed)},
    {
      key: "release_date",
      label: c.release_date,
      format: (row) => releaseDay(row.release_date, row.release_precision)
    },
    {
      key: "params_b",
      label: c.params_b,
      unit: m.points.billions,
      numeric: true,
      format: ({params_b}) => (params_b === null ? MISSING : formatExact(params_b))
    },
    {key: "score", label: c.score, numeric: true, format: ({score, unit}) => formatScore(score, unit)},
    {
      key: "standard_error",
      label: c.standard_error,
      numeric: true,
      format: ({standard_error, unit}) => formatScore(standard_error, unit)
    },
    {key: "n_shot", label: c.n_shot, numeric: true},
    {key: "variant", label: c.variant, format: ({variant}) => m.variantNames[variant] ?? variant},
    {
      key: "origin",
      label: c.origin,
      format: ({origin, evaluated_by}) => longName(evaluated_by ?? m.originNames[origin] ?? origin)
    },
    {
      key: "is_record",
      label: c.is_record,
      format: ({is_record}) => (is_record ? m.points.record : m.points.noRecord),
      order: ({is_record}) => Number(is_record)
    },
    {key: "source", label: c.source, format: ({source}) => longName(source)}
  ];
}
