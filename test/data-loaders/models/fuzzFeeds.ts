import {lmEvalRun} from "./inboxFiles.js";

/** A table as its publisher writes it. Figures are synthetic. */
export interface TableFeed {
  readonly file: string;
  /** The header first. */
  readonly rows: readonly (readonly string[])[];
  readonly mapping?: unknown;
  /** Columns whose numbers have bounds. */
  readonly bounded: readonly string[];
  /** Columns without which it cannot be read. */
  readonly needed: readonly string[];
  /** Whether a row may end early. */
  readonly isRagged?: boolean;
}

/** Results of a run, and where its scores stand. */
export interface JsonFeed {
  readonly file: string;
  readonly value: unknown;
  readonly numbers: readonly (readonly string[])[];
}

const split = (text: string) =>
  text.split("\n").map((line) => line.split("|").map((cell) => cell.replace("⏎", "\n")));

export const TABLE_FEEDS: readonly TableFeed[] = [
  {
    file: "long.csv",
    rows: split(
      "model|benchmark|score|stderr|n_shot|developer|open_weights\nSynthetic A|MMLU|64.3|0.4|5|Lab|yes\nSynthetic A|GSM8K|46.4||8|Lab|yes\nSynthetic B, large|MMLU|70.1|0.4|5|Lab|no"
    ),
    bounded: ["score"],
    needed: ["model", "benchmark", "score"]
  },
  {
    file: "fractions.csv",
    rows: split(
      'model|benchmark|score (fraction)|protocol\nSynthetic A|MMLU|0.643|5-shot, "CoT"\nSynthetic B|MMLU|0.7|'
    ),
    bounded: ["score (fraction)"],
    needed: ["model", "benchmark", "score (fraction)"]
  },
  {
    file: "wide.csv",
    rows: split(
      "model|developer|open_weights|MMLU|GSM8K (fraction)\nSynthetic A|Lab|yes|64.3|0.464\nSynthetic B|Lab|no|70|-\nSynthetic C|Lab|no|-|0.1"
    ),
    bounded: ["MMLU", "GSM8K (fraction)"],
    needed: ["model"]
  },
  {
    file: "gpqa_diamond.csv",
    rows: split(
      "Model version|mean_score|Best score (across scorers)|Release date|Organization|Country|Training compute (FLOP)|Training compute notes|stderr|Log viewer|Logs|Started at|id\nsynthetic-1_high|0.94|0.94|2026-08-13|Lab, other Lab|||a note⏎on two lines|0.0134|||2026-08-14T18:29:12.000Z|a\nsynthetic-1_none|0.71|0.71|2026-08-13|Lab||||0.03|||2026-08-14T18:29:12.000Z|b".replace(
        "\non two",
        " on two"
      )
    ),
    bounded: ["Best score (across scorers)"],
    needed: ["Model version", "Best score (across scorers)", "Release date", "Organization"]
  },
  {
    file: "leaderboard_table_20240307.csv",
    rows: split(
      "key|Model|MT-bench (score)|MMLU|Knowledge cutoff date|License|Organization|Link\nsynthetic-30b|Synthetic-30B|7.01|0.587|2023/6|Non-commercial|Lab|https://example.org\nsynthetic-13b|Synthetic-13B|-|0.545|2023/7|Proprietary|Lab|https://example.org"
    ),
    bounded: ["MMLU"],
    needed: ["Model", "MMLU", "License", "Link"]
  },
  {
    file: "table_2026_01_08.csv",
    rows: split("model|theory_of_mind|zebra_puzzle|typos\nsynthetic-1|50|60.5|70\nsynthetic-2|40|30|"),
    bounded: ["theory_of_mind", "zebra_puzzle", "typos"],
    needed: ["model"],
    isRagged: true
  },
  {
    file: "results.csv",
    rows: split(
      `Models|Data Source|Model Size(B)|Overall|Biology|Business|Chemistry|Computer Science|Economics|Engineering|Health|History|Law|Math|Philosophy|Physics|Psychology|Other\nSynthetic A|TIGER-LAb|unk|0.7255${"|0.6".repeat(14)}\nSynthetic B|Sefl-Reported|2.4|0.391${"|-".repeat(14)}`
    ),
    bounded: ["Overall", "Biology", "Other"],
    needed: ["Models", "Data Source", "Model Size(B)", "Overall", "Math"]
  }
];

