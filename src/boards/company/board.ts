import {group} from "d3";
import {html} from "htl";
import {figuresOf, provenance, type Sourced} from "../../components/charts/provenance.js";
import {forwardBasis} from "../../components/charts/valuation/forwardBasis.js";
import {mixedYearsNote} from "../../components/charts/valuation/mixedYears.js";
import {companyFigures, noHistory} from "../../components/company/companyHead.js";
import {companyJump} from "../../components/company/companyJump.js";
import {
  financialColumns,
  financialFile,
  financialSubtitle,
  financialTitle,
  peerColumns,
  peerFile,
  peerTitle
} from "../../components/company/companyTables.js";
import {companyName, sectorName} from "../../components/companyName.js";
import type {FileColumn} from "../../components/export/csv.js";
import type {About} from "../../components/figure.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {laggingOf} from "../../components/percentile/lagging.js";
import type {Column} from "../../components/table/column.js";
import {figureTable} from "../../components/table/figureTable.js";
import {unbrokenAmounts} from "../../components/unbrokenAmounts.js";
import {oneCurrency} from "../../lib/currencies.js";
import {yearWords} from "../../lib/fiscalYears.js";
import {formatNumber} from "../../lib/format.js";
import {readLanguage} from "../../lib/language.js";
import {boards} from "../../lib/messages/boards.js";
import {company as companyMessages} from "../../lib/messages/company.js";
import {percentile as percentileMessages} from "../../lib/messages/percentile.js";
import {valuation as valuationMessages} from "../../lib/messages/valuation.js";
import {openingUnit, UNITS} from "../../lib/moneyUnit.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {formatState, oneOf, type Params, wholeNumber} from "../../lib/permalink.js";
import {SCENARIO_RANGE} from "../../lib/scenario.js";
import {spelledCode} from "../../lib/spelledCode.js";
import {
  companyFacts,
  companyLinks,
  financialRows,
  forwardRows,
  knownAsRows,
  peerRows,
  seriesRows
} from "../../queries/company.js";
import {laggingRows} from "../../queries/lagging.js";
import {stripRows} from "../../queries/percentile.js";
import type {
  CompanyFacts,
  CompanyOption,
  FinancialRow,
  ForwardRow,
  KnownAs,
  PeerRow,
  SeriesRow
} from "../../queries/rows/company.js";
import type {LaggingRow} from "../../queries/rows/lagging.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";
import type {CodeAlias} from "../../queries/rows/scope.js";
import {codeAliases, NO_SECTOR} from "../../queries/scope.js";
import {type Board, boardFrame, ignoredNote, openBoard} from "../board.js";
import {type DefinitionState, definitionParams} from "../definition.js";
import {unitOptions} from "../unitOptions.js";
import {companyAbout} from "./about.js";
import {type CompanyWords, historyFigures} from "./history.js";
import type {CompanyState} from "./state.js";
import {whatIfPanel} from "./whatIf.js";

export interface CompanyFiles {
  readonly code: string;
  readonly answers: Answers;
  /** The address of this company's daily history. */
  readonly history: Promise<string>;
  /** The address of the definition of the percentile. */
  readonly macros: Promise<string>;
}

/** The name of the page, among those of companies, that shows the one its address names: `company.html?code=600036.SH`. */
export const ANY_COMPANY = "company";

/**
 * What the page shows: of the company that it was built for, or, where it was built for any, of the one that the
 * address names, whose files `fetchAnswers` and `address` find.
 */
export async function companyFiles(
  built: CompanyFiles,
  found: {
    readonly answers: (code: string) => Promise<Answers | null>;
    readonly history: (code: string) => string;
  }
): Promise<CompanyFiles> {
  if (built.code !== ANY_COMPANY) return built;
  const text = new URLSearchParams(location.search).get("code")?.trim() ?? "";
  const asked = spelledCode(text) ?? text.toUpperCase();
  const aliases = knownRows<CodeAlias>(built.answers, codeAliases());
  const code = aliases.find(({alias}) => alias === asked)?.code ?? asked;
  const answers = /^[\w.-]{1,20}$/.test(code) ? await found.answers(code) : null;
  return answers === null
    ? {...built, code}
    : {...built, code, answers, history: Promise.resolve(found.history(code))};
}

