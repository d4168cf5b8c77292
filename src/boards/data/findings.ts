import {html} from "htl";
import {printedSizes} from "../../components/charts/report/fileSizes.js";
import {companyName} from "../../components/companyName.js";
import type {Figure} from "../../components/figure.js";
import type {Column} from "../../components/table/column.js";
import {dataTable} from "../../components/table/dataTable.js";
import {formatDifference, formatNumber} from "../../lib/format.js";
import {data} from "../../lib/messages/data.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {summaryRows, UNMARKED} from "../../queries/benchmarks.js";
import {PAIR} from "../../queries/defaults.js";
import {
  averageRows,
  fileRows,
  markRows,
  missingRows,
  slippedRows,
  watchRows,
  winRows
} from "../../queries/findings.js";
import type {SummaryRow} from "../../queries/rows/benchmarks.js";
import type {
  AverageRow,
  FileRow,
  MarkRow,
  MissingRow,
  SlippedRow,
  WatchRow,
  WinRow
} from "../../queries/rows/findings.js";
import {type Board, boardFrame} from "../board.js";

/** Differences below this are what one printed decimal allows. */
const ROUNDING = 0.05;

/** The seven findings of the report, each a table that is asked of the published ones. */
export function findings<State extends object>(board: Board<State>, answers: Answers) {
  const context = contextOf(board, answers);
  return {
    averages: averages(context),
    wins: wins(context),
    marks: marks(context),
    sectors: sectors(context),
    bases: bases(context),
    missing: missing(context),
    sizes: sizes(context)
  };
}

type Context = ReturnType<typeof contextOf>;

function contextOf<State extends object>(board: Board<State>, answers: Answers) {
  const {lang, m} = board;
  const t = data[lang];
  const c = t.columns;
  const company = (row: {name_zh: string; name_en: string}) => companyName(row, lang);
  const names: Column<{name_zh: string; name_en: string}> = {
    key: lang === "zh" ? "name_zh" : "name_en",
    label: c.company
  };

  /** A frame around one table; `words` gives its title and notes from the rows. */
  const tabled = <Row extends {source: string | null; as_of: string | null}>(
    id: string,
    query: () => {toString(): string},
    columns: readonly Column<Row>[],
    words: (rows: readonly Row[]) => Pick<Figure<Row>, "title" | "subtitle" | "notes">
  ) =>
    boardFrame(board, () => [], {
      id,
      query,
      pictures: false,
      height: 120,
      show: (rows: readonly Row[]): Figure<Row> => {
        const said = words(rows);
        return {
          ...said,
          source: rows.find((row) => row.source !== null)?.source ?? t.notStated,
          asOf: rows.find((row) => row.as_of !== null)?.as_of ?? t.notStated,
          rows,
          columns,
          renderInteractive: () =>
            dataTable(rows, columns, {caption: said.title, hideCaption: true, labels: m.table})
        };
      }
    });
  return {tabled, answers, lang, names, company, t, c};
}

/** The printed averages beside the means of the printed scores. */
function averages({tabled, t, c}: Context) {
  return tabled<AverageRow>(
    "finding-averages",
    averageRows,
    [
      {key: "model", label: c.model},
      {
        key: "average_printed",
        label: c.average_printed,
        unit: "%",
        numeric: true,
        format: (r) => formatNumber(r.average_printed, 1)
      },
      {key: "mean", label: c.mean, unit: "%", numeric: true, format: (r) => formatNumber(r.mean, 3)},
      {
        key: "difference",
        label: c.difference,
        numeric: true,
        format: (r) => formatDifference(r.difference, 3)
      },
      {
        key: "average_revised",
        label: c.average_revised,
        unit: "%",
        numeric: true,
        format: (r) => formatNumber(r.average_revised, 1)
      }
    ],
    (rows) => ({
      title: t.findings.averages(rows.filter((r) => Math.abs(r.difference) > ROUNDING).length, rows.length),
      subtitle: t.percentSubtitle,
      notes: [t.findings.averagesNote]
    })
  );
}

/** The best model of the report against each other one. */
function wins({tabled, answers, t, c}: Context) {
  return tabled<WinRow>(
    "finding-wins",
    () => winRows(PAIR.a),
    [
      {key: "model", label: c.model},
      {key: "wins", label: c.wins, numeric: true},
      {key: "ties", label: c.ties, numeric: true},
      {key: "losses", label: c.losses, numeric: true},
      {key: "n", label: c.n_rows, numeric: true}
    ],
    () => {
      const [best] = knownRows<SummaryRow>(answers, summaryRows([]));
      return {
        title: best ? t.findings.best(best.model, best.best_alone, best.best_or_tied, best.n) : "",
        subtitle: t.countSubtitle
      };
    }
  );
}