const run = lmEvalRun(
  {
    mmlu: {"acc,none": 0.5, "acc_stderr,none": "N/A", alias: "mmlu"},
    mmlu_anatomy: {"acc,none": 0.4, "acc_stderr,none": 0.02, alias: " - anatomy"},
    gsm8k: {
      ...{"exact_match,strict-match": 0.55, "exact_match_stderr,strict-match": 0.012},
      ...{"exact_match,flexible-extract": 0.61, "exact_match_stderr,flexible-extract": 0.013}
    }
  },
  {
    groups: {mmlu: {"acc,none": 0.5, alias: "mmlu"}},
    group_subtasks: {mmlu: ["mmlu_anatomy"]},
    "n-shot": {mmlu: 0, mmlu_anatomy: 5, gsm8k: 8},
    "n-samples": {mmlu_anatomy: {original: 135, effective: 135}, gsm8k: {original: 1319, effective: 1319}}
  }
);

export const JSON_FEEDS: readonly JsonFeed[] = [
  {
    file: "results_2026-01-02T03-04-05.json",
    value: run,
    numbers: [
      ["results", "mmlu", "acc,none"],
      ["results", "mmlu_anatomy", "acc_stderr,none"],
      ["results", "gsm8k", "exact_match,flexible-extract"]
    ]
  },
  {
    file: "old.json",
    value: {
      results: {arc_easy: {acc: 0.25, acc_stderr: 0.009, acc_norm: 0.26, acc_norm_stderr: 0.009}},
      versions: {arc_easy: 0},
      config: {model: "gpt2", model_args: "pretrained=synthetic/model-70m", num_fewshot: 0, limit: null}
    },
    numbers: [
      ["results", "arc_easy", "acc"],
      ["results", "arc_easy", "acc_norm"]
    ]
  },
  {
    file: "lighteval.json",
    value: {
      config_general: {model_name: "synthetic/model-1b", max_samples: null},
      results: {"gsm8k|5": {em: 0.25, em_stderr: 0.011}, all: {em: 0.25}},
      versions: {},
      config_tasks: {"gsm8k|5": {effective_num_docs: 1319}},
      summary_tasks: {}
    },
    numbers: [["results", "gsm8k|5", "em"]]
  },
  {
    file: "inspect.json",
    value: {
      version: 2,
      status: "success",
      eval: {
        task: "synthetic/gpqa_diamond",
        model: "synthetic/model-2",
        created: "2026-03-04T05:06:07+00:00"
      },
      results: {
        total_samples: 198,
        completed_samples: 198,
        scores: [
          {
            name: "choice",
            scorer: "choice",
            metrics: {accuracy: {name: "accuracy", value: 0.5}, stderr: {value: 0.03}}
          }
        ]
      }
    },
    numbers: [["results", "scores", "0", "metrics", "accuracy", "value"]]
  },
  {
    file: "record.json",
    value: {
      schema_version: "0.3.0",
      evaluation_id: "synthetic/1",
      retrieved_timestamp: "1767225600",
      source_metadata: {
        source_type: "documentation",
        source_organization_name: "Synthetic Lab",
        evaluator_relationship: "third_party"
      },
      model_info: {name: "Synthetic A", developer: "Lab"},
      eval_library: {name: "unknown", version: "unknown"},
      evaluation_results: [
        {
          evaluation_name: "MMLU-Pro",
          metric_config: {
            metric_name: "accuracy",
            lower_is_better: false,
            score_type: "continuous",
            min_score: 0,
            max_score: 1
          },
          score_details: {score: 0.5229, uncertainty: {standard_error: {value: 0.01}, num_samples: 12032}}
        }
      ]
    },
    numbers: [["evaluation_results", "0", "score_details", "score"]]
  }
];

export const CARD = {
  file: "card.md",
  mapping: {"card.md": {unit: "percent"}},
  text: `---
license: apache-2.0
model-index:
- name: synthetic-card-7b
  results:
  - task: {type: text-generation}
    dataset:
      name: MMLU (5-Shot)
      type: cais/mmlu
      args: {num_few_shot: 5}
    metrics:
    - type: acc
      value: 64.59
      name: accuracy
---

# A card
`
};