/** The page of one company. Without a history, `history` says so, and the rest stands. */
export function companyBoard({code, answers, history, macros}: CompanyFiles) {
  const facts = answers[String(companyFacts(code))]?.[0] as CompanyFacts | undefined;
  if (!facts) return noCompany(code, answers);
  const asOf = facts.percentile_as_of;
  const hasStatic = facts.static_days > 0;
  const forward = knownRows<ForwardRow>(answers, forwardRows(code));
  const params: Params<CompanyState> = {
    // The page of any company is this one's as long as its address says so.
    ...(new URLSearchParams(location.search).has("code") && {
      code: {initial: "", format: String, parse: () => ({value: code})}
    }),
    ...definitionParams(hasStatic),
    unit: oneOf(UNITS, openingUnit(document.documentElement.lang)),
    price: wholeNumber(SCENARIO_RANGE.lo, SCENARIO_RANGE.hi, 0),
    profit: wholeNumber(SCENARIO_RANGE.lo, SCENARIO_RANGE.hi, 0),
    year: oneOf(["", ...forward.map(({forward_year}) => String(forward_year))], "")
  };
  const board = openBoard({answers, tables: asOf === null ? {} : {pe_history: history}, macros}, params);
  const {state, lang} = board;
  const [m, words] = [companyMessages[lang], percentileMessages[lang]];
  const name = companyName(facts, lang);
  document.title = m.title(name, code);
  shareDefinition(definitionParams(hasStatic), () => state.value);
  const lagging = laggingOf(knownRows<LaggingRow>(answers, laggingRows()));
  const found = asOf === null ? null : {code, facts, asOf, m, words, board, lagging};
  return {
    note: ignoredNote(board),
    crumb: html`<p class="crumb"><a href="./valuation.html">${m.crumb}</a> › ${sectorName(facts, lang)}</p>`,
    jump: companyJump(knownRows<CompanyOption>(answers, companyLinks()), {m, lang, current: code}),
    heading: html`<h1>${name}${name === code ? null : html` <small>${code}</small>`}</h1>`,
    standfirst: html`<div><p class="standfirst">${[sectorName(facts, lang), m.exchange[facts.exchange] ?? facts.exchange].join(" · ")}${
      facts.sector_moved ? html` <small>${m.moved}</small>` : null
    }</p>${knownAs(knownRows<KnownAs>(answers, knownAsRows(code)), m)}</div>`,
    unit: viewControls(board, forward, oneCurrency([facts.currency, facts.financial_currency])),
    figures: keyFigures(board, ofYear(facts, forward), answers, {m, words}),
    history: found ? historyFigures(found) : noHistory(m),
    whatIf: whatIfPanel(board, ofYear(facts, forward), {m, words}),
    financials: tableFrame<FinancialRow>(board, "financials", financialRows(code), (years) => {
      const currency = oneCurrency(
        years.length > 0 ? years.map((row) => row.currency) : [facts.financial_currency]
      );
      return {
        title: financialTitle(facts, {m, words, lang, unit: state.value.unit}),
        subtitle: financialSubtitle(years, {m, words, lang, unit: state.value.unit}, currency),
        columns: financialColumns({m, words, lang, unit: state.value.unit}, currency),
        fileColumns: financialFile(state.value.unit, currency),
        about: companyAbout(facts, lang),
        figures: years.flatMap(yearFigures),
        rows: years
      };
    }),
    peers: tableFrame<PeerRow>(board, "peers", peerRows(code), (peers) => {
      const years = yearWords(peers);
      const peerWords = {m, words, lang, unit: state.value.unit};
      return {
        title:
          facts.sector_zh === NO_SECTOR.zh ? m.peers.titleUnsorted(name) : peerTitle(peers, code, peerWords),
        subtitle: m.peers.subtitle(years.forward, asOf),
        figures: peers.flatMap((peer) => peerFigures(peer, asOf, m.source)),
        columns: peerColumns(peerWords, years, lagging),
        fileColumns: peerFile(asOf, lagging),
        about: {title: `${name} ${code}`, file: code},
        notes: mixedYearsNote(years, valuationMessages[lang]),
        rows: peers,
        own: code
      };
    }),
    sources: sources(ofYear(facts, forward), board, m)
  };
}

