import {isOne} from "../days.js";

const list = (names: readonly string[]) => names.join(", ").replace(/, (?=[^,]*$)/, " and ");
const slotsOf = (n: string) => `${n} ${isOne(n) ? "slot" : "slots"}`;
const are = (names: readonly string[], one: string, many: string) =>
  `${list(names)} ${names.length === 1 ? one : many}`;

/** "Both", "All 19". */
const all = (n: string) => (n === "2" ? "Both" : `All ${n}`);

/** How many of `n` quantizations fit whatever the rest takes, up to the verb. */
function fitting(fits: string, n: string): string {
  if (isOne(n))
    return `The one quantization that is known ${fits === "0" ? "does not certainly fit" : "certainly fits"}`;
  if (fits === n) return `${all(n)} quantizations certainly fit`;
  if (fits === "0")
    return n === "2"
      ? "Neither of the two quantizations certainly fits"
      : `None of the ${n} quantizations certainly fits`;
  return `${fits} of the ${n} quantizations certainly ${isOne(fits) ? "fits" : "fit"}`;
}

const en = {
  settings: "Settings",
  noSettings: "The settings that the page opens with",
  model: "Model",
  quantization: "Quantization",
  computed: "computed",
  measured: "measured",
  context: "Context",
  tokens: (n: string) => `${n} tokens`,
  k: "K cache",
  v: "V cache",
  slots: "Slots",
  ubatch: "Tokens of a prompt at once",
  device: "Device",
  kinds: {phone: "Phone", laptop: "Laptop", gpu: "GPU"},
  memory: "Memory",
  bandwidth: "Bandwidth",
  weights: "Weights on the device",
  invalid: (most: string) => `A number above 0, up to ${most}`,
  chip: (label: string, value: string) => `${label} ${value}`,
  /** In the place of a device's name where its memory is given by hand. */
  ownDevice: "device entered",
  empty: "Choose another quantization, or enter the weights on the device in MiB.",
  froms: {
    computed: "computed",
    measured: "measured",
    given: "as entered"
  },
  fitNames: {fits: "fits", perhaps: "may fit", too_large: "too large"},
  fit: {
    fits: (model: string, type: string, size: string, memory: string, device: string) =>
      `${model} in ${type} takes ${size} GiB and fits into the ${memory} GiB of the ${device}`,
    perhaps: (model: string, type: string, size: string, memory: string, device: string) =>
      `${model} in ${type} takes ${size} GiB and may or may not fit into the ${memory} GiB of the ${device}`,
    too_large: (model: string, type: string, size: string, memory: string, device: string) =>
      `${model} in ${type} takes ${size} GiB, more than the ${memory} GiB of the ${device}`,
    unknown: (model: string, type: string) => `How large ${model} is in ${type} is not on record`,
    subtitle: (context: string, slots: string, k: string, v: string, ubatch: string) =>
      `Memory by quantization, in GiB, at ${context} tokens of context, ${slotsOf(slots)}, K cache in ${k}, V cache in ${v} and ${ubatch} tokens of a prompt at once`,
    axis: "memory on the device (GiB)",
    beyond: (memory: string) => `the device has ${memory} GiB →`,
    line: (memory: string) => `${memory} GiB`,
    weights: "weights",
    kvFull: "KV cache, whole context",
    kvWindow: "KV cache, sliding window",
    rest: "compute and driver, at least",
    upTo: "and at most",
    memory: "memory of the device",
    tip: {total: "total, GiB", weights: "weights, GiB", kv: "KV cache, GiB"}
  },
  notes: {
    memory:
      "The memory is all that the device has. What the system and other programs hold of it is not taken off: enter what is free.",
    measured: (names: readonly string[]) =>
      `The weights of ${are(names, "are as measured", "are as measured")}, not computed.`,
    given: (size: string) => `The weights are those that were entered, ${size} MiB.`,
    host: (size: string) =>
      `The token embedding, ${size} MiB in the chosen quantization, stays with the processor: llama.cpp leaves it there where a GPU has a memory of its own.`,
    context: (model: string, most: string) => `${model} was trained for at most ${most} tokens.`,
    flash: "A quantized V cache needs flash attention.",
    experts: (share: string) =>
      `The model is a mixture of experts: a token uses ${share}% of its parameters, and all of them stay in memory.`,
    large: "At 2,048 tokens of a prompt at once the buffers for computing are three to four times as large."
  },
  table: {
    caption: "Quantizations on this device",
    title: (fits: string, n: string, device: string) =>
      `${fitting(fits, n)} into the memory of the ${device}`,
    titleNone: "No quantization is known",
    subtitle:
      "Size of the weights, of the KV cache, and of all that the device holds; tokens a second as its bandwidth bounds them",
    weights: "Weights",
    from: "Weights are",
    kv: "KV cache",
    total: "Total",
    fit: "Fit",
    speedEmpty: "Empty cache",
    speedFull: "Full cache",
    speedUnit: "tokens/s, at most"
  },
  speed: {
    title: (model: string, type: string, n: string, device: string) =>
      `Memory bandwidth lets ${model} in ${type} write at most ${n} tokens a second on the ${device}`,
    titleAll: (model: string, type: string, least: string, most: string) =>
      least === most
        ? `Memory bandwidth lets ${model} in ${type} write at most ${most} tokens a second`
        : `Memory bandwidth lets ${model} in ${type} write at most ${least} to ${most} tokens a second, by device`,
    titleNone: "No bandwidth is known, and so no bound on the speed",
    subtitle: (context: string) =>
      `Bandwidth over the bytes that a token reads: the weights with an empty cache, and with ${context} tokens in it. One request at a time`,
    axis: "tokens a second, at most (log scale)",
    emptyCache: "empty cache",
    fullCache: "full cache",
    tooLarge: "does not fit",
    bandwidth: (value: string) => `memory bandwidth: ${value} GB/s`,
    noBandwidth: (names: readonly string[]) =>
      `${are(names, "is", "are")} left out: no memory bandwidth is stated by the maker.`,
    bound:
      "A bound, not a forecast: computing, launching and waiting come on top. Reading a prompt is bounded by computing instead.",
    text: "Choose a device whose bandwidth is known, or enter one in GB/s."
  },
  steps: {
    title: "The arithmetic",
    none: "Without the size of the weights there is nothing to add up.",
    weights: "Weights",
    computedTied: (vocab: string, width: string, shared: string, rest: string, body: string) =>
      `(${vocab} × ${width} × ${shared} bits, the vocabulary's matrix + ${rest} × ${body} bits, all else) ÷ 8`,
    computedUntied: (
      vocab: string,
      width: string,
      base: string,
      output: string,
      rest: string,
      body: string
    ) =>
      `(${vocab} × ${width} × ${base} bits, the token embedding + as many × ${output} bits, the output matrix + ${rest} × ${body} bits, all else) ÷ 8`,
    measured: "as measured",
    given: "as entered",
    size: (gb: string, gib: string) => `${gb} GB = ${gib} GiB`,
    host: "Token embedding, with the processor",
    kvFull: "KV cache, layers of the whole context",
    kv: (cells: string, layers: string, half: string, k: string, v: string) =>
      `${cells} cells × ${layers} layers × (${half} K × ${k} B + ${half} V × ${v} B)`,
    mib: (size: string) => `${size} MiB`,
    cells: "Cells of a sliding window",
    cellsOf: (context: string, window: string, slots: string, ubatch: string) =>
      `min(${context}, ${window} × ${slotsOf(slots)} + ${ubatch}), rounded up to a multiple of 256`,
    nCells: (n: string) => `${n} cells`,
    kvWindow: "KV cache, layers of a sliding window",
    compute: "Buffers for computing",
    computeSaid: (ubatch: string) => `as measured at ${ubatch} tokens of a prompt at once`,
    driver: "Driver and runtime",
    driverSaid: "as measured",
    range: (low: string, high: string) => `${low} to ${high} MiB`,
    total: "Total on the device",
    sum: "the sum of these",
    totalIs: (low: string, high: string, memory: string) => `${low} to ${high} GiB, of ${memory} GiB`,
    speed: "Tokens a second, at most",
    speedOf: (bandwidth: string, empty: string, full: string) =>
      `${bandwidth} GB/s ÷ ${empty} GB read a token with an empty cache, ÷ ${full} GB with a full one`,
    speedIs: (empty: string, full: string) => `${empty} and ${full}`,
    noSpeed: "No bandwidth is stated"
  },
  check: {
    title: (worst: string, n: string) =>
      isOne(n)
        ? `The formula is off by ${worst}% from the one file with a known size`
        : `The formula is off by at most ${worst}% from ${n} files with known sizes`,
    titleNone: "No file is held against the formula",
    text: "There is no file of a model whose architecture is known.",
    subtitle: "Computed over observed size of each file, less 100%, by model and build",
    axis: "error (% of the observed size)",
    worst: (model: string, build: string, type: string, error: string) =>
      `${model}${build ? `, ${build}` : ""}: the largest error is ${error}%, of ${type}.`,
    early:
      "Early files are computed with the base type in the vocabulary's matrix too: llama.cpp gave it a finer one only later.",
    bits: (model: string) =>
      `${model} is held against its measured bits per weight: its sizes are printed to 0.01 GiB.`,
    fitted:
      "The bits of the body were fitted on the later files of Gemma. The early ones and other models are a check.",
    tip: {computed: "computed, GB", observed: "observed, GB", error: "error"},
    measuredBuild: "measured",
    /** When a file was made, as its list says in English. */
    build: (text: string) => text,
    file: "a file",
    largest: "the largest error of its row"
  },
  kvCheck: {
    title: (exact: string, n: string) =>
      isOne(n)
        ? `The one measured KV cache is ${exact === "1" ? "computed to the MiB" : "not what the formula gives"}`
        : exact === n
          ? `${all(n)} measured KV caches are computed to the MiB`
          : `${exact} of ${n} measured KV caches ${exact === "1" ? "is" : "are"} computed to the MiB`,
    titleNone: "No measured KV cache is held against the formula",
    subtitle: "What llama.cpp allocated, as its log says, beside the formula; sizes in MiB",
    text: "There is no measured KV cache.",
    type: "K and V",
    computed: "Computed",
    measured: "Measured",
    layers: "Layers × elements",
    source: "Source"
  },
  totalCheck: {
    title: (within: string, n: string) =>
      isOne(n)
        ? `The one observed total lies ${within === "1" ? "within" : "outside of"} the computed range`
        : within === n
          ? `${all(n)} observed totals lie within the computed range`
          : `${within} of ${n} observed totals ${within === "1" ? "lies" : "lie"} within the computed range`,
    titleNone: "No observed total is held against the range",
    subtitle: "What a GPU was seen to hold beside the computed range; in MiB",
    text: "There is no observed total.",
    low: "Computed, at least",
    high: "Computed, at most",
    observed: "Observed"
  },
  printed: (model: string, printed: string, gib: string, gb: string) =>
    `${model}: ${printed} GB are ${gib} GiB. If GiB was meant, it is ${gb} GB.`,
  printedFits: (unit: string, names: readonly string[]) => `Read as ${unit} it fits ${list(names)}.`,
  printedMissing: "No report here prints the size of a file.",
  trainingMissing: "No report here says what training took.",
  printedNone: "It fits no real file here.",
  sentences: " ",
  snippets: {
    transformers:
      "Loads the weights as they are published, in 16 bits for most models, not the quantized file.",
    "llama.cpp": (file: string) => `Serves ${file} with the settings above, and asks it one question.`,
    Ollama:
      "Its context is that of one slot, and K and V have one type; one that it does not know becomes f16."
  },
  columns: {
    model: "Model",
    quantization: "Quantization",
    context: "Context",
    slots: "Slots",
    ubatch: "Prompt tokens at once"
  }
};

