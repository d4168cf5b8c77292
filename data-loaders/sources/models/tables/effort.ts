/** A model's name, and how long it was told to think, as its publisher writes it. */
export interface Effort {
  readonly model: string;
  /** Null: not said. */
  readonly thinking: string | null;
}

const LEVELS = "none|minimal|low|medium|high|xhigh|max";
/** Pro modes are written before the level: `promax`. */
const WORDS = `(?:pro)?(?:${LEVELS}|unknown)|pro|thinking|enabled|\\d+k`;
const UNDERSCORED = new RegExp(`^(.+)_(${WORDS})$`, "i");
const BRACKETED = new RegExp(`^(.+?)\\s*[([]((?:thinking[- ])?(?:${WORDS})|non?[- ]thinking)[)\\]]$`, "i");
/** ` - High` at the end of a display name. */
const DASHED = new RegExp(`^(.+?) - (${WORDS})$`, "i");
/** Behind a hyphen only what no model is called by: a level with "effort", `high`, `xhigh`, or a budget of thinking. */
const HYPHENED =
  /^(.+?)-((?:thinking-(?:\d+k|auto)-)?(?:low|medium|high|xhigh|max)-effort|thinking-\d+k|high-\d+k|x?high)$/i;
/** What may be either: `-max` of `qwen3.8-max` is its name. */
const DOUBTFUL = /^(.+?)-((?:no-)?thinking|nothinking|none|minimal|low|medium|max)$/i;

/**
 * Parts an effort from a name with an underscore before it, as Epoch writes it, or in brackets.
 * `gpt-5-2025-08-07_medium` is `gpt-5-2025-08-07` at `medium`; `_unknown` says nothing.
 */
export function splitEffort(name: string): Effort {
  const found = UNDERSCORED.exec(name) ?? BRACKETED.exec(name);
  return found ? {model: found[1]!, thinking: sayable(found[2]!)} : {model: name, thinking: null};
}

/** The effort that a display name ends with, ` (max)` or ` - High`; null where it has none. */
export function effortOfDisplayName(name: string): string | null {
  const found = BRACKETED.exec(name) ?? DASHED.exec(name);
  return found ? sayable(found[2]!) : null;
}

/**
 * Parts an effort behind a hyphen from a name, as Arena and LiveBench write it. What may be part of a model's name
 * (`-max`, `-medium`, `-thinking`) is an effort only where the name without it stands in the same table.
 * @param isListed whether a name stands in the table
 */
export function splitHyphenedEffort(name: string, isListed: (name: string) => boolean): Effort {
  const bracketed = BRACKETED.exec(name);
  if (bracketed) return {model: bracketed[1]!, thinking: sayable(bracketed[2]!)};
  const doubtful = DOUBTFUL.exec(name);
  const found = HYPHENED.exec(name) ?? (doubtful && isListed(doubtful[1]!) ? doubtful : null);
  return found ? {model: found[1]!, thinking: sayable(found[2]!)} : {model: name, thinking: null};
}

function sayable(word: string): string | null {
  return /^(?:pro)?unknown$/i.test(word) ? null : word.replace(/^non?[- ]?thinking$/i, "none");
}
