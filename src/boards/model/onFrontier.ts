import {html} from "htl";
import type {ModelMessages} from "../../lib/messages/model.js";
import type {FrontierBenchmark} from "../../queries/rows/frontier.js";
import type {ModelFacts} from "../../queries/rows/models.js";

interface OnFrontierOptions {
  readonly facts: Pick<ModelFacts, "name" | "release_date" | "open_weights">;
  /** The benchmarks that it has a score on. */
  readonly scored: readonly {readonly benchmark_id: string}[];
  /** The benchmarks of the frontier, those with most models first. */
  readonly benchmarks: readonly FrontierBenchmark[];
  readonly m: ModelMessages;
}

/** Where the model stands among open and closed ones on the day of its release, benchmark by benchmark; nothing where it does not. */
export function onFrontier({facts, scored, benchmarks, m}: OnFrontierOptions): Node {
  const {release_date: day, open_weights} = facts;
  const own = new Set(scored.map(({benchmark_id}) => benchmark_id));
  const shown = benchmarks.filter(({benchmark_id}) => own.has(benchmark_id));
  // Who is not dated, or neither open nor closed, has no place there.
  if (day === null || open_weights === null || shown.length === 0) return document.createDocumentFragment();
  const links = shown.map(
    ({benchmark_id, benchmark}) =>
      html`<a href=${`./frontier.html?${new URLSearchParams({benchmark: benchmark_id, date: day})}`}>${benchmark}</a>`
  );
  return html`<p class="bf-hint">${m.frontier(facts.name)} ${links.flatMap((link, i) => (i === 0 ? [link] : [" · ", link]))}</p>`;
}
