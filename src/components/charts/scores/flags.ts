import type {AllScoresMessages} from "../../../lib/messages/allScores.js";

/** What is odd about a score, and the score, day or model that it is odd beside. */
export interface ScoreFlag {
  readonly name: string;
  /** `model/benchmark/…` of another score, or an ISO day; empty where there is none. */
  readonly other: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Flags that say that something may be wrong. */
const DOUBTS = ["same_as_other_size", "same_as_other_benchmark", "before_release", "same_model_twice"];

/** The flags of a row as queries tell them: `flag other; flag other`, doubts first. */
export function flagsOf(flags: string | null): ScoreFlag[] {
  if (flags === null) return [];
  const all = flags.split("; ").map((text) => {
    const [name = "", other = ""] = text.split(" ");
    return {name, other};
  });
  return [...all.filter(isDoubt), ...all.filter((flag) => !isDoubt(flag))];
}

export function isDoubt({name}: ScoreFlag): boolean {
  return DOUBTS.includes(name);
}

/** A flag as a reader is told it; an id stands where its name is not among the known ones. */
export function flagWords(
  {name, other}: ScoreFlag,
  m: Pick<AllScoresMessages, "flags">,
  models: readonly Named[],
  benchmarks: readonly Named[]
): string {
  const nameOf = (all: readonly Named[], id: string) => all.find((each) => each.id === id)?.name ?? id;
  const [model = "", benchmark = ""] = other.split("/");
  const of =
    name === "same_as_other_benchmark"
      ? nameOf(benchmarks, benchmark)
      : name.startsWith("same")
        ? nameOf(models, model)
        : name === "before_release"
          ? other
          : other.slice(0, "2024-03".length);
  return m.flags[name]?.(of) ?? name;
}
