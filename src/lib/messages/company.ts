import {days, grouped} from "../days.js";
import {labelled} from "../labelled.js";
import {money} from "./money.js";
import type {BasisWord} from "./percentile.js";

/** What all days of a window have in common where none has a PE above zero. */
export type EmptyReason = "nothing" | "suspended" | "missing" | "loss";

const en = {
  labelled: labelled.en,
  crumb: "All companies",
  jump: "Another company",
  jumpSearch: "Name, code or sector",
  jumpNone: "No company matches.",
  title: (name: string, code: string) => `${name} ${code} | Benchfolio`,
  exchange: {
    SH: "Shanghai",
    SZ: "Shenzhen",
    BJ: "Beijing",
    HK: "Hong Kong",
    US: "United States",
    DEMO: "no exchange: fictional"
  } as Record<string, string>,
  moved: "The report prints another sector: its labels slipped by one row.",
  noCompany: "No such company",
  noCode: "This page shows the company that its address names, as in company.html?code=600519.SH.",
  unknown: (code: string) => `The tables hold no company ${code}.`,
  defaultDefinition: "The default definition.",
  definition: "Definition",
  noHistoryTitle: "There is no daily history of this company yet",
  noHistory:
    "The percentile cannot be computed, and its charts are not drawn. They take a daily history of PE TTM and market capitalisation.",
  facts: {
    forward: (year: string) => `Forward PE${year && `, ${year}`}`,
    forwardOf: (asOf: string) => `price of ${asOf} over the consensus profit`,
    forwardBased: (of: string, basis: string) => `${of}; ${basis}`,
    /** Why there is no forward PE. */
    forwardNone: {
      loss: (asOf: string) => `a loss is expected, as of ${asOf}`,
      no_consensus: (asOf: string) => `its source has no consensus of analysts, as of ${asOf}`,
      missing: () => "no source gives one"
    } as Record<string, (asOf: string) => string>,
    forwardTwoCurrencies: (price: string, profit: string) =>
      `no source gives one; its shares are priced in ${price} and its profits in ${profit}, which are not converted`,
    ttm: "PE TTM",
    ttmOf: (date: string) => `of ${date}`,
    cap: "Market capitalisation",
    capOf: (date: string) => `of ${date}`,
    capImplied: "implied: forward PE × consensus profit",
    /** Where the two are of different days. */
    capImpliedOf: (pe: string, profit: string) =>
      `implied: forward PE of ${pe} × consensus profit of ${profit}`,
    /** Neither given nor implied. */
    capNone: (reason: string) => `neither given nor implied: ${reason}`,
    capNoPe: (state: string) => `no forward PE (${state})`,
    capNoProfit: "no consensus profit",
    growth: "Net profit growth a year",
    growthOf: (span: string) => span || "last reported to expected year",
    percentile: "Historical PE percentile",
    published: "Percentile of the historical PE",
    publishedOf: (asOf: string) => `over five years, as published; as of ${asOf}`
  },
  money: money.en,
  peStates: {loss: "loss", no_consensus: "no consensus", missing: "not given"} as Record<string, string>,
  growthStates: {
    loss_before: "loss reported",
    loss_expected: "loss expected",
    no_consensus: "no consensus",
    missing: "not given",
    same_year: "one year only"
  } as Record<string, string>,
  stretches: {loss: "loss", missing: "no PE", suspended: "suspended"} as Record<string, string>,
  /** A PE that is known to be one of a loss, and not how large. */
  lossPe: "loss",
  source: "daily history of this notebook's store",
  /** What a PE is called by its basis, at the head of a line and within one, and the profit that it is over. */
  earnings: {
    ttm: {head: "PE TTM", pe: "PE TTM", profit: "trailing profit"},
    static: {head: "Static PE", pe: "static PE", profit: "last year's profit"}
  } as Record<BasisWord, {head: string; pe: string; profit: string}>,
  years: (years: number) => (years === 0 ? "its whole history" : years === 1 ? "one year" : `${years} years`),
  pe: {
    title: (name: string, pe: string, share: string, years: string) =>
      `${name} of ${pe}: at percentile ${share} of ${years}`,
    /** Of a loss whose size no source tells, which is ranked all the same. */
    titleLoss: (name: string, losses: string, share: string, years: string) =>
      `${name}: a loss, ranked ${losses}, at percentile ${share} of ${years}`,
    titleState: (state: string, years: string) => `No percentile over ${years}: ${state}`,
    subtitle: (name: string, asOf: string, every: number) =>
      `${name}, log scale, ${every > 1 ? `every ${ordinal(every)} trading day and the extremes` : "every trading day"}; lines: the PE at percentile 20, 50 and 80; as of ${asOf}`,
    now: (pe: string) => `now ${pe}`,
    level: (level: number, pe: string) => `${level}: ${pe}`,
    loss: "loss",
    /** Why no day can be drawn, by what all days have in common. */
    empty: {
      nothing: "There is no day in this window.",
      suspended: "The share was suspended on every day of this window.",
      missing: "No day of this window has a PE.",
      loss: "Every PE of this window is one of a loss, and none is above zero."
    } as Record<EmptyReason, string>,
    longer: (words: string) => `${words} A longer window may have some.`,
    noteLoss: (n: number) =>
      n === 1
        ? "One day with a loss has no PE on this scale and is hatched."
        : `${days(n)} with a loss have no PE on this scale and are hatched.`,
    noteMissing: (n: number) => `The line is broken where there is no PE (${days(n)}).`,
    noteSuspended: (n: number) => `The line is broken where the share was suspended (${days(n)}).`,
    noteLevels: "Lines are the inverse of INC over the ranked days, whatever formula is chosen above."
  },
  bands: {
    title: (cap: string, lower: string, upper: string, profit: string) =>
      `Market capitalisation of ${cap}, between ${lower} and ${upper} times ${profit}`,
    titleAbove: (cap: string, upper: string, profit: string) =>
      `Market capitalisation of ${cap}, above ${upper} times ${profit}`,
    titleBelow: (cap: string, lower: string, profit: string) =>
      `Market capitalisation of ${cap}, below ${lower} times ${profit}`,
    titleAt: (cap: string, pe: string, profit: string) =>
      `Market capitalisation of ${cap}, ${pe} times ${profit}`,
    titleLoss: (cap: string, profit: string) =>
      `Market capitalisation of ${cap}; ${profit} is not above zero`,
    titleNoPe: (cap: string, pe: string) => `Market capitalisation of ${cap}; there is no ${pe} beside it`,
    titleNoCap: (date: string) => `No market capitalisation of ${date}`,
    titleNone: "No market capitalisation",
    empty: "No day of this window has a market capitalisation, which the bands are drawn from.",
    subtitle: (unit: string, asOf: string, profit: string) =>
      `Market capitalisation (the thick line) against constant multiples of ${profit}, ${unit}, log scale; multiples: the PE at percentile 10, 30, 50, 70 and 90 of the window; as of ${asOf}`,
    subtitleAlone: (unit: string, asOf: string) =>
      `Market capitalisation, ${unit}, log scale; no multiple of a profit can be drawn; as of ${asOf}`,
    multiple: (pe: string) => `${pe}×`,
    cap: "market cap",
    note: (pe: string, profit: string) =>
      `Here, ${profit} is market capitalisation over ${pe}. Where it is a loss there are no bands.`
  },
  distribution: {
    title: (cheaper: string, n: string) =>
      n === "1"
        ? `The only day that is ranked was ${cheaper === "1" ? "" : "not "}cheaper than now`
        : cheaper === "0"
          ? `${n === "2" ? "Neither" : "None"} of ${n} days was cheaper than now`
          : cheaper === n
            ? `${n === "2" ? "Both" : `All ${n}`} days were cheaper than now`
            : `${cheaper} of ${n} days ${cheaper === "1" ? "was" : "were"} cheaper than now`,
    titleState: (state: string) => `Now: ${state}`,
    subtitle: (n: string, asOf: string, pe: string) =>
      `Trading days with a profit (${n}) by ${pe}, classes of equal width on a log scale; coloured by percentile, cheap to dear; as of ${asOf}`,
    y: "days",
    now: (pe: string) => `now ${pe}`,
    lossBar: (n: string) => `loss: ${n}`,
    noteLoss: (n: number) =>
      n === 1
        ? "One day with a loss has no place on this scale."
        : `${days(n)} with a loss have no place on this scale.`,
    tip: (from: string, to: string) => `PE ${from} to ${to}`,
    share: "share of days"
  },
  strip: {
    title: (lo: string, hi: string) =>
      lo === hi ? `Percentile ${lo} by every definition` : `From ${lo} to ${hi}, by the definition`,
    rawAside: "; losses as numbers aside",
    titleNone: "No percentile by any definition",
    subtitle: (years: string, asOf: string) =>
      `Percentile of the PE over ${years} by formula and treatment of losses; ring: the definition chosen; as of ${asOf}`,
    published: "as published",
    x: "percentile",
    losses: {exclude: "losses left out", dearest: "losses dearest", raw: "losses as numbers"} as Record<
      string,
      string
    >
  },
  whatIf: {
    forward: (year: string) => `Forward PE${year && `, ${year}`}`,
    forwardFormula: (pe: string, price: string, profit: string, result: string) =>
      `${pe} × (1 ${price}) / (1 ${profit}) = ${result}`,
    ttmFormula: (pe: string, price: string, result: string) => `${pe} × (1 ${price}) = ${result}`,
    ttmNote: (profit: string) => `The estimate is of a year to come and leaves ${profit} as it is.`,
    came: "If the estimate came true",
    cameNote: (year: string, pe: string) =>
      `The forward PE as if it were the ${pe}: what the price would be once ${year ? `the profit of ${year}` : "that profit"} is reported, ranked among the days of the window.`,
    peg: "PEG",
    pegNote: "Growth a year up to the supposed profit.",
    pegFormula: (pe: string, growth: string, peg: string) => `${pe} / ${growth} = ${peg}`,
    noPeg: "without a forward PE or growth",
    falling: (growth: string) => `${growth}% a year: only where profit grows`,
    cap: "Implied market cap",
    inUnit: (unit: string) => `, ${unit}`,
    capNote: "Forward PE × expected profit: the price moves it, an estimate does not.",
    percentile: "percentile",
    before: (percentile: string) => `now ${percentile}`,
    noPercentile: "no history, no percentile",
    noForward: (state: string) => `No forward PE: ${state}.`,
    noTtm: "The company makes a loss: a price moves no PE.",
    nothing: "There is neither a forward PE nor a historical PE above zero to move.",
    nothingYet: "There is neither a forward PE nor a history to move."
  },
  financials: {
    title: (from: string, to: string, growth: string) =>
      `Net profit ${from} → ${to}: ${growth}% a year expected`,
    titlePlain: "Reported profit and consensus",
    subtitle: (unit: string) => `Money in ${unit}; actual figures as reported, consensus as of the source`,
    reports: (n: number, day: string) =>
      `; ${n} ${n === 1 ? "report" : "reports"} in six months, as of ${day}`,
    year: "Year",
    kind: "Kind",
    kinds: {actual: "actual", consensus: "consensus"} as Record<string, string>,
    revenue: "Revenue",
    profit: "Net profit",
    margin: "Net margin",
    brokers: "Brokers",
    brokersTitle: "How many brokers stand behind a consensus",
    notStated: "not stated",
    none: "none given"
  },
  peers: {
    /** `place` from the lowest among `n` with a forward PE of all `total`; `tied` have the same. */
    title: (name: string, place: number, n: number, total: number, tied: number) => {
      const of = n === total ? `of ${n} in the sector` : `of the ${n} in the sector that have one`;
      const verb = tied > 1 ? "shares" : "has";
      if (tied === n) return `${name} has the same forward PE as all others in the sector that have one`;
      if (place === 1) return `${name} ${verb} the lowest forward PE ${of}`;
      if (place + tied - 1 === n) return `${name} ${verb} the highest forward PE ${of}`;
      return `${name} ${verb} the ${ordinal(place)} lowest forward PE ${of}`;
    },
    titleNone: (sector: string) => `The companies of the sector ${sector}`,
    titleAlone: (sector: string) => `The only company of the sector ${sector} here`,
    titleUnsorted: (name: string) => `${name} is in no sector, and so has no peers here`,
    titleLoss: (name: string, n: number) =>
      n === 1
        ? `${name} is the only company of its sector with an expected loss, and has no forward PE`
        : `${name} is one of ${n} in its sector with an expected loss, and has no forward PE`,
    subtitle: (year: string, asOf: string | null) =>
      `Forward PE on ${year || "the expected profit"}${asOf === null ? "" : `; computed percentile by the default definition (PE TTM, five years up to ${asOf}, INC, days with a loss left out)`}`,
    company: "Company",
    forward: (year: string) => `Forward PE${year && ` ${year}`}`,
    growth: "Growth a year",
    published: "Percentile as published",
    computed: "Percentile computed",
    days: "Days ranked",
    noHistory: "no history"
  },
  days: {
    summary: "All days of the window, as a table",
    title: (n: string) => days(n),
    none: "No day lies in this window.",
    subtitle: (pe: string, unit: string) =>
      `${pe} and market capitalisation (${unit}) by day, the latest first`,
    date: "Date",
    cap: "Market cap",
    suspended: "Suspended",
    yes: "yes",
    no: ""
  },
  known: {
    code: "Other codes: ",
    name: "Names, from the day on which a source first gave each: ",
    and: ", ",
    since: (words: string, day: string) => `${words} (from ${day})`
  },
  sources: {
    figures: {forward: "forward PE", published: "published percentile", profits: "profits"},
    valuation: (names: readonly string[], source: string, asOf: string) =>
      capitalized(`${names.join(", ")}: ${source}, as of ${asOf}.`),
    history: (n: string, asOf: string) =>
      `Daily PE and market capitalisation: the store's snapshot of ${asOf}, ${days(n)}.`,
    noHistory: "Daily PE TTM and market capitalisation: none yet.",
    file: "This company's history as Parquet",
    definition: "Every percentile computed here follows one definition, in SQL:"
  },
  tipCap: "market cap"
};

