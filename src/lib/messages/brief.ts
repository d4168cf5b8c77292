const en = {
  empty: "No rows.",
  watchTitle: (lo: number, hi: number) =>
    `The three companies to watch stand at the ${lo}th to ${hi}th percentile of their own PE history`,
  watchSubtitle:
    "Percentile of the historical PE over five years, 0 cheapest to 100 dearest; the forward PE given with the name is another basis",
  watchPublished: "as the report prints it",
  watchTtm: "from public daily PE TTM, about four years",
  watchPe: (pe: string) => `${pe} times 2024E earnings`,
  watchNote:
    "The printed percentile cannot be one of the 2024E PE: that has no five-year history. The formula behind it is not published.",
  axisPercentile: "percentile of historical PE",
  filesTitle: (n: number): string =>
    n === 1
      ? "One of the two printed file sizes fits real files only when read as GiB"
      : n === 0
        ? "Both printed file sizes fit real files as decimal GB"
        : "Both printed file sizes fit real files only when read as GiB",
  filesSubtitle:
    "Size of real GGUF files by quantization, in decimal GB; the lines are the two sizes that the report prints",
  filesAxis: "file size (GB, log scale)",
  filesReal: "a real file",
  filesFits: "a file that the printed size fits",
  filesPrinted: "as printed, read as GB",
  filesGib: "as printed, read as GiB",
  filesReading: (gb: string, gib: string) => `${gb} GB, or ${gib} GB if GiB was meant`,
  filesNote: (model: string, printed: string, files: string, unit: string) =>
    `${model}: ${printed} GB as printed fits ${files}, read as ${unit}.`,
  filesNoFit: (model: string, printed: string) => `${model}: ${printed} GB as printed fits no file here.`,
  trainingTitle: (a: string, chips: string, b: string, more: string) =>
    `${a} was trained on ${chips} chips, ${b} on ${more}`,
  trainingSubtitle: (accelerator: string, chips: string) =>
    `One square is a pod of ${chips} ${accelerator} chips`,
  trainingRow: (pods: string, chips: string) => `${pods} pods, ${chips} chips`,
  podLegend: "a pod",
  columns: {
    name: "Company",
    percentile_published: "Percentile as printed",
    percentile_ttm: "Percentile from public daily PE TTM",
    forward_pe: "Forward PE 2024E",
    model: "Model",
    quantization: "Quantization",
    build: "Build",
    size_gb: "Size (GB)",
    fits_as: "Fits the printed size as",
    source_url: "Source",
    pods: "Pods",
    chips_per_pod: "Chips a pod",
    chips: "Chips",
    accelerator: "Accelerator"
  }
};

const zh: typeof en = {
  empty: "没有数据。",
  watchTitle: (lo, hi) => `三家关注公司的市盈率处于自身历史的第 ${lo} 至第 ${hi} 百分位`,
  watchSubtitle: "近五年历史市盈率分位，0 最低、100 最高；公司名旁的预测市盈率是另一口径",
  watchPublished: "研报刊载",
  watchTtm: "公开的逐日市盈率 TTM，约四年",
  watchPe: (pe) => `2024E 市盈率 ${pe} 倍`,
  watchNote: "刊载的分位不可能是 2024E 市盈率的分位：预测市盈率没有五年历史。其计算公式未公开。",
  axisPercentile: "历史市盈率分位",
  filesTitle: (n) =>
    n === 1
      ? "两个刊载的文件大小中，有一个只有按 GiB 理解才与真实文件相符"
      : n === 0
        ? "两个刊载的文件大小都与真实文件相符（十进制 GB）"
        : "两个刊载的文件大小都只有按 GiB 理解才与真实文件相符",
  filesSubtitle: "各量化版本 GGUF 文件的真实大小，单位为十进制 GB；竖线为研报刊载的两个数字",
  filesAxis: "文件大小（GB，对数刻度）",
  filesReal: "真实文件",
  filesFits: "与刊载大小相符的文件",
  filesPrinted: "刊载值，按 GB 理解",
  filesGib: "刊载值，按 GiB 理解",
  filesReading: (gb, gib) => `${gb} GB；若指 GiB 则为 ${gib} GB`,
  filesNote: (model, printed, files, unit) =>
    `${model}：刊载的 ${printed} GB 与 ${files} 相符（按 ${unit} 理解）。`,
  filesNoFit: (model, printed) => `${model}：刊载的 ${printed} GB 与此处任何文件都不相符。`,
  trainingTitle: (a, chips, b, more) => `${a} 使用 ${chips} 颗芯片训练，${b} 使用 ${more} 颗`,
  trainingSubtitle: (accelerator, chips) => `每个方块为一个 pod，含 ${chips} 颗 ${accelerator}`,
  trainingRow: (pods, chips) => `${pods} 个 pod，${chips} 颗芯片`,
  podLegend: "一个 pod",
  columns: {
    name: "公司",
    percentile_published: "刊载分位",
    percentile_ttm: "公开逐日市盈率 TTM 的分位",
    forward_pe: "2024E 市盈率",
    model: "模型",
    quantization: "量化",
    build: "版本",
    size_gb: "大小（GB）",
    fits_as: "与刊载值相符的单位",
    source_url: "来源",
    pods: "Pod 数",
    chips_per_pod: "每个 pod 芯片数",
    chips: "芯片数",
    accelerator: "加速芯片"
  }
};

export type BriefMessages = typeof en;
export const brief = {en, zh};