/** A name of Latin letters stands apart from Chinese ones. */
const spaced = (name: string) => (/^[\x20-\x7e]+$/.test(name) ? ` ${name} ` : name);

const listZh = (names: readonly string[]) => names.join("、");

const zh: typeof en = {
  settings: "设置",
  noSettings: "页面的初始设置",
  model: "模型",
  quantization: "量化",
  computed: "计算",
  measured: "实测",
  context: "上下文",
  tokens: (n) => `${n} 个 token`,
  k: "K 缓存",
  v: "V 缓存",
  slots: "并行槽位",
  ubatch: "一次处理的提示 token 数",
  device: "设备",
  kinds: {phone: "手机", laptop: "笔记本", gpu: "GPU"},
  memory: "内存",
  bandwidth: "带宽",
  weights: "设备上的权重",
  invalid: (most) => `请输入大于 0、不超过 ${most} 的数`,
  chip: (label, value) => `${label} ${value}`,
  ownDevice: "所输入的设备",
  empty: "请选择其他量化，或输入设备上的权重大小（MiB）。",
  froms: {computed: "计算所得", measured: "实测", given: "所输入"},
  fitNames: {fits: "装得下", perhaps: "未必装得下", too_large: "装不下"},
  fit: {
    fits: (model, type, size, memory, device) =>
      `${model} 以 ${type} 量化需 ${size} GiB，装得进${spaced(device)}的 ${memory} GiB 内存`,
    perhaps: (model, type, size, memory, device) =>
      `${model} 以 ${type} 量化需 ${size} GiB，未必装得进${spaced(device)}的 ${memory} GiB 内存`,
    too_large: (model, type, size, memory, device) =>
      `${model} 以 ${type} 量化需 ${size} GiB，超出${spaced(device)}的 ${memory} GiB 内存`,
    unknown: (model, type) => `没有 ${model} 以 ${type} 量化的大小记录`,
    subtitle: (context, slots, k, v, ubatch) =>
      `各量化所需内存，单位 GiB；上下文 ${context} 个 token，${slots} 个并行槽位，K 缓存 ${k}，V 缓存 ${v}，一次处理 ${ubatch} 个提示 token`,
    axis: "设备内存（GiB）",
    beyond: (memory) => `设备有 ${memory} GiB →`,
    line: (memory) => `${memory} GiB`,
    weights: "权重",
    kvFull: "KV 缓存（全上下文层）",
    kvWindow: "KV 缓存（滑动窗口层）",
    rest: "计算与驱动，下限",
    upTo: "至上限",
    memory: "设备内存",
    tip: {total: "合计（GiB）", weights: "权重（GiB）", kv: "KV 缓存（GiB）"}
  },
  notes: {
    memory: "内存为设备的全部内存，系统与其他程序所占未扣除：可输入实际可用的数值。",
    measured: (names) => `${listZh(names)} 的权重为实测值，并非计算所得。`,
    given: (size) => `权重为所输入的 ${size} MiB。`,
    host: (size) =>
      `词嵌入（所选量化下 ${size} MiB）留在处理器一侧：GPU 有独立显存时，llama.cpp 不将其放入显存。`,
    context: (model, most) => `${model} 训练时的上下文最长为 ${most} 个 token。`,
    flash: "量化的 V 缓存需要 flash attention。",
    experts: (share) => `该模型为混合专家模型：每个 token 使用其 ${share}% 的参数，但全部参数都在内存中。`,
    large: "一次处理 2,048 个提示 token 时，计算缓冲区为三至四倍。"
  },
  table: {
    caption: "该设备上的各种量化",
    title: (fits, n, device) =>
      isOne(n)
        ? `已知的唯一一种量化在${spaced(device)}上${fits === "0" ? "不一定装得下" : "一定装得下"}`
        : `${n} 种量化中${
            fits === n ? "每一种都" : fits === "0" ? "没有一种" : `有 ${fits} 种`
          }在${spaced(device)}上一定装得下`,
    titleNone: "没有已知的量化",
    subtitle: "权重、KV 缓存与设备总占用的大小；每秒 token 数为带宽所限的上限",
    weights: "权重",
    from: "权重来源",
    kv: "KV 缓存",
    total: "合计",
    fit: "能否装下",
    speedEmpty: "缓存为空",
    speedFull: "缓存已满",
    speedUnit: "token/秒，上限"
  },
  speed: {
    title: (model, type, n, device) =>
      `受内存带宽所限，${model} 以 ${type} 量化在${spaced(device)}上每秒最多生成 ${n} 个 token`,
    titleAll: (model, type, least, most) =>
      least === most
        ? `受内存带宽所限，${model} 以 ${type} 量化每秒最多生成 ${most} 个 token`
        : `受内存带宽所限，${model} 以 ${type} 量化每秒最多生成 ${least} 至 ${most} 个 token，视设备而定`,
    titleNone: "没有已知的带宽，因此没有速度上限",
    subtitle: (context) =>
      `带宽除以每个 token 所读的字节数：缓存为空时为权重，另一端为缓存中有 ${context} 个 token 时。一次一个请求`,
    axis: "每秒 token 数上限（对数刻度）",
    emptyCache: "缓存为空",
    fullCache: "缓存已满",
    tooLarge: "装不下",
    bandwidth: (value) => `内存带宽：${value} GB/s`,
    noBandwidth: (names) => `未列入 ${listZh(names)}：厂商未公布内存带宽。`,
    bound: "这是上限，不是预测：计算、启动与等待另计。读取提示的速度取决于计算。",
    text: "请选择带宽已知的设备，或输入带宽（GB/s）。"
  },
  steps: {
    title: "计算过程",
    none: "没有权重大小，无从相加。",
    weights: "权重",
    computedTied: (vocab, width, shared, rest, body) =>
      `（词表矩阵 ${vocab} × ${width} × ${shared} 比特 + 其余 ${rest} × ${body} 比特）÷ 8`,
    computedUntied: (vocab, width, base, output, rest, body) =>
      `（词嵌入 ${vocab} × ${width} × ${base} 比特 + 同样大小的输出矩阵 × ${output} 比特 + 其余 ${rest} × ${body} 比特）÷ 8`,
    measured: "实测",
    given: "所输入",
    size: (gb, gib) => `${gb} GB = ${gib} GiB`,
    host: "词嵌入（在处理器一侧）",
    kvFull: "KV 缓存，全上下文层",
    kv: (cells, layers, half, k, v) =>
      `${cells} 格 × ${layers} 层 ×（K ${half} × ${k} B + V ${half} × ${v} B）`,
    mib: (size) => `${size} MiB`,
    cells: "滑动窗口的格数",
    cellsOf: (context, window, slots, ubatch) =>
      `min(${context}, ${window} × ${slots} 个槽位 + ${ubatch})，向上取 256 的倍数`,
    nCells: (n) => `${n} 格`,
    kvWindow: "KV 缓存，滑动窗口层",
    compute: "计算缓冲区",
    computeSaid: (ubatch) => `一次处理 ${ubatch} 个提示 token 时的实测范围`,
    driver: "驱动与运行时",
    driverSaid: "实测范围",
    range: (low, high) => `${low} 至 ${high} MiB`,
    total: "设备总占用",
    sum: "以上各项之和",
    totalIs: (low, high, memory) => `${low} 至 ${high} GiB，设备有 ${memory} GiB`,
    speed: "每秒 token 数上限",
    speedOf: (bandwidth, empty, full) =>
      `${bandwidth} GB/s ÷ 缓存为空时每 token 所读的 ${empty} GB，÷ 缓存已满时的 ${full} GB`,
    speedIs: (empty, full) => `${empty} 与 ${full}`,
    noSpeed: "厂商未公布带宽"
  },
  check: {
    title: (worst, n) =>
      isOne(n)
        ? `与唯一一个已知大小的文件相比，公式误差为 ${worst}%`
        : `与 ${n} 个已知大小的文件相比，公式误差最大为 ${worst}%`,
    titleNone: "没有可与公式对照的文件",
    text: "没有架构已知的模型文件。",
    subtitle: "各文件计算值相对实测大小的偏差，按模型与版本",
    axis: "误差（占实测大小的 %）",
    worst: (model, build, type, error) =>
      `${model}${build ? `，${build}` : ""}：最大误差 ${error}%，为 ${type}。`,
    early: "早期文件的词表矩阵也按基础类型计算：llama.cpp 后来才为其采用更细的类型。",
    bits: (model) => `${model} 按其实测的每权重比特数对照：其文件大小仅刊载至 0.01 GiB。`,
    fitted: "主体的比特数由 Gemma 的后期文件拟合而得；早期文件与其他模型用于检验。",
    tip: {computed: "计算值（GB）", observed: "实测值（GB）", error: "误差"},
    measuredBuild: "实测",
    build: buildInChinese,
    file: "一个文件",
    largest: "该行的最大误差"
  },
  kvCheck: {
    title: (exact, n) =>
      isOne(n)
        ? `唯一一个实测的 KV 缓存${exact === "1" ? "与计算值一致，精确到 MiB" : "与公式不符"}`
        : exact === n
          ? `${n} 个实测的 KV 缓存全部与计算值一致，精确到 MiB`
          : `${n} 个实测的 KV 缓存中有 ${exact} 个与计算值一致，精确到 MiB`,
    titleNone: "没有可与公式对照的实测 KV 缓存",
    subtitle: "llama.cpp 日志中的实际分配与公式计算值，单位 MiB",
    text: "没有实测的 KV 缓存。",
    type: "K 与 V",
    computed: "计算",
    measured: "实测",
    layers: "层 × 元素",
    source: "来源"
  },
  totalCheck: {
    title: (within, n) =>
      isOne(n)
        ? `唯一一个实测总占用${within === "1" ? "落在" : "不在"}计算范围之内`
        : within === n
          ? `${n} 个实测总占用全部落在计算范围之内`
          : `${n} 个实测总占用中有 ${within} 个落在计算范围之内`,
    titleNone: "没有可对照的实测总占用",
    subtitle: "GPU 上的实测占用与计算范围，单位 MiB",
    text: "没有实测的总占用。",
    low: "计算下限",
    high: "计算上限",
    observed: "实测"
  },
  printed: (model, printed, gib, gb) => `${model}：${printed} GB 合 ${gib} GiB；若指 GiB，则为 ${gb} GB。`,
  printedFits: (unit, names) => `按 ${unit} 理解，与 ${listZh(names)} 相符。`,
  printedMissing: "此处没有研报刊载文件大小。",
  trainingMissing: "此处没有研报刊载训练用量。",
  printedNone: "与此处任何真实文件都不相符。",
  sentences: "",
  snippets: {
    transformers: "按发布时的精度加载权重（多数模型为 16 位），而非量化文件。",
    "llama.cpp": (file) => `以上述设置运行 ${file}，并提一个问题。`,
    Ollama: "其上下文按每个槽位计，K 与 V 共用一种类型；不支持的类型改为 f16。"
  },
  columns: {
    model: "模型",
    quantization: "量化",
    context: "上下文",
    slots: "槽位",
    ubatch: "一次处理的提示 token 数"
  }
};

export type DeviceMessages = typeof en;
export const devices = {en, zh};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `early (Feb 2024)` as 早期（2024-02）; what else a list may say stays as it is. */
function buildInChinese(text: string): string {
  return text
    .replace(/^early\b/, "早期")
    .replace(/^later\b/, "后期")
    .replace(/ \((\w{3}) (\d{4})\)$/, (whole, month: string, year: string) => {
      const n = MONTHS.indexOf(month) + 1;
      return n === 0 ? whole : `（${year}-${String(n).padStart(2, "0")}）`;
    });
}
