import {Coordinator, makeClient, Priority, Selection} from "@uwdata/mosaic-core";
import {type ClausesOf, queryText, type RowRequest} from "./notebook.js";
import type {PageState} from "./pageState.js";
import type {RowListener} from "./rowSource.js";
import type {DataRow} from "./rows.js";

/** Links charts to the page's state: Mosaic's coordinator, and a selection for each set of filters. */
export class Linker<State extends object> {
  readonly #coordinator: RowCoordinator;
  readonly #selections = new Map<ClausesOf<State>, Selection>();

  constructor(
    answer: (sql: string) => Promise<readonly DataRow[]>,
    private readonly state: PageState<State>
  ) {
    this.#coordinator = new RowCoordinator(answer);
  }

  /** Keeps `listener` in step with the request until the returned function is called. */
  connect<Row>(request: RowRequest<State>, listener: RowListener<Row>): () => void {
    const {clauses = [], depends = []} = request;
    // An answer that is on its way still arrives after the client is destroyed.
    let told: RowListener<Row> | undefined = listener;
    const client = makeClient({
      coordinator: this.#coordinator,
      selection: this.#intersect(clauses),
      // Mosaic's clauses stand in the order in which they were touched, and change one by one:
      // from the whole state one view has one text, and no query is asked of a state in between.
      query: () => queryText(request, this.state.value),
      queryPending: () => told?.pending(),
      queryError: (error) => told?.error(error),
      queryResult: (data) => told?.rows(data as unknown as readonly Row[])
    });
    const stop = depends.length > 0 ? this.state.on(depends, () => client.requestQuery()) : () => {};
    return () => {
      told = undefined;
      stop();
      client.destroy();
    };
  }

  #intersect(clauses: readonly ClausesOf<State>[]): Selection {
    const parts = clauses.map((clausesOf) => this.#follow(clausesOf));
    const both = Selection.intersect({include: parts});
    for (const clause of parts.flatMap((part) => part.clauses)) both.update(clause);
    return both;
  }

  #follow(clausesOf: ClausesOf<State>): Selection {
    const before = this.#selections.get(clausesOf);
    if (before) return before;
    const selection = Selection.intersect();
    const sources = new Map<string, {text: string}>();
    const follow = () => {
      for (const [name, predicate] of Object.entries(clausesOf(this.state.value))) {
        const source = sources.get(name) ?? {text: ""};
        sources.set(name, source);
        const text = String(predicate ?? "");
        if (text === source.text) continue;
        source.text = text;
        selection.update({source, clients: new Set(), value: text || null, predicate} as never);
      }
    };
    follow();
    this.state.on([], follow);
    this.#selections.set(clausesOf, selection);
    return selection;
  }
}

/**
 * Mosaic's coordinator for plain rows. Upstream decodes every answer from Arrow bytes;
 * ours are rows already, from the build or from `decodeRows`.
 */
class RowCoordinator extends Coordinator {
  constructor(answer: (sql: string) => Promise<readonly DataRow[]>) {
    super({query: ({sql}: {sql: string}) => answer(sql)} as never, {
      // Errors reach the figures; nothing belongs on the console.
      logger: null as never,
      // The SQL text is the key of the build-time answers: it must arrive as it was written.
      consolidate: false,
      preagg: {enabled: false}
    });
  }

  override query(
    ...[query, options = {}]: Parameters<Coordinator["query"]>
  ): ReturnType<Coordinator["query"]> {
    const {cache = true, priority = Priority.Normal} = options;
    return this.manager.request({type: "rows", query, cache, options: {}} as never, priority) as never;
  }
}
