const rowsOf = (n: number) => `${n} ${n === 1 ? "row" : "rows"}`;

const en = {
  rows: (text: string) => `${text} ${text === "1" ? "row" : "rows"}`,
  noRows: "This table has no rows.",
  readers: {
    title: (table: string) => `Read ${table} in DuckDB, Polars, pandas or R`,
    address: "Address",
    copy: "Copy",
    copyOf: (name: string) => `Copy: ${name}`,
    copied: "Copied",
    notCopied: "The browser does not let text be copied; select the lines instead."
  },
  tables: {
    reports: "The reports: publisher, title, day of publication and of prices, the models that they compare",
    report_texts: "What the brief says beside a report's figures, in our own words",
    models: "Models: family, developer, parameters, whether their weights are open, release, licence",
    benchmarks: "Benchmarks: category, metric, unit, random baseline, questions, publication, mark",
    scores: "A score of a model on a benchmark: how it was made, who says so, whether it is the one shown",
    aliases: "Other names of models, benchmarks and developers, and what the tables call them",
    unmatched_names: "Names in files and feeds that nobody knows, each with the nearest known ones",
    score_flags: "Scores that look like an error that public feeds have had",
    model_feeds: "The live feeds of scores: licence, when they were read, how it went",
    average_printed: "A report's row “Average”, apart from the scores",
    companies: "Companies: names, exchange, corrected and printed sector",
    financials: "Revenue and net profit by fiscal year, reported or expected by analysts",
    valuations: "Forward PE and published percentile, each with its state",
    pe_history: "PE TTM, static PE and market capitalisation of every company and trading day",
    pe_percentiles: "PE percentiles computed from daily history, by window, formula and treatment of losses",
    pe_static_percentiles: "The same of the static PE, for the companies that have one",
    index_history: "Daily closes of indices, in points",
    performance:
      "Market capitalisation of the last year, carried over days without one, for the performance page",
    rating_scale: "A report's rating scale: excess return over an index within so many months",
    refresh_runs: "How each refresh ended: source, status, rows, reason",
    snapshots: "The days that are stored; the companies of an earlier one stand at data/snapshots/<as_of>/",
    watchlist: "The companies that a report's text names",
    training: "Chips and pods of the training runs",
    printed_files: "Sizes of GGUF files that a report prints",
    gguf_files: "Sizes of real GGUF files, in decimal GB",
    reference_figures: "Figures from outside the reports that findings are held against",
    architectures: "Models whose memory is computed: layers, widths, vocabulary, sliding windows",
    devices: "Phones, laptops and GPUs: memory and its bandwidth, as their makers state them",
    quantizations: "Bits per weight of the types of GGUF files, by part of the model",
    memory_observed: "Measured sizes: files of weights, KV caches, buffers, totals on a device",
    lists: "Lists of companies: the report's, and those of the inbox",
    list_members: "The companies of each list, with the sector that it puts them in",
    sector_days: "Median PE and median percentile of each sector of a list, by trading day",
    company_codes: "Further codes of companies, since when they are in use; the first known one stays",
    company_names: "What companies were called, by the day from which on",
    revisions: "Figures of published days that a later refresh brought otherwise, before and after"
  } as Record<string, string>,
  sources: {
    models: "named in each row",
    scores: "named in each row",
    score_flags: "computed from scores",
    model_feeds: "named in each row",
    gguf_files: "named in each row",
    architectures: "named in each row",
    devices: "named in each row",
    memory_observed: "named in each row",
    list_members: "that of its list",
    company_names: "named in each row",
    revisions: "the source of the refresh that each row names",
    pe_history: "the files or the vendor that a refresh read",
    pe_percentiles: "computed from pe_history",
    pe_static_percentiles: "computed from pe_history",
    performance: "derived from pe_history",
    sector_days: "computed from pe_history",
    refresh_runs: "this notebook's own record"
  } as Record<string, string>,
  noneYet: "none yet",
  /** What fills a table that has no rows yet. */
  emptyTable: {
    unmatched_names: "empty: every name was matched",
    score_flags: "empty: no score looks like such an error",
    model_feeds: "empty until npm run refresh -- --source models reads a feed",
    pe_history: "empty until npm run refresh -- --source inbox brings a daily history",
    pe_percentiles: "empty until npm run refresh -- --source inbox brings a daily history",
    pe_static_percentiles: "empty until npm run refresh brings a history with a static PE",
    index_history: "empty until npm run refresh brings an index, from tushare or the inbox",
    performance: "empty until npm run refresh brings a daily history with market capitalisation",
    sector_days: "empty until npm run refresh -- --source inbox brings a daily history",
    refresh_runs: "empty until the first npm run refresh",
    snapshots: "empty until the first npm run refresh",
    company_codes: "empty: no company here has another code",
    company_names: "empty until npm run refresh reads a source that names its companies",
    revisions: "empty: no published figure was brought otherwise later"
  } as Record<string, string>,
  ownSource: "Benchfolio's classification; docs say after whom",
  notStated: "not stated",
  catalogTitle: (n: number, rows: string) =>
    `${n} ${n === 1 ? "table" : "tables"}, ${rows} ${rows === "1" ? "row" : "rows"}`,
  catalogSubtitle:
    "Every published table with its source and latest date; Parquet at a stable address, CSV on a click",
  columns: {
    name: "Table",
    code: "Code",
    content: "What it holds",
    n: "Rows",
    source: "Source",
    as_of: "As of",
    download: "Download",
    model: "Model",
    average_printed: "Average as printed",
    mean: "Mean of the rows",
    difference: "Printed − computed",
    average_revised: "Later revision of the paper",
    wins: "Wins",
    ties: "Ties",
    losses: "Losses",
    best_alone: "Best alone",
    best_or_tied: "Best or tied",
    n_rows: "Rows compared",
    benchmark: "Benchmark",
    score: "Score",
    mark: "Mark",
    evaluated_by: "Evaluated by",
    mean_all: "Mean, all rows",
    mean_unmarked: "Mean, rows without *",
    company: "Company",
    sector_printed: "Sector as printed",
    sector: "Corrected sector",
    forward_pe: "Forward PE",
    forward_year: "Of fiscal year",
    percentile_published: "Percentile as published",
    percentile_ttm: "Percentile of public daily PE TTM",
    forward_pe_state: "Forward PE",
    pe_percentile_state: "Percentile",
    size_printed: "Size as printed (GB)",
    quantization: "Quantization",
    size_gb: "Real size (GB)",
    fits_as: "Fits when read as"
  },
  states: {
    ok: "given",
    loss: "loss",
    no_consensus: "no consensus",
    short_history: "too short a history",
    unknown: "reason unknown",
    missing: "given by no source"
  } as Record<string, string>,
  findings: {
    none: "Nothing was found in this report.",
    averages: (n: number, total: number): string =>
      n === 0
        ? total === 1
          ? "The printed average is the mean of the rows above it"
          : "Every printed average is the mean of the rows above it"
        : total === 1
          ? "The printed average is not the mean of the rows above it"
          : n === total
            ? `${n === 2 ? "Neither" : "None"} of the ${n} printed averages is the mean of the rows above it`
            : `${n} of ${total} printed averages ${n === 1 ? "is" : "are"} not the mean of the rows above them`,
    /** The models that are best alone in most rows: one, or several in as many; `tied` is of one. */
    best: (names: readonly string[], alone: number, tied: number, n: number): string => {
      if (alone === 0)
        return n === 1 ? "No model is best alone in the only row" : "No model is best alone in any row";
      const where = alone === n ? "every row" : `${alone} of ${rowsOf(n)}`;
      return names.length > 1
        ? `${names.join(", ").replace(/, (?=[^,]*$)/, " and ")} are each best alone in ${where}`
        : `${names[0]} is best alone in ${where}${tied > alone ? `, and in ${tied} counting ties` : ""}`;
    },
    marks: (n: number, marks: string, rows: number): string =>
      n === 0
        ? "No score carries a mark of its own"
        : `${n === 1 ? "One score carries" : `${n} scores carry`} ${marks}, and leaving ${
            n === 1 ? "it" : "them"
          } out leaves ${rows === 0 ? "no comparable row" : `${rows} comparable ${rows === 1 ? "row" : "rows"}`}`,
    otherSplit: (benchmark: string) => `${benchmark} (another split)`,
    sectors: (n: number) =>
      n === 1
        ? "One company stands under a sector that is not its own"
        : `${n} companies stand under a sector that is not their own`,
    bases: "The text sets a forward PE beside a percentile of the historical PE",
    basesNone: (n: number) =>
      n === 1
        ? "The text names one company, without a forward PE beside a percentile"
        : `The text names ${n} companies, none with a forward PE beside a percentile`,
    basesNote:
      "No forward PE has a five-year history: the percentile can only be of the reported PE. Both stand on the valuation page under their own names.",
    missing: (n: number, reasons: number) =>
      `${n === 1 ? "One company lacks" : `${n} companies lack`} a figure${
        reasons === 1 ? "" : `, for ${reasons} different reasons`
      }`,
    missingNote:
      "A reported or expected net profit of zero or less is a loss. A missing consensus and too short a history do not count as losses.",
    sizeOf: (model: string, size: string) => `${size} GB for ${model}`,
    sizes: (names: readonly string[]) =>
      `${names.length === 1 ? "A printed size fits" : `${names.length} printed sizes fit`} a real file only as GiB: ${names.join(", ")}`,
    sizesNone: (n: number, unfit: number): string =>
      unfit === 0
        ? n === 1
          ? "The printed size fits a real file as decimal GB"
          : "Every printed size fits a real file as decimal GB"
        : unfit === n
          ? `${n === 1 ? "The printed size fits" : `${n === 2 ? "Neither" : "None"} of ${n} printed sizes fits`} ${n === 1 ? "no" : "a"} real file, as GB or as GiB`
          : `${unfit} of ${n} printed sizes ${unfit === 1 ? "fits" : "fit"} no real file, as GB or as GiB`,
    sizesNote: "A printed size fits a file where the roundings of both overlap."
  },
  meansTitle: "Means with and without the marked scores",
  meansSubtitle: "Mean score in percent; without *, only rows in which no model's score carries it",
  percentSubtitle: "Percent; printed average and mean of the rows",
  countSubtitle: "Rows of all benchmarks",
  verifying: "Recomputing every figure of this page in your browser…",
  verified: (n: number) =>
    `All ${n} queries of this page were run again in your browser by DuckDB-WASM: every row is the same as at build time.`,
  differs: (n: number, total: number) =>
    `${n} of ${total} queries gave other rows in your browser than at build time. Please report this.`,
  fence: "Row counts, asked of the engine in this page"
};

