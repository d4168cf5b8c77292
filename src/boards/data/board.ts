import {select} from "../../components/filters/select.js";
import {dataTable} from "../../components/table/dataTable.js";
import {data} from "../../lib/messages/data.js";
import type {DataRow} from "../../lib/rows.js";
import {catalogRows, TABLES, tableRows} from "../../queries/catalog.js";
import type {CatalogRow} from "../../queries/rows/catalog.js";
import {type BoardFiles, boardFrame, ignoredNote, openBoard} from "../board.js";
import {reportChoice, reportControl} from "../reports.js";
import {catalog, wholeTable} from "./catalog.js";
import {changes} from "./changes.js";
import {findings} from "./findings.js";
import {readers} from "./readers.js";
import {type Freshness, refreshing} from "./refreshing.js";
import {type DataState, dataParams} from "./state.js";
import {verification} from "./verification.js";

/** The data page: the tables, and the findings of a report, each asked of the tables. */
export function dataBoard(files: BoardFiles & {readonly freshness: Freshness}) {
  const choice = reportChoice(files.answers);
  const board = openBoard<DataState>(files, dataParams(choice));
  const {lang, m} = board;
  const t = data[lang];
  return {
    refreshing: refreshing(board, files.answers, files.freshness),
    changes: changes(board, files.answers),
    catalog: boardFrame(board, () => [], {
      id: "tables",
      query: catalogRows,
      pictures: false,
      show: (found: readonly CatalogRow[]) => catalog(found, {t, m, sourceName: board.sourceName}) as never
    }),
    chooser: board.state.bind(
      "table",
      select({
        label: t.columns.name,
        options: TABLES.map((value) => ({value, label: value})),
        value: board.state.value.table
      })
    ),
    explorer: boardFrame(board, () => [], {
      id: "rows",
      query: (_, {table}) => tableRows(table),
      pictures: false,
      show: (found: readonly DataRow[]) => ({
        ...wholeTable(found, board.state.value.table, t, m),
        about: {file: board.state.value.table}
      })
    }),
    readers: readers(board, t),
    reportControl: reportControl(board, choice),
    findings: findings(board, choice, files.answers),
    verification: verification(board.notebook, files.answers, {t, m}),
    sql: board.notebook.sql,
    note: ignoredNote(board),
    /** What SQL fences of the page show their rows with. */
    table: (rows: readonly Record<string, unknown>[]) =>
      dataTable(
        rows,
        Object.keys(rows[0] ?? {}).map((key) => ({
          key,
          label: key,
          numeric: typeof rows[0]?.[key] === "number"
        })),
        {caption: t.fence, labels: m.table}
      )
  };
}
