import type {Language} from "./language.js";

/** A source as rows cite it, and its name in Chinese. */
interface SourceName {
  readonly source: string;
  readonly source_zh: string;
}

/** Names sources in a language: a citation may list several, and one that the tables do not name stands as it is. */
export function namedSource(names: readonly SourceName[], lang: Language): (source: string) => string {
  if (lang !== "zh") return (source) => source;
  // A name may be the beginning of a longer one.
  const longestFirst = [...names].sort((a, b) => b.source.length - a.source.length);
  return (source) =>
    longestFirst
      .reduce((text, {source: before, source_zh}) => text.replaceAll(before, source_zh), source)
      .replaceAll("; ", "；");
}