const zh: typeof en = {
  labelled: labelled.zh,
  crumb: "全部公司",
  jump: "其他公司",
  jumpSearch: "名称、代码或板块",
  jumpNone: "没有匹配的公司。",
  title: (name, code) => `${name} ${code} | Benchfolio`,
  exchange: {SH: "上交所", SZ: "深交所", BJ: "北交所", HK: "香港", US: "美国", DEMO: "虚构公司，未上市"},
  moved: "研报刊载的板块与此不同：其标签错位一行。",
  noCompany: "没有这家公司",
  noCode: "本页显示地址中所写的公司，例如 company.html?code=600519.SH。",
  unknown: (code) => `数据表中没有公司 ${code}。`,
  defaultDefinition: "默认定义。",
  definition: "定义",
  noHistoryTitle: "该公司尚无逐日历史",
  noHistory: "因此无法计算分位，相关图表未绘制：二者需要市盈率 TTM 与总市值的逐日历史。",
  facts: {
    forward: (year) => `${year ? `${year} ` : "预测"}市盈率`,
    forwardOf: (asOf) => `${asOf} 股价与一致预期利润之比`,
    forwardBased: (of, basis) => `${of}；${basis}`,
    forwardNone: {
      loss: (asOf) => `预期亏损，截至 ${asOf}`,
      no_consensus: (asOf) => `来源未给出一致预期，截至 ${asOf}`,
      missing: () => "没有来源给出"
    },
    forwardTwoCurrencies: (price, profit) =>
      `没有来源给出；股价以 ${price} 计、利润以 ${profit} 计，不作换算`,
    ttm: "市盈率 TTM",
    ttmOf: (date) => date,
    cap: "总市值",
    capOf: (date) => date,
    capImplied: "隐含值：预测市盈率 × 一致预期利润",
    capImpliedOf: (pe, profit) => `隐含值：${pe} 的预测市盈率 × ${profit} 的一致预期利润`,
    capNone: (reason) => `未给出，也无从推算：${reason}`,
    capNoPe: (state) => `无预测市盈率（${state}）`,
    capNoProfit: "无一致预期利润",
    growth: "归母净利润复合增速",
    growthOf: (span) => span || "最近实际财年至预期财年",
    percentile: "历史市盈率分位",
    published: "历史市盈率分位",
    publishedOf: (asOf) => `近五年，刊载值；截至 ${asOf}`
  },
  money: money.zh,
  peStates: {loss: "亏损", no_consensus: "无一致预期", missing: "未给出"},
  growthStates: {
    loss_before: "已报亏损",
    loss_expected: "预期亏损",
    no_consensus: "无一致预期",
    missing: "未给出",
    same_year: "仅一个财年"
  },
  stretches: {loss: "亏损", missing: "无市盈率", suspended: "停牌"},
  lossPe: "亏损",
  source: "本笔记本存储的逐日历史",
  earnings: {
    ttm: {head: "市盈率 TTM", pe: "市盈率 TTM", profit: "过去十二个月利润"},
    static: {head: "静态市盈率", pe: "静态市盈率", profit: "上一年度利润"}
  },
  years: (years) => (years === 0 ? "全部历史" : `近 ${years} 年`),
  pe: {
    title: (name, pe, share, years) => `${name} 为 ${pe} 倍，处于${years}第 ${share} 百分位`,
    titleLoss: (name, losses, share, years) => `${name}：亏损（${losses}），处于${years}第 ${share} 百分位`,
    titleState: (state, years) => `${years}无分位：${state}`,
    subtitle: (name, asOf, every) =>
      `${name}，对数刻度，${every > 1 ? `每 ${every} 个交易日取一日，并含极值` : "逐个交易日"}；横线为第 20、50、80 百分位对应的市盈率；截至 ${asOf}`,
    now: (pe) => `当前 ${pe}`,
    level: (level, pe) => `${level}：${pe}`,
    loss: "亏损",
    empty: {
      nothing: "该窗口内没有交易日。",
      suspended: "该窗口内全程停牌。",
      missing: "该窗口内各日均无市盈率。",
      loss: "该窗口内的市盈率均为亏损，没有正值。"
    },
    longer: (words) => `${words}更长的窗口内可能有。`,
    noteLoss: (n) => `亏损日（${grouped(n)} 个）在此刻度上没有市盈率，以斜线标出。`,
    noteMissing: (n) => `无市盈率处（${grouped(n)} 日）折线断开。`,
    noteSuspended: (n) => `停牌处（${grouped(n)} 日）折线断开。`,
    noteLevels: "横线为对参与排序的交易日取 INC 的反函数，与上方所选公式无关。"
  },
  bands: {
    title: (cap, lower, upper, profit) => `总市值 ${cap}，介于${profit}的 ${lower} 倍与 ${upper} 倍之间`,
    titleAbove: (cap, upper, profit) => `总市值 ${cap}，高于${profit}的 ${upper} 倍`,
    titleBelow: (cap, lower, profit) => `总市值 ${cap}，低于${profit}的 ${lower} 倍`,
    titleAt: (cap, pe, profit) => `总市值 ${cap}，为${profit}的 ${pe} 倍`,
    titleLoss: (cap, profit) => `总市值 ${cap}，${profit}不为正`,
    titleNoPe: (cap, pe) => `总市值 ${cap}，当日无${pe}`,
    titleNoCap: (date) => `${date} 无总市值`,
    titleNone: "没有总市值",
    empty: "该窗口内各日均无总市值，无从绘制通道。",
    subtitle: (unit, asOf, profit) =>
      `总市值（粗线）与${profit}的固定倍数，${unit}，对数刻度；倍数取窗口内第 10、30、50、70、90 百分位的市盈率；截至 ${asOf}`,
    subtitleAlone: (unit, asOf) => `总市值，${unit}，对数刻度；没有可绘制的利润倍数；截至 ${asOf}`,
    multiple: (pe) => `${pe} 倍`,
    cap: "总市值",
    note: (pe, profit) => `${profit}由总市值除以${spaced(pe)}得出，亏损时无此通道。`
  },
  distribution: {
    title: (cheaper, n) =>
      n === "1"
        ? `唯一参与排序的交易日${cheaper === "1" ? "" : "不"}低于当前`
        : cheaper === "0"
          ? `${n} 个交易日均不低于当前`
          : cheaper === n
            ? `${n} 个交易日均低于当前`
            : `${n} 个交易日中有 ${cheaper} 日低于当前`,
    titleState: (state) => `当前：${state}`,
    subtitle: (n, asOf, pe) =>
      `盈利的交易日（${n} 个）按${spaced(pe)}分组，各组在对数刻度上等宽；颜色为分位，由低到高；截至 ${asOf}`,
    y: "交易日",
    now: (pe) => `当前 ${pe}`,
    lossBar: (n) => `亏损：${n}`,
    noteLoss: (n) => `${grouped(n)} 个亏损日在此刻度上没有位置。`,
    tip: (from, to) => `市盈率 ${from} 至 ${to}`,
    share: "占比"
  },
  strip: {
    title: (lo, hi) =>
      lo === hi ? `无论何种定义，均为第 ${lo} 百分位` : `随定义不同，分位介于 ${lo} 与 ${hi} 之间`,
    rawAside: "（“按原值”除外）",
    titleNone: "任何定义下都没有分位",
    subtitle: (years, asOf) => `${years}市盈率分位，按公式与亏损处理；圆环为所选定义；截至 ${asOf}`,
    published: "刊载值",
    x: "分位",
    losses: {exclude: "剔除亏损日", dearest: "亏损视为最贵", raw: "亏损按原值"}
  },
  whatIf: {
    forward: (year) => `${year ? `${year} ` : "预测"}市盈率`,
    forwardFormula: (pe, price, profit, result) => `${pe} × (1 ${price}) / (1 ${profit}) = ${result}`,
    ttmFormula: (pe, price, result) => `${pe} × (1 ${price}) = ${result}`,
    ttmNote: (profit) => `盈利预测针对未来年度，不改变${profit}。`,
    came: "若预测兑现",
    cameNote: (year, pe) =>
      `把预测市盈率视为${pe}：即${year ? ` ${year} ` : "该财年"}利润公布后的水平，在窗口各交易日中排序。`,
    peg: "PEG",
    pegNote: "复合增速算至假设的利润。",
    pegFormula: (pe, growth, peg) => `${pe} / ${growth} = ${peg}`,
    noPeg: "无预测市盈率或复合增速",
    falling: (growth) => `复合增速 ${growth}%：仅在利润增长时计算`,
    cap: "隐含市值",
    inUnit: (unit) => `（${unit}）`,
    capNote: "预测市盈率 × 预期利润：随股价变动，不随盈利预测变动。",
    percentile: "分位",
    before: (percentile) => `当前 ${percentile}`,
    noPercentile: "无历史，无分位",
    noForward: (state) => `无预测市盈率：${state}。`,
    noTtm: "公司亏损：股价变动不产生市盈率。",
    nothing: "没有预测市盈率，历史市盈率也不为正，无从推演。",
    nothingYet: "既无预测市盈率，也无历史数据，无从推演。"
  },
  financials: {
    title: (from, to, growth) => `归母净利润 ${from} → ${to}，预期复合增速 ${growth}%`,
    titlePlain: "已公布利润与一致预期",
    subtitle: (unit) => `金额单位：${unit}；实际值为公布值，一致预期以来源为准`,
    reports: (n, day) => `；近六个月研报数 ${n}（截至 ${day}）`,
    year: "年度",
    kind: "类型",
    kinds: {actual: "实际", consensus: "一致预期"},
    revenue: "营业收入",
    profit: "归母净利润",
    margin: "净利率",
    brokers: "机构数",
    brokersTitle: "一致预期由多少家机构构成",
    notStated: "未注明",
    none: "未给出"
  },
  peers: {
    title: (name, place, n, total, tied) => {
      const of = n === total ? `板块 ${n} 家` : `板块内有预测市盈率的 ${n} 家`;
      const shared = tied > 1 ? "并列" : "";
      if (tied === n) return `${name}的预测市盈率与板块内其他有值的公司相同`;
      if (place === 1) return `${name}的预测市盈率为${of}中${shared}最低`;
      if (place + tied - 1 === n) return `${name}的预测市盈率为${of}中${shared}最高`;
      return `${name}的预测市盈率在${of}中由低到高${shared}排第 ${place}`;
    },
    titleNone: (sector) => `${sector}板块的公司`,
    titleAlone: (sector) => `${sector}板块仅此一家`,
    titleUnsorted: (name) => `${name}未归入板块，故无同板块公司`,
    titleLoss: (name, n) =>
      n === 1
        ? `板块内仅${name}预期亏损，没有预测市盈率`
        : `板块内 ${n} 家预期亏损，${name}为其中之一，没有预测市盈率`,
    subtitle: (year, asOf) =>
      `预测市盈率基于${year ? ` ${year}` : "预期利润"}${asOf === null ? "" : `；计算分位按默认定义：市盈率 TTM，截至 ${asOf} 的五年，INC，剔除亏损日`}`,
    company: "公司",
    forward: (year) => `${year ? `${year} ` : "预测"}市盈率`,
    growth: "复合增速",
    published: "刊载分位",
    computed: "计算分位",
    days: "参与排序日数",
    noHistory: "无历史"
  },
  days: {
    summary: "窗口内全部交易日（表格）",
    title: (n) => `共 ${n} 日`,
    none: "该窗口内没有交易日。",
    subtitle: (pe, unit) => `逐日${pe}与总市值（${unit}），最近在前`,
    date: "日期",
    cap: "总市值",
    suspended: "停牌",
    yes: "是",
    no: ""
  },
  known: {
    code: "其他代码：",
    name: "历次名称及来源首次给出之日：",
    and: "、",
    since: (words, day) => `${words}（${day} 起）`
  },
  sources: {
    figures: {forward: "预测市盈率", published: "刊载分位", profits: "利润"},
    valuation: (names, source, asOf) => `${names.join("、")}：${source}，截至 ${asOf}。`,
    history: (days, asOf) => `逐日市盈率与总市值：存储中 ${asOf} 的快照，共 ${days} 日。`,
    noHistory: "逐日市盈率 TTM 与总市值：尚无。",
    file: "该公司的历史数据（Parquet）",
    definition: "本页计算的分位均遵循同一定义（SQL）："
  },
  tipCap: "总市值"
};

/** Latin letters stand apart from the Chinese words after them. */
function spaced(words: string): string {
  return /[A-Z]$/.test(words) ? `${words} ` : words;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** 1st, 2nd, 3rd, 4th … */
function ordinal(n: number): string {
  const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
  return `${n}${["th", "st", "nd", "rd"][last] ?? "th"}`;
}

export type CompanyMessages = typeof en;
export const company = {en, zh};
