import {html} from "htl";
import type {Figure} from "../../components/figure.js";
import type {Column} from "../../components/table/column.js";
import {figureTable} from "../../components/table/figureTable.js";
import {unbrokenAmounts} from "../../components/unbrokenAmounts.js";
import {formatNumber} from "../../lib/format.js";
import type {CommonMessages} from "../../lib/messages/common.js";
import type {DataMessages} from "../../lib/messages/data.js";
import type {DataRow} from "../../lib/rows.js";
import {MOST_SOURCES} from "../../queries/catalog.js";
import type {CatalogRow} from "../../queries/rows/catalog.js";
import type {Board} from "../board.js";

/** The list of tables, with what each holds and where to get it. */
export function catalog(
  found: readonly CatalogRow[],
  {t, m, sourceName}: {readonly t: DataMessages} & Pick<Board<object>, "m" | "sourceName">
): Figure<object> {
  const rows = found.map(({name, n, source, as_of}) => ({
    name,
    n,
    content: t.tables[name] ?? "",
    source:
      source !== null
        ? sourceName(source)
        : n === 0 && t.emptyTable[name]
          ? t.noneYet
          : (t.sources[name] ?? t.ownSource),
    as_of: as_of ?? t.notStated,
    parquet: `../data/${name}.parquet`
  }));
  const columns: Column<(typeof rows)[number]>[] = [
    {key: "name", label: t.columns.name, format: ({name}) => html`<code>${name}</code>`},
    {key: "n", label: t.columns.n, numeric: true, format: ({n}) => formatNumber(n)},
    {key: "content", label: t.columns.content},
    {
      key: "source",
      label: t.columns.source,
      format: ({source}) => html`<span class="bf-narrow">${unbrokenAmounts(source)}</span>`
    },
    {key: "as_of", label: t.columns.as_of},
    {
      key: "parquet",
      label: t.columns.download,
      format: ({parquet}) => html`<a href=${parquet} download>Parquet</a>`
    }
  ];
  const title = t.catalogTitle(rows.length, formatNumber(rows.reduce((sum, {n}) => sum + n, 0)));
  return {
    title,
    subtitle: t.catalogSubtitle,
    source: "Benchfolio",
    asOf:
      rows
        .map(({as_of}) => as_of)
        .filter((date) => /^\d/.test(date))
        .sort()
        .at(-1) ?? t.notStated,
    rows,
    notes: rows
      .filter(({name, n}) => n === 0 && t.emptyTable[name])
      .map(({name}) => m.labelled(name, t.emptyTable[name]!)),
    columns: columns as never,
    ...figureTable(rows, columns, {caption: title, hideCaption: true, labels: m.table})
  };
}

/** Every row and column of one published table. */
export function wholeTable(
  rows: readonly DataRow[],
  name: string,
  t: DataMessages,
  m: CommonMessages
): Figure<DataRow> {
  const columns = Object.keys(rows[0] ?? {}).map((key) => ({
    key,
    label: key,
    numeric: rows.some((row) => typeof row[key] === "number")
  }));
  const text = (key: string) => {
    const all = [...new Set(rows.map((row) => row[key]).filter((value) => typeof value === "string"))];
    return all.length === 0 || all.length > MOST_SOURCES ? undefined : all.join("; ");
  };
  const day = rows
    .flatMap((row) => (typeof row.as_of === "string" ? row.as_of : []))
    .sort()
    .at(-1);
  return {
    title: m.labelled(name, t.rows(formatNumber(rows.length))),
    subtitle: t.tables[name] ?? "",
    source: text("source") ?? text("source_url") ?? t.sources[name] ?? t.ownSource,
    asOf: day ?? t.notStated,
    rows,
    columns,
    notes: rows.length === 0 && t.emptyTable[name] ? [m.labelled(name, t.emptyTable[name])] : [],
    ...figureTable(rows, columns, {
      caption: name,
      hideCaption: true,
      labels: {...m.table, empty: t.noRows},
      search: true,
      pageSize: 25,
      height: 520
    })
  };
}