/** The company's other codes and its names, each with its day and, on hover, its source; nothing where there are none. */
function knownAs(rows: readonly KnownAs[], {known}: CompanyWords["m"]): HTMLElement[] {
  return (["code", "name"] as const).flatMap((kind) => {
    const said = rows.filter((row) => row.kind === kind);
    if (said.length === 0) return [];
    const parts = said.flatMap(({known_as, since, source}, i) => [
      i === 0 ? "" : known.and,
      html`<span title=${source ?? ""}>${known.since(known_as, since)}</span>`
    ]);
    return [html`<p class="standfirst"><small>${known[kind]}${parts}</small></p>`];
  });
}

/** What the page says of the company in a state: the figures that are of the fiscal year which the reader chose. */
function ofYear(facts: CompanyFacts, forward: readonly ForwardRow[]): (state: CompanyState) => CompanyFacts {
  return ({year}) => ({...facts, ...forward.find(({forward_year}) => String(forward_year) === year)});
}

/** The unit, and, where forward PEs are of several fiscal years, which of them. */
function viewControls(
  {state, lang, m}: Board<CompanyState>,
  forward: readonly ForwardRow[],
  currency: string
): HTMLElement {
  const unit = state.bind(
    "unit",
    segmentedControl({
      label: m.unit,
      options: unitOptions(m, companyMessages[lang].money, currency),
      value: state.value.unit
    })
  );
  if (forward.length === 0) return unit;
  const t = boards[lang];
  const options = forward.map(({forward_year}) => ({value: `${forward_year}`, label: `${forward_year}E`}));
  const year = state.bind(
    "year",
    select({
      label: t.year,
      options: [{value: "", label: t.ownYear}, ...options],
      value: state.value.year
    })
  );
  return html`<div class="view-controls">${unit}${year}</div>`;
}

/** The page where its address names no company that is known: where to go from here. */
function noCompany(code: string, answers: Answers) {
  const lang = readLanguage();
  const m = companyMessages[lang];
  const nothing = () => document.createDocumentFragment();
  document.title = m.title(m.noCompany, code);
  // The headings of its parts are in the page's text.
  document.querySelector("#observablehq-main")?.classList.add("is-nothing");
  return {
    note: nothing(),
    crumb: html`<p class="crumb"><a href="./valuation.html">${m.crumb}</a></p>`,
    jump: companyJump(knownRows<CompanyOption>(answers, companyLinks()), {m, lang, current: code}),
    heading: html`<h1>${m.noCompany}</h1>`,
    standfirst: html`<p class="standfirst">${code === "" ? m.noCode : m.unknown(code)}</p>`,
    unit: nothing(),
    figures: nothing(),
    history: nothing(),
    whatIf: nothing(),
    financials: nothing(),
    peers: nothing(),
    sources: nothing()
  };
}

/** The figures at the head of the page. They follow the unit and the fiscal year: PE and capitalisation are today's. */
function keyFigures(
  {state, lang}: Board<CompanyState>,
  factsOf: (state: CompanyState) => CompanyFacts,
  answers: Answers,
  {m, words}: CompanyWords
): HTMLElement {
  const facts = factsOf(state.value);
  const days = {asOf: facts.percentile_as_of ?? "", window: 5 as const};
  const [current, last] =
    facts.percentile_as_of === null
      ? []
      : [
          knownRows<PercentileRow>(answers, stripRows(facts.code, days))[0],
          knownRows<SeriesRow>(answers, seriesRows(facts.code, days)).at(-1)
        ];
  const root = html`<div></div>`;
  const show = () =>
    root.replaceChildren(
      companyFigures(factsOf(state.value), {
        ...{m, words, unit: state.value.unit, current, last},
        basis: (row) => forwardBasis(row, valuationMessages[lang])
      })
    );
  show();
  state.on(["unit", "year"], show);
  return root;
}

/** A frame around a table that follows the unit alone. */
function tableFrame<Row extends {readonly code: string}>(
  board: Board<CompanyState>,
  id: string,
  query: {toString(): string},
  words: (rows: readonly Row[]) => {
    readonly title: string;
    readonly subtitle: string;
    /** Each figure that is shown, with its source and its day. */
    readonly figures: readonly Sourced[];
    readonly notes?: readonly string[];
    readonly rows: readonly Row[];
    readonly columns: readonly Column<Row>[];
    readonly fileColumns: readonly FileColumn<Row>[];
    readonly about: About;
    /** The code whose row is marked. */
    readonly own?: string;
  }
): HTMLElement {
  return boardFrame(board, () => [], {
    id,
    query: () => query,
    redrawOn: ["unit"],
    pictures: false,
    height: 120,
    show: (rows: readonly Row[]) => {
      const {title, subtitle, columns, fileColumns, about, own, figures, notes = []} = words(rows);
      return {
        title,
        subtitle,
        notes,
        ...provenance(figures),
        rows,
        columns,
        fileColumns,
        about,
        ...figureTable(rows, columns, {
          caption: title,
          hideCaption: true,
          labels: {...board.m.table, empty: board.m.table.none},
          rowClass: ({code}) => (code === own ? "is-own" : null)
        })
      };
    }
  });
}

