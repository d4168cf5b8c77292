/** The published tables: their columns, in order, with DuckDB types. Pages and SQL readers rely on these names. */
export type ColumnType = "VARCHAR" | "DOUBLE" | "INTEGER" | "BOOLEAN" | "DATE" | "TIMESTAMP";

export type TableSchema = Readonly<Record<string, ColumnType>>;

/** What a percentile is of, and what it is: the columns before and after the PE that is ranked. */
const RANKED = {
  code: "VARCHAR",
  as_of: "DATE",
  window_years: "INTEGER",
  kind: "VARCHAR",
  losses: "VARCHAR"
} as const;
const RANK = {
  percentile: "DOUBLE",
  state: "VARCHAR",
  n: "INTEGER",
  n_loss: "INTEGER",
  n_missing: "INTEGER",
  n_suspended: "INTEGER",
  window_start: "DATE",
  // The last day that there is of the company, suspended or not.
  last_date: "DATE"
} as const;

export const CONTRACT = {
  reports: {
    report_id: "VARCHAR",
    publisher_zh: "VARCHAR",
    publisher_en: "VARCHAR",
    title_zh: "VARCHAR",
    title_en: "VARCHAR",
    published: "DATE",
    prices_as_of: "DATE",
    source_url: "VARCHAR",
    // As the rows of other tables cite it, and the same in Chinese.
    source: "VARCHAR",
    source_zh: "VARCHAR",
    // Whom it is about, and the model that it is compared with first.
    model_id: "VARCHAR",
    peer_model_id: "VARCHAR"
  },
  // What the brief says beside a report's figures, in our own words.
  report_texts: {
    report_id: "VARCHAR",
    position: "INTEGER",
    section: "VARCHAR",
    title_zh: "VARCHAR",
    title_en: "VARCHAR",
    text_zh: "VARCHAR",
    text_en: "VARCHAR"
  },
  models: {
    model_id: "VARCHAR",
    name: "VARCHAR",
    family: "VARCHAR",
    developer: "VARCHAR",
    params_b: "DOUBLE",
    open_weights: "BOOLEAN",
    release_date: "DATE",
    source_url: "VARCHAR",
    licence: "VARCHAR",
    // day, month (the first of it stands in release_date) or unknown.
    release_precision: "VARCHAR",
    source: "VARCHAR"
  },
  benchmarks: {
    benchmark_id: "VARCHAR",
    name: "VARCHAR",
    category: "VARCHAR",
    metric: "VARCHAR",
    random_baseline: "DOUBLE",
    mark: "VARCHAR",
    // percent, rating, minutes, usd or loss.
    unit: "VARCHAR",
    higher_is_better: "BOOLEAN",
    n_items: "INTEGER",
    released: "DATE",
    source: "VARCHAR"
  },
  scores: {
    model_id: "VARCHAR",
    benchmark_id: "VARCHAR",
    score: "DOUBLE",
    score_stderr: "DOUBLE",
    mark: "VARCHAR",
    evaluated_by: "VARCHAR",
    protocol: "VARCHAR",
    as_of: "DATE",
    source: "VARCHAR",
    source_url: "VARCHAR",
    score_id: "VARCHAR",
    // base, instruct or reasoning; and with which effort.
    variant: "VARCHAR",
    thinking: "VARCHAR",
    n_shot: "INTEGER",
    n_samples: "INTEGER",
    // Who says so: report, self (the developer), third_party or unknown.
    origin: "VARCHAR",
    retrieved: "DATE",
    // The one of a model's scores on a benchmark that is shown where a reader asks for no other.
    is_preferred: "BOOLEAN"
  },
  average_printed: {model_id: "VARCHAR", average: "DOUBLE", source: "VARCHAR"},
  companies: {
    code: "VARCHAR",
    name_zh: "VARCHAR",
    name_en: "VARCHAR",
    sector_zh: "VARCHAR",
    sector_en: "VARCHAR",
    sector_printed_zh: "VARCHAR",
    exchange: "VARCHAR",
    source: "VARCHAR",
    // In which its shares are priced: CNY, HKD or USD.
    currency: "VARCHAR",
    // As a source sorts it, whatever lists do.
    industry_zh: "VARCHAR"
  },
  financials: {
    code: "VARCHAR",
    fiscal_year: "INTEGER",
    kind: "VARCHAR",
    revenue_cny_100m: "DOUBLE",
    net_profit_cny_100m: "DOUBLE",
    brokers: "INTEGER",
    as_of: "DATE",
    source: "VARCHAR",
    // Revenue may come of another day and from another source than profit; NULL: of the row's own.
    revenue_as_of: "DATE",
    revenue_source: "VARCHAR",
    // The money of the row, which may be another than that of the company's shares; the _cny_ columns are NULL unless it is CNY.
    currency: "VARCHAR",
    revenue_100m: "DOUBLE",
    net_profit_100m: "DOUBLE",
    // Research reports on the company in the six months before as_of: no number of brokers behind the row's figures.
    reports_6m: "INTEGER"
  },
  valuations: {
    code: "VARCHAR",
    as_of: "DATE",
    forward_pe: "DOUBLE",
    forward_year: "INTEGER",
    forward_pe_state: "VARCHAR",
    pe_percentile_published: "DOUBLE",
    pe_percentile_state: "VARCHAR",
    source: "VARCHAR",
    // As of revenue in `financials`.
    pe_percentile_as_of: "DATE",
    pe_percentile_source: "VARCHAR",
    // published, as a report or a file prints it, or computed: market capitalisation over the profit expected for
    // forward_year, which is of the day consensus_as_of and of so many brokers (NULL: its source does not say).
    forward_pe_basis: "VARCHAR",
    consensus_as_of: "DATE",
    brokers: "INTEGER",
    // What a computed one rests on; NULL of a published one.
    currency: "VARCHAR",
    market_cap_100m: "DOUBLE"
  },
  pe_history: {
    code: "VARCHAR",
    date: "DATE",
    pe_ttm: "DOUBLE",
    market_cap_cny_100m: "DOUBLE",
    suspended: "BOOLEAN",
    // Over the profit of the last reported year. Few sources bring it, and none has to.
    pe_static: "DOUBLE",
    // Over the book value of the last quarter, and over the sales of the last twelve months.
    pb: "DOUBLE",
    ps_ttm: "DOUBLE",
    // In the company's currency where that is not CNY, and NULL where it is: a market has millions of days.
    market_cap_100m: "DOUBLE"
  },
  pe_percentiles: {...RANKED, pe_ttm: "DOUBLE", ...RANK},
  // The same of pe_static, for the companies that have it: apart, so that pe_percentiles has one row a key.
  pe_static_percentiles: {...RANKED, pe_static: "DOUBLE", ...RANK},
  index_history: {index_code: "VARCHAR", date: "DATE", close: "DOUBLE", source: "VARCHAR"},
  refresh_runs: {
    run_id: "VARCHAR",
    started_at: "TIMESTAMP",
    finished_at: "TIMESTAMP",
    source: "VARCHAR",
    status: "VARCHAR",
    rows_in: "INTEGER",
    rows_out: "INTEGER",
    message: "VARCHAR"
  },
  // Which days the site can show: an earlier one's companies stand at data/snapshots/<as_of>/.
  snapshots: {as_of: "DATE", run_id: "VARCHAR", source: "VARCHAR", written_at: "TIMESTAMP"},
  // Beyond the first contract: what the brief and the findings need, so that no figure stands in a page's text alone.
  watchlist: {
    code: "VARCHAR",
    forward_pe: "DOUBLE",
    pe_percentile: "DOUBLE",
    source: "VARCHAR",
    forward_year: "INTEGER"
  },
  training: {
    model_id: "VARCHAR",
    accelerator: "VARCHAR",
    chips_per_pod: "INTEGER",
    pods: "INTEGER",
    source: "VARCHAR"
  },
  printed_files: {
    model_id: "VARCHAR",
    build: "VARCHAR",
    size_printed: "DOUBLE",
    unit_printed: "VARCHAR",
    source: "VARCHAR"
  },
  gguf_files: {
    model_id: "VARCHAR",
    build: "VARCHAR",
    quantization: "VARCHAR",
    size_gb: "DOUBLE",
    bits_per_weight: "DOUBLE",
    source_url: "VARCHAR"
  },
  reference_figures: {
    finding: "VARCHAR",
    subject_id: "VARCHAR",
    measure: "VARCHAR",
    value: "DOUBLE",
    as_of: "DATE",
    source: "VARCHAR",
    source_url: "VARCHAR",
    benchmark_id: "VARCHAR",
    source_zh: "VARCHAR"
  },
  rating_scale: {
    subject: "VARCHAR",
    rating: "VARCHAR",
    name_zh: "VARCHAR",
    name_en: "VARCHAR",
    excess_from_pct: "DOUBLE",
    excess_to_pct: "DOUBLE",
    months: "INTEGER",
    benchmark_code: "VARCHAR",
    as_of: "DATE",
    source: "VARCHAR"
  },
  // Derived from pe_history, so that no page reads a whole history: the last year of the companies that have a name.
  performance: {code: "VARCHAR", date: "DATE", market_cap_cny_100m: "DOUBLE", traded: "BOOLEAN"},
  // How names of models, benchmarks and developers were matched, and which could not be.
  aliases: {kind: "VARCHAR", alias: "VARCHAR", id: "VARCHAR", source: "VARCHAR"},
  unmatched_names: {
    kind: "VARCHAR",
    name: "VARCHAR",
    candidates: "VARCHAR",
    rows: "INTEGER",
    source: "VARCHAR"
  },
  // Scores that are like an error that public feeds have had, and the score or the day that says so.
  score_flags: {score_id: "VARCHAR", flag: "VARCHAR", other_id: "VARCHAR"},
  // What became of each live feed of scores.
  model_feeds: {
    feed: "VARCHAR",
    name: "VARCHAR",
    url: "VARCHAR",
    licence: "VARCHAR",
    attribution: "VARCHAR",
    retrieved: "DATE",
    status: "VARCHAR",
    message: "VARCHAR",
    rows: "INTEGER"
  },
  // What the page of devices computes from: made by hand, of no report. A layer's elements are those of K and V together.
  architectures: {
    model_id: "VARCHAR",
    name: "VARCHAR",
    params: "DOUBLE",
    active_params: "DOUBLE",
    layers: "INTEGER",
    d_model: "INTEGER",
    heads: "INTEGER",
    kv_heads: "INTEGER",
    head_dim: "INTEGER",
    d_ff: "INTEGER",
    vocab: "INTEGER",
    tied_embeddings: "BOOLEAN",
    full_layers: "INTEGER",
    full_kv_elements: "INTEGER",
    window_layers: "INTEGER",
    window_kv_elements: "INTEGER",
    sliding_window: "INTEGER",
    context_max: "INTEGER",
    // At Hugging Face, for the lines that call it.
    hub_id: "VARCHAR",
    source: "VARCHAR",
    source_url: "VARCHAR",
    as_of: "DATE"
  },
  devices: {
    device_id: "VARCHAR",
    name: "VARCHAR",
    kind: "VARCHAR",
    memory_gib: "DOUBLE",
    bandwidth_gb_s: "DOUBLE",
    source: "VARCHAR",
    source_url: "VARCHAR",
    as_of: "DATE"
  },
  quantizations: {
    name: "VARCHAR",
    body_bits: "DOUBLE",
    base_bits: "DOUBLE",
    output_bits: "DOUBLE",
    is_measured_only: "BOOLEAN",
    source: "VARCHAR",
    source_url: "VARCHAR",
    as_of: "DATE"
  },
  // Named sets of companies: a report's, and those of the inbox; one of them is what pages open with.
  lists: {
    list_id: "VARCHAR",
    name_zh: "VARCHAR",
    name_en: "VARCHAR",
    // report, inbox or demo.
    kind: "VARCHAR",
    report_id: "VARCHAR",
    source: "VARCHAR",
    as_of: "DATE",
    is_default: "BOOLEAN"
  },
  // A list sorts its companies into sectors of its own; NULL where it does not.
  list_members: {
    list_id: "VARCHAR",
    code: "VARCHAR",
    sector_zh: "VARCHAR",
    sector_en: "VARCHAR",
    sector_printed_zh: "VARCHAR",
    position: "INTEGER"
  },
  // Derived from pe_history: what the members of a list's sector cost in the middle, by day. NULL under three members.
  sector_days: {
    list_id: "VARCHAR",
    sector_zh: "VARCHAR",
    date: "DATE",
    n: "INTEGER",
    n_loss: "INTEGER",
    pe_median: "DOUBLE",
    percentile_median: "DOUBLE"
  },
  memory_observed: {
    observation_id: "VARCHAR",
    what: "VARCHAR",
    model_id: "VARCHAR",
    name: "VARCHAR",
    quantization: "VARCHAR",
    bits_per_weight: "DOUBLE",
    size_mib: "DOUBLE",
    k_type: "VARCHAR",
    v_type: "VARCHAR",
    context: "INTEGER",
    slots: "INTEGER",
    ubatch: "INTEGER",
    source: "VARCHAR",
    source_url: "VARCHAR",
    as_of: "DATE"
  },
  // Further codes of companies: `code`, under which a company was first known, stays its id.
  company_codes: {code: "VARCHAR", alias: "VARCHAR", since: "DATE", source: "VARCHAR"},
  // What sources called companies, from the day on which they were first called so.
  company_names: {code: "VARCHAR", from: "DATE", name: "VARCHAR", source: "VARCHAR"},
  // Figures of published days that a later run brought otherwise, and which run that was.
  revisions: {
    code: "VARCHAR",
    date: "DATE",
    column: "VARCHAR",
    before: "DOUBLE",
    after: "DOUBLE",
    run_id: "VARCHAR"
  }
} as const satisfies Record<string, TableSchema>;

export type TableName = keyof typeof CONTRACT;

export const TABLE_NAMES = Object.keys(CONTRACT) as TableName[];

/** What a cell may hold before it is written. Dates are ISO text (`2024-02-23`). */
export type Value = string | number | boolean | null;

export type Row = Readonly<Record<string, Value>>;

/** All published tables of one build, each a list of rows sorted by its key. */
export type Tables = Readonly<Record<TableName, readonly Row[]>>;