/** Scores that are marked, and who ran them. */
function marks({tabled, answers, t, c}: Context) {
  return tabled<MarkRow>(
    "finding-marks",
    markRows,
    [
      {key: "benchmark", label: c.benchmark},
      {key: "model", label: c.model},
      {key: "score", label: c.score, unit: "%", numeric: true, format: (r) => formatNumber(r.score, 1)},
      {key: "mark", label: c.mark},
      {key: "evaluated_by", label: c.evaluated_by}
    ],
    (rows) => {
      const split = rows.filter((r) => r.mark === "†");
      const [own, other] = [
        split.find((r) => !r.model.startsWith("Gemma")),
        split.find((r) => r.model.startsWith("Gemma"))
      ];
      const [unmarked] = knownRows<SummaryRow>(answers, summaryRows(UNMARKED));
      return {
        title: t.findings.marks(rows.length - split.length, unmarked?.n ?? 0),
        subtitle: t.countSubtitle,
        notes:
          own && other
            ? [
                t.findings.marksNote(
                  own.evaluated_by,
                  formatNumber(own.score, 1),
                  formatNumber(other.score, 1)
                )
              ]
            : []
      };
    }
  );
}

/** Companies that the report prints under a sector that is not theirs. */
function sectors({tabled, lang, names, company, t, c}: Context) {
  return tabled<SlippedRow>(
    "finding-sectors",
    slippedRows,
    [
      {key: "code", label: c.code},
      {...names, format: company} as Column<SlippedRow>,
      {key: lang === "zh" ? "sector_printed_zh" : "sector_printed_en", label: c.sector_printed},
      {key: lang === "zh" ? "sector_zh" : "sector_en", label: c.sector}
    ],
    (rows) => ({title: t.findings.sectors(rows.length), subtitle: ""})
  );
}

/** Forward PE and percentile of the watch list: figures on two bases. */
function bases({tabled, names, company, t, c}: Context) {
  return tabled<WatchRow>(
    "finding-bases",
    watchRows,
    [
      {key: "code", label: c.code},
      {...names, format: company} as Column<WatchRow>,
      {key: "forward_pe", label: c.forward_pe, numeric: true},
      {key: "percentile_published", label: c.percentile_published, numeric: true},
      {
        key: "percentile_ttm",
        label: c.percentile_ttm,
        numeric: true,
        format: (r) => formatNumber(r.percentile_ttm, 1)
      }
    ],
    () => ({title: t.findings.bases, subtitle: "", notes: [t.findings.basesNote]})
  );
}

/** Figures that the report leaves out, and why. */
function missing({tabled, names, company, t, c}: Context) {
  return tabled<MissingRow>(
    "finding-missing",
    missingRows,
    [
      {key: "code", label: c.code},
      {...names, format: company} as Column<MissingRow>,
      {
        key: "forward_pe_state",
        label: c.forward_pe_state,
        format: (r) => t.states[r.forward_pe_state] ?? r.forward_pe_state
      },
      {
        key: "pe_percentile_state",
        label: c.pe_percentile_state,
        format: (r) => t.states[r.pe_percentile_state] ?? r.pe_percentile_state
      }
    ],
    (rows) => ({title: t.findings.missing(rows.length), subtitle: "", notes: [t.findings.missingNote]})
  );
}

/** The printed sizes of model files beside those of real files. */
function sizes({tabled, t, c}: Context) {
  return tabled<FileRow>(
    "finding-sizes",
    fileRows,
    [
      {key: "model", label: c.model},
      {key: "quantization", label: c.quantization},
      {
        key: "size_printed",
        label: c.size_printed,
        numeric: true,
        format: (r) => formatNumber(r.size_printed, 2)
      },
      {key: "size_gb", label: c.size_gb, numeric: true, format: (r) => formatNumber(r.size_gb, 3)},
      {key: "fits_as", label: c.fits_as, format: (r) => r.fits_as ?? ""},
      {
        key: "source_url",
        label: c.source,
        format: (r) => sourceLink(r.source_url)
      }
    ],
    (rows) => {
      const gib = printedSizes(rows).find(({read}) => read === "GiB");
      return {
        title: gib ? t.findings.sizes(gib.model, formatNumber(gib.printed, 2)) : t.findings.sizesNone,
        subtitle: "",
        notes: [t.findings.sizesNote]
      };
    }
  );
}

/** A link to a repository, named as its host names it. Only an address of the web becomes one: no `javascript:`. */
function sourceLink(address: string): string | HTMLElement {
  const {protocol, pathname} = new URL(address);
  if (protocol !== "https:") return address;
  return html`<a href=${address}>${pathname.split("/").slice(1, 3).join("/")}</a>`;
}
