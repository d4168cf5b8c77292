import {Coordinator, makeClient, Priority, Selection} from "@uwdata/mosaic-core";
import {literal} from "@uwdata/mosaic-sql";
import {queryText, type RowRequest} from "./notebook.js";
import type {PageState} from "./pageState.js";
import type {RowListener} from "./rowSource.js";
import type {DataRow} from "./rows.js";

/** Links charts to the page's state through Mosaic's coordinator: one cache for all, one question at a time for each. */
export class Linker<State extends object> {
  readonly #coordinator: RowCoordinator;

  constructor(
    answer: (sql: string) => Promise<readonly DataRow[]>,
    private readonly state: PageState<State>
  ) {
    this.#coordinator = new RowCoordinator(answer);
  }

  /** Keeps `listener` in step with the request until the returned function is called. */
  connect<Row>(request: RowRequest<State>, listener: RowListener<Row>): () => void {
    // An answer that is on its way still arrives after the client is destroyed.
    let told: RowListener<Row> | undefined = listener;
    const question = new Question();
    const ask = () => question.ask(queryText(request, this.state.value));
    ask();
    const client = makeClient({
      coordinator: this.#coordinator,
      selection: question.selection,
      query: () => String(question.selection.value),
      queryPending: () => told?.pending(),
      queryError: (error) => told?.error(engineError(error)),
      queryResult: (data) => told?.rows(data as unknown as readonly Row[])
    });
    const stop = this.state.on([], ask);
    return () => {
      told = undefined;
      stop();
      client.destroy();
    };
  }
}

/**
 * What a chart asks, as the one clause of a selection: Mosaic asks it, and keeps only the latest of those that
 * come up before it is answered. A clause for each filter would stand in the order in which they were touched,
 * so that one view had several texts, and would change one by one, so that views in between were asked for.
 */
class Question {
  readonly selection = Selection.single();
  #text: string | undefined;

  ask(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.selection.update({source: this, clients: new Set(), value: text, predicate: literal(true)} as never);
  }
}

/** The engine's error out of those that Mosaic puts around it, with the whole query behind its words. */
function engineError(error: Error): Error {
  return "sql" in error && error.cause instanceof Error ? engineError(error.cause) : error;
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
