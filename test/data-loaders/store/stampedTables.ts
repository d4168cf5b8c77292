import {CONTRACT, type Row, type TableName, type Tables} from "../../../data-loaders/contract.js";
import {isRunId, SNAPSHOT_TABLES} from "../../../data-loaders/store/layout.js";
import type {RunStart} from "../../../data-loaders/store/runs.js";

/** Tables of synthetic rows, every one of which says which version it is of. */
export function stampedTables(version: number, rows = 3): Tables {
  const tables: Partial<Record<TableName, Row[]>> = {refresh_runs: [], snapshots: []};
  for (const name of SNAPSHOT_TABLES) {
    const column = stampColumn(name);
    tables[name] = Array.from({length: rows}, (_, i) => ({
      [column]: `synthetic ${version}`,
      ...filler(name, i)
    }));
  }
  return tables as Tables;
}

/** The versions of all rows of all tables: one, where the tables are of one snapshot. */
export function stampsOf(tables: Tables): number[] {
  const stamps = SNAPSHOT_TABLES.flatMap((name) => tables[name].map((row) => row[stampColumn(name)]));
  return [...new Set(stamps.map((stamp) => Number(String(stamp).replace("synthetic ", ""))))];
}

function stampColumn(name: (typeof SNAPSHOT_TABLES)[number]): string {
  return Object.entries(CONTRACT[name]).find(([, type]) => type === "VARCHAR")![0];
}

// Values of every other type, so that a round trip has something to lose.
function filler(name: (typeof SNAPSHOT_TABLES)[number], i: number): Row {
  const values = {
    DOUBLE: i / 7,
    INTEGER: i,
    BOOLEAN: i % 2 === 0,
    DATE: `2024-02-0${(i % 9) + 1}`,
    VARCHAR: null
  };
  const columns = Object.entries(CONTRACT[name]).filter(([column]) => column !== stampColumn(name));
  return Object.fromEntries(
    columns.map(([column, type]) => [column, values[type as keyof typeof values] ?? null])
  );
}

let runs = 0;

/** A run that begins now; each has its own id, and later ones sort later. */
export function startRun(): RunStart {
  runs++;
  const run_id = `20240223T${String(runs).padStart(6, "0")}Z-abcdef`;
  if (!isRunId(run_id)) throw new Error(run_id);
  return {run_id, started_at: new Date(Date.UTC(2024, 1, 23, 0, 0, runs)).toISOString(), source: "synthetic"};
}
