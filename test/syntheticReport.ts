import {mkdirSync, writeFileSync} from "node:fs";
import path from "node:path";

export const SYNTHETIC_REPORT = "2025-06-02-synthetic-research";
/** How its rows cite it. */
export const SYNTHETIC_SOURCE = "Synthetic Research, Synthetic agents report, 2025-06-02";

const both = (en: string, zh: string) => ({en, zh});

const FACTS = {
  report_id: SYNTHETIC_REPORT,
  publisher: both("Synthetic Research", "合成研究所"),
  title: both("Synthetic agents report", "合成智能体报告"),
  published: "2025-06-02",
  prices_as_of: "2025-05-30",
  source_url: "https://example.org/synthetic",
  files: [
    ...["models", "benchmark-facts", "benchmarks", "companies", "sectors", "valuation", "watchlist"],
    ...["training", "printed-files", "gguf_observed", "rating-scale"]
  ],
  scores: {
    source_url: null,
    evaluators: {"‡": "Synthetic Labs"},
    benchmark_marks: ["§"],
    pair: ["synth-8b", "rival-9b"]
  },
  valuation: {
    columns: {
      行业: {field: "sector"},
      代码: {field: "code"},
      名称: {field: "name"},
      "24A 收入": {field: "revenue", year: 2024, kind: "actual"},
      "24A 利润": {field: "net_profit", year: 2024, kind: "actual"},
      "26E 收入": {field: "revenue", year: 2026, kind: "consensus"},
      "26E 利润": {field: "net_profit", year: 2026, kind: "consensus"},
      "26E PE": {field: "forward_pe", year: 2026},
      PE分位: {field: "pe_percentile"}
    },
    missing: ["n/a"]
  },
  texts: [
    {
      section: "head",
      title: both("Agents of synthetic making", "合成智能体"),
      text: both("Nothing here is real.", "此处一切均为虚构。")
    },
    {
      section: "risk",
      title: both("Reality", "现实"),
      text: both("None of this exists.", "以上均不存在。")
    }
  ]
};

const FILES: Readonly<Record<string, string>> = {
  models: `printed_name,model_id,name,family,developer,params_b,open_weights,release_date,source_url
Synth 8B,synth-8b,Synth 8B,Synth,Synthetic Labs,8,yes,2025-03-01,https://example.org/synth
Rival 9B,rival-9b,Rival 9B,Rival,Rival AI,9,yes,2025-02-01,https://example.org/rival
`,
  "benchmark-facts": `printed_name,benchmark_id,name,category,random_baseline
MMLU,mmlu,MMLU,knowledge,25
Desk,desk,Desk,agents,0
`,
  benchmarks: `benchmark,metric,model,score,score_mark,benchmark_mark
MMLU,5-shot,Synth 8B,71.5,,
MMLU,5-shot,Rival 9B,70.1,‡,
Desk,,Synth 8B,31.0,,§
Desk,,Rival 9B,33.2,,§
`,
  sectors: "sector_zh,sector_en\n合成板块,Synthetic sector\n",
  companies: `code,name_zh,name_en,sector_zh,sector_printed_zh
600900.SH,合成甲,Synthetic One,合成板块,合成板块
000002.SZ,合成乙,Synthetic Two,合成板块,合成板块
`,
  valuation: `行业,代码,名称,24A 收入,24A 利润,26E 收入,26E 利润,26E PE,PE分位
合成板块,600900.SH,合成甲,100,10,150,22.5,20,41
合成板块,000002.SZ,合成乙,80,-4,90,n/a,n/a,n/a
`,
  watchlist: "code,forward_pe,pe_percentile\n600900.SH,20,41\n",
  training: "model,accelerator,chips_per_pod,pods\nSynth 8B,Synthetic chip,64,1\n",
  "printed-files": "model,build,size,unit\nSynth 8B,synthetic GGUF,4.5,GB\n",
  gguf_observed: `model,build,quant,observed_size,unit,readme_bpw,formula_gb,pct_error,source
Synth 8B,synthetic,Q4_K_M,4.5,GB,4.5,4.5,0,https://example.org/synthetic/files
`,
  "rating-scale": `subject,rating,name_zh,name_en,excess_from_pct,excess_to_pct,months,benchmark_code
stock,buy,推荐,Strong buy,15,,6,000300.SH
stock,outperform,谨慎推荐,Accumulate,5,15,6,000300.SH
stock,neutral,中性,Hold,-5,5,6,000300.SH
stock,underperform,回避,Sell,,-5,6,000300.SH
`
};

/** Writes a synthetic report of other models, companies and years into its folder under `folder`; `edit` changes a file's text. */
export function writeSyntheticReport(folder: string, edit = (_name: string, text: string) => text): void {
  const own = path.join(folder, SYNTHETIC_REPORT);
  mkdirSync(own, {recursive: true});
  writeFileSync(path.join(own, "report.json"), edit("report", JSON.stringify(FACTS, null, 2)));
  for (const [name, text] of Object.entries(FILES))
    writeFileSync(path.join(own, `${name}.csv`), edit(name, text));
}
