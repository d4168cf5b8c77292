import {labelled} from "../labelled.js";

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const WORDS_ZH = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];

const word = (n: number) => WORDS[n] ?? `${n}`;
const wordZh = (n: number) => WORDS_ZH[n] ?? `${n}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const chipsOf = (text: string) => `${text} ${text === "1" ? "chip" : "chips"}`;
const list = (parts: readonly string[]) => parts.join(", ").replace(/, (?=[^,]*$)/, " and ");

/** "wins 12", "ties 1": what did not happen is left out. */
const counts = (verbs: Readonly<Record<string, number>>) =>
  Object.entries(verbs).flatMap(([verb, n]) => (n === 0 ? [] : [`${verb} ${n}`]));

/** `1st`, `22nd`, `96.5th`: of a percentile. */
const ordinal = (text: string) => {
  const ending = /(^|[^1])[123]$/.test(text) && !text.includes(".") ? text.at(-1) : "";
  return `${text}${{1: "st", 2: "nd", 3: "rd"}[ending ?? ""] ?? "th"}`;
};

const en = {
  labelled: labelled.en,
  /** Titles of figures that have nothing to draw, and what would fill them. */
  filesNone: "No printed file size is held against real files",
  trainingNone: "No training run is told",
  empty: "The report has nothing for this figure.",
  /** What stands between two sentences, and at the end of one. */
  sentences: " ",
  stop: ".",
  /** What stands over a part of the brief for which the report has no words of its own. */
  sections: {
    models: "The models compared",
    frontier: "Open and closed models",
    companies: "Companies to watch",
    files: "Model files",
    training: "What training took",
    risk: "What could go wrong"
  },
  /** The models that are best alone on most benchmarks: one, or several on as many; `tied` is of one. */
  best: (names: readonly string[], alone: number, tied: number, n: number, models: number): string => {
    if (models === 1) return `${names[0]} is the only model, with scores on ${plural(n, "benchmark")}.`;
    const among = `among the ${word(models)} models compared`;
    if (alone === 0)
      return n === 1
        ? `No model is best alone on the only benchmark, ${among}.`
        : `No model is best alone on any of ${n} benchmarks ${among}.`;
    const all = n === 1 ? "on the only benchmark" : `in ${n === 2 ? "both" : `all ${n}`} benchmarks`;
    const where = alone === n ? all : `in ${alone} of ${plural(n, "benchmark")}`;
    return names.length > 1
      ? `${list(names)} are each best alone ${where} ${among}.`
      : `${names[0]} is best alone ${where} ${among}${tied > alone ? `, and in ${tied} counting ties` : ""}.`;
  },
  against: (model: string, peer: string, wins: number, ties: number, losses: number) =>
    `Against ${peer}, ${model} ${list(counts({wins, ties, loses: losses}))}.`,
  larger: (model: string, other: string, times: string, wins: number, n: number) =>
    `Against ${other}, which has ${times} times as many parameters, ${model} wins ${
      wins !== n ? `${wins} of ${n}` : n === 1 ? "the only benchmark" : n === 2 ? "both" : `all ${n}`
    }.`,
  allScores: "All scores",
  recomputed: "Recomputed.",
  printedAverages: (names: readonly string[]) => `The report prints an average of ${list(names)}.`,
  averageOf: (value: string, model: string) => `${value} for ${model}`,
  means: (values: readonly string[], revision: string | null, revised: readonly string[]): string =>
    `The mean of the rows above is ${list(values)}${
      revision === null ? "." : `; “${revision}” prints ${list(revised)}.`
    }`,
  howChecked: "How this was checked",
  watchNamed: (n: number) => `The report names ${n === 1 ? "one company" : `${word(n)} companies`}: `,
  watchComma: ", ",
  watchFigures: (pe: string | null, year: number | null, percentile: string | null): string =>
    [
      ...(pe === null ? [] : [`${pe} times ${year === null ? "expected" : `${year}E`} earnings`]),
      ...(percentile === null ? [] : [`${ordinal(percentile)} percentile`])
    ].join(", "),
  watchBrackets: (text: string) => ` (${text})`,
  watchBases: "The two figures rest on different bases, so neither explains the other.",
  allCompanies: "All companies",
  theFiles: "The files",
  willItFit: "Will it fit on your device?",
  theFigures: "The figures",
  /** `n` of `total` companies have a printed percentile. */
  watchTitle: (n: number, lo: string, hi: string, name: string, total: number): string => {
    if (n === 1) return `${name} stands at the ${ordinal(lo)} percentile of its own PE history`;
    const who =
      n === total
        ? `The ${word(n)} companies to watch`
        : `${capital(word(n))} of the ${word(total)} companies to watch`;
    const where = lo === hi ? ordinal(lo) : `${ordinal(lo)} ${n === 2 ? "and" : "to"} ${ordinal(hi)}`;
    return `${who} stand at the ${where} percentile of their own PE history`;
  },
  watchNone: "No percentile is printed for the companies to watch",
  watchSubtitle:
    "Percentile of the historical PE over five years, 0 cheapest to 100 dearest; the forward PE given with the name is another basis",
  watchPublished: "as the report prints it",
  watchPe: (pe: string, year: number | null) =>
    `${pe} times ${year === null ? "expected" : `${year}E`} earnings`,
  watchNote: (years: readonly number[]): string =>
    `The printed percentile cannot be one of the ${
      years.length === 0 ? "forward" : `${years.join("E or ")}E`
    } PE: that has no five-year history. The formula behind it is not published.`,
  axisPercentile: "percentile of historical PE",
  filesTitle: (gib: number, gb: number, total: number): string => {
    const files = total === 1 ? "a real file" : "real files";
    const all =
      total === 1
        ? "The printed file size fits"
        : `${total === 2 ? "Both" : `All ${word(total)}`} printed file sizes fit`;
    if (gib === total) return `${all} ${files} only when read as GiB`;
    if (gb === total) return `${all} ${files} as decimal GB`;
    if (gib + gb === 0)
      return total === 1
        ? "The printed file size fits no real file"
        : "No printed file size fits a real file";
    const some = (n: number) =>
      `${capital(word(n))} of the ${word(total)} printed file sizes ${n === 1 ? "fits" : "fit"}`;
    return gib > 0
      ? `${some(gib)} real files only when read as GiB`
      : `${some(gb)} a real file, as decimal GB`;
  },
  filesSubtitle: (n: number) =>
    `Size of real GGUF files by quantization, in decimal GB; the lines are the ${
      n === 1 ? "size" : "sizes"
    } that the report prints, read as GB and as GiB`,
  filesAxis: "file size (GB, log scale)",
  filesReal: "a real file",
  filesFits: "a file that the printed size fits",
  filesPrinted: "as printed, read as GB",
  filesGib: "as printed, read as GiB",
  filesReading: (gb: string, gib: string) => `${gb} GB, or ${gib} GB if GiB was meant`,
  filesNote: (model: string, printed: string, files: string, unit: string) =>
    `${model}: ${printed} GB as printed fits ${files}, read as ${unit}.`,
  filesNoFit: (model: string, printed: string) => `${model}: ${printed} GB as printed fits no file here.`,
  trainingOne: (model: string, chips: string) => `${model} was trained on ${chipsOf(chips)}`,
  trainingTwo: (a: string, chips: string, b: string, more: string): string =>
    chips === more
      ? `${a} and ${b} were trained on ${chipsOf(chips)} each`
      : `${a} was trained on ${chipsOf(chips)}, ${b} on ${more}`,
  trainingMany: (n: number, least: string, most: string): string =>
    least === most
      ? `${capital(word(n))} models were trained on ${chipsOf(least)} each`
      : `${capital(word(n))} models were trained on ${least} to ${most} chips`,
  trainingSubtitle: (accelerator: string, chips: string) =>
    `One square is a pod of ${chips} ${accelerator} chips`,
  trainingSubtitleMixed:
    "One square is a pod; pods are not of one size, or not of one chip: the file has both",
  trainingRow: (pods: number, podsText: string, chips: string) =>
    `${podsText} ${pods === 1 ? "pod" : "pods"}, ${chipsOf(chips)}`
};

const zh: typeof en = {
  labelled: labelled.zh,
  filesNone: "没有可与真实文件对照的刊载大小",
  trainingNone: "没有训练所用芯片的数据",
  empty: "研报没有这张图的内容。",
  sentences: "",
  stop: "。",
  sections: {
    models: "模型对比",
    frontier: "开放与闭源模型",
    companies: "关注公司",
    files: "模型文件",
    training: "训练用了多少芯片",
    risk: "风险"
  },
  best: (names, alone, tied, n, models) => {
    if (models === 1) return `仅有一个模型 ${names[0]}，共 ${n} 项测试有得分。`;
    const among = `在对比的${wordZh(models)}个模型中，`;
    if (alone === 0) return `${among}${n} 项测试均无模型独占最优。`;
    const counted = `在 ${n} 项测试中${names.length > 1 ? "各" : ""}独占最优 ${alone} 项`;
    return names.length > 1
      ? `${among}${names.join("、")} ${counted}。`
      : `${among}${names[0]} ${counted}${tied > alone ? `，计入并列为 ${tied} 项` : ""}。`;
  },
  against: (model, peer, wins, ties, losses) =>
    `${model} 对 ${peer} ${counts({胜: wins, 平: ties, 负: losses}).join("、")}。`,
  larger: (model, other, times, wins, n) =>
    `${other} 的参数量是 ${model} 的 ${times} 倍，${n} 项中 ${model} 胜 ${wins} 项。`,
  allScores: "全部得分",
  recomputed: "重新计算。",
  printedAverages: (names) => `研报刊载的平均：${names.join("，")}。`,
  averageOf: (value, model) => `${model} 为 ${value}`,
  means: (values, revision, revised) =>
    `其上各行的均值为 ${values.join("、")}${revision === null ? "。" : `；“${revision}”刊载 ${revised.join("、")}。`}`,
  howChecked: "核对过程",
  watchNamed: (n) => `研报点名${wordZh(n)}家公司：`,
  watchComma: "、",
  watchFigures: (pe, year, percentile) =>
    [
      ...(pe === null ? [] : [`${year === null ? "预测" : `${year}E `}市盈率 ${pe} 倍`]),
      ...(percentile === null ? [] : [`第 ${percentile} 百分位`])
    ].join("，"),
  watchBrackets: (text) => `（${text}）`,
  watchBases: "两个数字口径不同，不能互相解释。",
  allCompanies: "全部公司",
  theFiles: "文件列表",
  willItFit: "你的设备装得下吗？",
  theFigures: "数据",
  watchTitle: (n, lo, hi, name, total) => {
    if (n === 1) return `${name}的市盈率处于自身历史的第 ${lo} 百分位`;
    const who =
      n === total ? `${wordZh(n)}家关注公司` : `${wordZh(total)}家关注公司中有分位的${wordZh(n)}家，其`;
    const where = lo === hi ? lo : `${lo} ${n === 2 ? "与" : "至"}第 ${hi}`;
    return `${who}${n === total ? "的" : ""}市盈率处于自身历史的第 ${where} 百分位`;
  },
  watchNone: "研报未刊载关注公司的分位",
  watchSubtitle: "近五年历史市盈率分位，0 最低、100 最高；公司名旁的预测市盈率是另一口径",
  watchPublished: "研报刊载",
  watchPe: (pe, year) => `${year === null ? "预测" : `${year}E `}市盈率 ${pe} 倍`,
  watchNote: (years) =>
    `刊载的分位不可能是${years.length === 0 ? "预测" : ` ${years.join("E 或 ")}E `}市盈率的分位：预测市盈率没有五年历史。其计算公式未公开。`,
  axisPercentile: "历史市盈率分位",
  filesTitle: (gib, gb, total) => {
    const all = total === 1 ? "刊载的文件大小" : `${wordZh(total)}个刊载的文件大小都`;
    if (gib === total) return `${all}只有按 GiB 理解才与真实文件相符`;
    if (gb === total) return `${all}与真实文件相符（十进制 GB）`;
    if (gib + gb === 0)
      return `${total === 1 ? "" : `${wordZh(total)}个`}刊载的文件大小与任何真实文件都不相符`;
    return gib > 0
      ? `${wordZh(total)}个刊载的文件大小中，有${wordZh(gib)}个只有按 GiB 理解才与真实文件相符`
      : `${wordZh(total)}个刊载的文件大小中，有${wordZh(gb)}个与真实文件相符（十进制 GB）`;
  },
  filesSubtitle: () =>
    "各量化版本 GGUF 文件的真实大小，单位为十进制 GB；竖线为研报刊载的数字，分别按 GB 与 GiB 理解",
  filesAxis: "文件大小（GB，对数刻度）",
  filesReal: "真实文件",
  filesFits: "与刊载大小相符的文件",
  filesPrinted: "刊载值，按 GB 理解",
  filesGib: "刊载值，按 GiB 理解",
  filesReading: (gb, gib) => `${gb} GB；若指 GiB 则为 ${gib} GB`,
  filesNote: (model, printed, files, unit) =>
    `${model}：刊载的 ${printed} GB 与 ${files} 相符（按 ${unit} 理解）。`,
  filesNoFit: (model, printed) => `${model}：刊载的 ${printed} GB 与此处任何文件都不相符。`,
  trainingOne: (model, chips) => `${model} 使用 ${chips} 颗芯片训练`,
  trainingTwo: (a, chips, b, more) =>
    chips === more
      ? `${a} 与 ${b} 各使用 ${chips} 颗芯片训练`
      : `${a} 使用 ${chips} 颗芯片训练，${b} 使用 ${more} 颗`,
  trainingMany: (n, least, most) =>
    least === most
      ? `${wordZh(n)}个模型各使用 ${least} 颗芯片训练`
      : `${wordZh(n)}个模型使用 ${least} 至 ${most} 颗芯片训练`,
  trainingSubtitle: (accelerator, chips) => `每个方块为一个 pod，含 ${chips} 颗 ${accelerator}`,
  trainingSubtitleMixed: "每个方块为一个 pod；各 pod 的芯片数或型号不同，详见导出文件",
  trainingRow: (_, pods, chips) => `${pods} 个 pod，${chips} 颗芯片`
};

export type BriefMessages = typeof en;
export const brief = {en, zh};
