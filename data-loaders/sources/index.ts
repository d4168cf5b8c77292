import {combineSources} from "./combineSources.js";
import type {Source} from "./source.js";

/** The sources by name, each with a line of help, loaded when asked for. */
export const SOURCES: Readonly<
  Record<string, {readonly help: string; readonly load: () => Promise<Source>}>
> = {
  report: {
    help: "the reports of a folder (BENCHFOLIO_REPORTS, default the embedded one)",
    load: async () => (await import("./reportSource.js")).reportSource
  },
  inbox: {
    help: "exports dropped into a folder (BENCHFOLIO_INBOX, default inbox), over the report",
    load: async () => (await import("./inboxSource.js")).inboxSource
  },
  tushare: {
    help: "Tushare Pro with your own token (TUSHARE_TOKEN), over what is published",
    load: async () => (await import("./tushareSource.js")).tushareSource
  },
  eastmoney: {
    help: "the market's own figures without a key or a licence, for your own use (docs/eastmoney.md), over what is published",
    load: async () => (await import("./eastmoneySource.js")).eastmoneySource
  },
  models: {
    help: "scores of models from public feeds, without a key (MODELS_FEEDS chooses), over what is published",
    load: async () => (await import("./modelsSource.js")).modelsSource
  }
};

/** No source has this name. */
export class UnknownSource extends Error {
  constructor(name: string) {
    super(`unknown source: ${JSON.stringify(name)}, expected ${Object.keys(SOURCES).join(", ")}`);
    this.name = "UnknownSource";
  }
}

/** The sources of these names as one, each adding to those before it. Throws UnknownSource. */
export async function findSources(names: readonly string[]): Promise<Source> {
  const found = [...new Set(names)].map((name) => {
    const known = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
    if (!known) throw new UnknownSource(name);
    return known;
  });
  return combineSources(await Promise.all(found.map(({load}) => load())));
}
