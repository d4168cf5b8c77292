import {oneOf, type Params} from "../../lib/permalink.js";
import {TABLES} from "../../queries/catalog.js";
import {type ReportChoice, type ReportState, reportParams} from "../reports.js";

export interface DataState extends ReportState {
  /** The table whose rows are shown. */
  readonly table: (typeof TABLES)[number];
}

export function dataParams(choice: ReportChoice): Params<DataState> {
  return {...reportParams(choice), table: oneOf(TABLES, "scores")};
}