const zh: typeof en = {
  rows: (text) => `${text} 行`,
  noRows: "该表没有行。",
  readers: {
    title: (table) => `用 DuckDB、Polars、pandas 或 R 读取 ${table}`,
    address: "地址",
    copy: "复制",
    copyOf: (name) => `复制：${name}`,
    copied: "已复制",
    notCopied: "浏览器不允许复制文本，请选中这些行后复制。"
  },
  tables: {
    reports: "研报：发布机构、标题、发布日与价格日、所对比的模型",
    report_texts: "要点页在研报数字旁的说明，均为本笔记本自撰",
    models: "模型：系列、开发方、参数量、权重是否开放、发布日期、许可",
    benchmarks: "基准测试：类别、指标、单位、随机基线、题数、发布时间、标注",
    scores: "模型在某项测试上的得分：如何得出、由谁给出、是否为所显示的一项",
    aliases: "模型、基准测试与开发方的别名，以及各表所用的名称",
    unmatched_names: "文件与数据源中无法识别的名称，附最接近的已知名称",
    score_flags: "疑似公开数据源常见错误的得分",
    model_feeds: "得分的实时数据源：许可、读取时间与结果",
    average_printed: "研报中的“平均”一行，与得分分开存放",
    companies: "公司：名称、交易所、更正与刊载的板块",
    financials: "各财年营业收入与归母净利润：实际值或一致预期",
    valuations: "预测市盈率与刊载分位，各附状态",
    pe_history: "每家公司每个交易日的市盈率 TTM、静态市盈率与总市值",
    pe_percentiles: "由逐日历史计算的市盈率分位，按窗口、公式与亏损处理分列",
    pe_static_percentiles: "同上，基于静态市盈率，仅限有该数据的公司",
    index_history: "指数逐日收盘点位",
    performance: "近一年逐日总市值（无市值之日沿用前值），供相对表现页使用",
    rating_scale: "研报评级标准：若干月内相对指数的超额收益",
    refresh_runs: "每次刷新的结果：来源、状态、行数、原因",
    snapshots: "已存储的日期；较早一日的公司数据位于 data/snapshots/<as_of>/",
    watchlist: "研报正文点名的公司",
    training: "训练所用芯片与 pod 数",
    printed_files: "研报刊载的 GGUF 文件大小",
    gguf_files: "真实 GGUF 文件大小（十进制 GB）",
    reference_figures: "研报之外、用于对照的数字",
    architectures: "可计算内存的模型：层数、宽度、词表、滑动窗口",
    devices: "手机、笔记本与 GPU：厂商公布的内存与带宽",
    quantizations: "GGUF 各量化类型按模型部位的每权重比特数",
    memory_observed: "实测大小：权重文件、KV 缓存、缓冲区与设备总占用",
    lists: "公司名单：研报名单与收件箱名单",
    list_members: "各名单的公司及其所属板块",
    sector_days: "各名单每个板块逐交易日的市盈率中位数与分位中位数",
    company_codes: "公司的其他代码及启用日期；最先采用的代码保持不变",
    company_names: "公司历次名称及起始日期",
    revisions: "已发布日期的数字后来被修订：修订前与修订后"
  },
  sources: {
    models: "逐行注明",
    scores: "逐行注明",
    score_flags: "由 scores 计算",
    model_feeds: "逐行注明",
    gguf_files: "逐行注明",
    architectures: "逐行注明",
    devices: "逐行注明",
    memory_observed: "逐行注明",
    list_members: "同所属名单",
    company_names: "逐行注明",
    revisions: "各行所列刷新的来源",
    pe_history: "刷新所读取的文件或数据商",
    pe_percentiles: "由 pe_history 计算",
    pe_static_percentiles: "由 pe_history 计算",
    performance: "由 pe_history 导出",
    sector_days: "由 pe_history 计算",
    refresh_runs: "本笔记本自己的记录"
  },
  noneYet: "尚无",
  emptyTable: {
    unmatched_names: "为空：所有名称均已识别",
    score_flags: "为空：没有得分疑似此类错误",
    model_feeds: "为空，直到 npm run refresh -- --source models 读取数据源",
    pe_history: "为空，直到 npm run refresh -- --source inbox 带来逐日历史",
    pe_percentiles: "为空，直到 npm run refresh -- --source inbox 带来逐日历史",
    pe_static_percentiles: "为空，直到 npm run refresh 带来含静态市盈率的历史",
    index_history: "为空，直到 npm run refresh 从 tushare 或收件夹带来指数",
    performance: "为空，直到 npm run refresh 带来含总市值的逐日历史",
    sector_days: "为空，直到 npm run refresh -- --source inbox 带来逐日历史",
    refresh_runs: "为空，直到第一次 npm run refresh",
    snapshots: "为空，直到第一次 npm run refresh",
    company_codes: "为空：没有公司另有代码",
    company_names: "为空，直到 npm run refresh 读取列有公司名称的来源",
    revisions: "为空：已发布的数字均未被修订"
  },
  ownSource: "Benchfolio 自行归类，依据见文档",
  notStated: "未注明",
  catalogTitle: (n, rows) => `${n} 张表，共 ${rows} 行`,
  catalogSubtitle: "全部公开数据表及其来源与最新日期；Parquet 地址固定，CSV 一键导出",
  columns: {
    name: "表",
    code: "代码",
    content: "内容",
    n: "行数",
    source: "来源",
    as_of: "截至",
    download: "下载",
    model: "模型",
    average_printed: "刊载平均",
    mean: "各行均值",
    difference: "刊载 − 计算",
    average_revised: "论文后续版本",
    wins: "胜",
    ties: "平",
    losses: "负",
    best_alone: "独占最优",
    best_or_tied: "最优或并列",
    n_rows: "比较行数",
    benchmark: "基准测试",
    score: "得分",
    mark: "标注",
    evaluated_by: "评测方",
    mean_all: "全部行均值",
    mean_unmarked: "不含 * 的行均值",
    company: "公司",
    sector_printed: "刊载板块",
    sector: "更正后板块",
    forward_pe: "预测市盈率",
    forward_year: "对应财年",
    percentile_published: "刊载分位",
    percentile_ttm: "公开逐日市盈率 TTM 的分位",
    forward_pe_state: "预测市盈率",
    pe_percentile_state: "分位",
    size_printed: "刊载大小（GB）",
    quantization: "量化",
    size_gb: "真实大小（GB）",
    fits_as: "相符的单位"
  },
  states: {
    ok: "有值",
    loss: "亏损",
    no_consensus: "无一致预期",
    short_history: "上市时间不足",
    unknown: "原因不明",
    missing: "无来源给出"
  },
  findings: {
    none: "本研报未发现此类问题。",
    averages: (n, total) =>
      total === 1
        ? `刊载平均${n === 0 ? "" : "不"}等于其上各行的均值`
        : n === 0
          ? "刊载平均均等于其上各行的均值"
          : n === total
            ? `${n} 个刊载平均均不等于其上各行的均值`
            : `${total} 个刊载平均中有 ${n} 个不等于其上各行的均值`,
    best: (names, alone, tied, n) => {
      if (alone === 0) return `${n} 行均无模型独占最优`;
      return names.length > 1
        ? `${names.join("、")} 在 ${n} 行中各独占最优 ${alone} 行`
        : `${names[0]} 在 ${n} 行中独占最优 ${alone} 行${tied > alone ? `，计入并列为 ${tied} 行` : ""}`;
    },
    marks: (n, marks, rows) =>
      n === 0 ? "没有得分带标注" : `${n} 个得分带 ${marks}，剔除后可比的行为 ${rows} 行`,
    otherSplit: (benchmark) => `${benchmark}（另一划分）`,
    sectors: (n) => `${n} 家公司的刊载板块并非其所属板块`,
    bases: "正文将预测市盈率与历史市盈率分位并列",
    basesNone: (n) => `正文点名 ${n} 家公司，${n === 1 ? "" : "均"}未并列预测市盈率与分位`,
    basesNote: "预测市盈率没有五年历史，分位只能是已公布市盈率的分位。两者在估值页各用其名。",
    missing: (n, reasons) => `${n} 家公司缺少数字${reasons === 1 ? "" : `，原因有 ${reasons} 种`}`,
    missingNote: "已公布或预期净利润不高于零为亏损；无一致预期与上市时间不足都不是亏损。",
    sizeOf: (model, size) => `${model} 的 ${size} GB`,
    sizes: (names) => `刊载大小只有按 GiB 理解才与真实文件相符：${names.join("、")}`,
    sizesNone: (n, unfit) =>
      unfit === 0
        ? n === 1
          ? "刊载大小与真实文件的十进制 GB 相符"
          : "所有刊载大小均与真实文件的十进制 GB 相符"
        : unfit === n
          ? "刊载大小与任何真实文件都不相符"
          : `${n} 个刊载大小中有 ${unfit} 个与任何真实文件都不相符`,
    sizesNote: "两者舍入区间有重叠即视为相符。"
  },
  meansTitle: "含与不含带标注得分的均值",
  meansSubtitle: "平均得分（%）；“不含 *”仅取没有任何模型带 * 的行",
  percentSubtitle: "百分数；刊载平均与各行均值",
  countSubtitle: "全部基准测试的行数",
  verifying: "正在您的浏览器中重新计算本页全部数字…",
  verified: (n) => `本页全部 ${n} 个查询已在您的浏览器中由 DuckDB-WASM 重新执行，每一行都与构建时相同。`,
  differs: (n, total) => `${total} 个查询中有 ${n} 个在您的浏览器中得到与构建时不同的结果，请反馈。`,
  fence: "各表行数，由本页的引擎当场查询"
};

export type DataMessages = typeof en;
export const data = {en, zh};
