import type {Language} from "./language.js";

/** A source as rows cite it, and its name in Chinese. */
interface SourceName {
  readonly source: string;
  readonly source_zh: string;
}

/** The source of every synthetic row of the demo (data-loaders/demo), of which no table has the name. */
export const DEMO_NAME: SourceName = {source: "synthetic demo data", source_zh: "合成演示数据"};

/** What a computed forward PE rests on besides its consensus (data-loaders/valuations/forwardPe.ts). */
const CAP_NAME: SourceName = {
  source: "market capitalisation of pe_history",
  source_zh: "逐日历史的总市值"
};

/** Names sources in a language: a citation may list several, and one that the tables do not name stands as it is. */
export function namedSource(names: readonly SourceName[], lang: Language): (source: string) => string {
  if (lang !== "zh") return (source) => source;
  // A name may be the beginning of a longer one.
  const longestFirst = [...names, DEMO_NAME, CAP_NAME].sort((a, b) => b.source.length - a.source.length);
  return (source) =>
    longestFirst
      .reduce((text, {source: before, source_zh}) => text.replaceAll(before, source_zh), source)
      .replaceAll("; ", "；");
}