/** Profit and revenue of a year, as far as they are there; a year without either is its source's word. */
function yearFigures(row: FinancialRow): Sourced[] {
  const hasRevenue = row.revenue_100m !== null;
  return [
    ...(row.net_profit_100m !== null || !hasRevenue ? [row] : []),
    ...(hasRevenue ? [{source: row.revenue_source, as_of: row.revenue_as_of}] : [])
  ];
}

/** The figures of a peer: those of its valuation, and the percentile that is computed as of `asOf`. */
function peerFigures(peer: PeerRow, asOf: string | null, source: string): Sourced[] {
  const isComputed = asOf !== null && peer.computed_state !== null;
  return [
    ...figuresOf({...peer, percentile_published_state: peer.percentile_state}),
    ...(isComputed ? [{source, as_of: peer.computed_last_date ?? asOf}] : [])
  ];
}

/** Links to other companies carry the definition that the reader chose, as the layout adds language, list and unit. */
function shareDefinition(params: Params<DefinitionState>, state: () => DefinitionState): void {
  addEventListener(
    "click",
    (event) => {
      const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>("a[data-company]");
      if (!link) return;
      const url = new URL(link.href);
      for (const name of Object.keys(params)) url.searchParams.delete(name);
      const chosen = new URLSearchParams(formatState(params, state()));
      for (const [name, value] of chosen) url.searchParams.set(name, value);
      link.href = url.href;
    },
    true
  );
}

function sources(
  factsOf: (state: CompanyState) => CompanyFacts,
  {state, sourceName}: Board<CompanyState>,
  m: CompanyWords["m"]
): HTMLElement {
  const root = html`<div></div>`;
  const show = () => root.replaceChildren(sourceList(factsOf(state.value), m, sourceName));
  show();
  state.on(["year"], show);
  return root;
}

function sourceList(
  facts: CompanyFacts,
  m: CompanyWords["m"],
  common: (source: string) => string
): HTMLElement {
  const s = m.sources;
  const file = `../data/histories/${encodeURIComponent(facts.code)}.parquet`;
  return html`<ul>
    ${valuationSources(facts, s).map(
      ({names, source, asOf}) => html`<li>${unbrokenAmounts(s.valuation(names, common(source), asOf))}</li>`
    )}
    <li>${
      facts.percentile_as_of === null
        ? s.noHistory
        : html`${unbrokenAmounts(s.history(formatNumber(facts.history_days), facts.percentile_as_of))} <a href=${file} download>${s.file}</a>`
    }</li>
    <li>${s.definition} <a href="../data/percentile.sql">percentile.sql</a></li>
  </ul>`;
}

/**
 * The figures of a company's valuation by where they come from and of when: often all from one place. What nobody
 * said has no source: its row has the place of whatever else brought the company, such as a list.
 */
function valuationSources(facts: CompanyFacts, {figures}: CompanyWords["m"]["sources"]) {
  const hasProfits = facts.net_profit_actual_100m !== null || facts.net_profit_forward_100m !== null;
  const all = [
    {
      name: figures.forward,
      isGiven: facts.forward_pe_state !== "missing",
      source: facts.source,
      asOf: facts.as_of
    },
    {
      name: figures.published,
      isGiven: facts.percentile_state !== "not_given",
      source: facts.percentile_published_source,
      asOf: facts.percentile_published_as_of
    },
    {
      name: figures.profits,
      isGiven: hasProfits,
      source: facts.growth_source ?? facts.source,
      asOf: facts.growth_as_of ?? facts.as_of
    }
  ];
  const given = all.filter(({isGiven, source}) => isGiven && source !== null);
  const places = group(given, ({source, asOf}) => `${asOf} ${source}`);
  return [...places.values()].map((found) => ({...found[0]!, names: found.map(({name}) => name)}));
}
