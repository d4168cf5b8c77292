/** Tasks of the publisher's categories, of all releases that are known: for a table without its file of categories. */
const TASKS: Readonly<Record<string, readonly string[]>> = {
  "livebench-reasoning": [
    ...["theory_of_mind", "zebra_puzzle", "spatial", "logic_with_navigation"],
    ...["web_of_lies_v2", "web_of_lies_v3", "house_traversal"]
  ],
  "livebench-coding": ["code_completion", "code_generation", "coding_completion", "LCB_generation"],
  "livebench-agentic-coding": ["javascript", "python", "typescript"],
  "livebench-mathematics": ["AMPS_Hard", "integrals_with_game", "math_comp", "olympiad"],
  "livebench-data-analysis": ["consecutive_events", "tablejoin", "tablereformat", "cta"],
  "livebench-language": ["connections", "plot_unscrambling", "typos"],
  "livebench-if": ["paraphrase", "simplify", "story_generation", "summarize"]
};

/** The category of each task that is known. */
export const LIVEBENCH_CATEGORIES: ReadonlyMap<string, string> = new Map(
  Object.entries(TASKS).flatMap(([category, tasks]) => tasks.map((task) => [task, category] as const))
);
