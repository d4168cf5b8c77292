import type {RowListener, RowSource} from "./rowSource.js";

/** The last answers of several sources, by their names. */
export type Joined<Rows extends object> = {readonly [Name in keyof Rows]: readonly Rows[Name][]};

/**
 * Several sources as one, of which several figures can be drawn: its only row holds the rows of all. Each source is
 * asked once, however many listen. Nobody is told of rows while one of them is still on its way, so that no figure
 * is drawn from the answers to two questions.
 */
export function joinRows<Rows extends object>(
  sources: {
    readonly [Name in keyof Rows]: RowSource<Rows[Name]>;
  }
): RowSource<Joined<Rows>> {
  const names = Object.keys(sources) as (keyof Rows & string)[];
  const listeners = new Set<RowListener<Joined<Rows>>>();
  const waiting = new Set<string>(names);
  let answers = {} as Joined<Rows>;
  let joined: readonly Joined<Rows>[] | undefined;
  let isStarted = false;
  let isTelling = false;

  const tell = () => {
    isTelling = false;
    if (waiting.size > 0) return;
    joined = [answers];
    for (const listener of listeners) listener.rows(joined);
  };
  const start = () => {
    isStarted = true;
    for (const name of names)
      sources[name].observe({
        rows: (rows) => {
          waiting.delete(name);
          answers = {...answers, [name]: rows};
          if (isTelling) return;
          isTelling = true;
          // After the turn: the others may have heard of the same change and not told of it yet.
          queueMicrotask(tell);
        },
        pending: () => {
          waiting.add(name);
          for (const listener of listeners) listener.pending();
        },
        error: (error) => {
          waiting.add(name);
          for (const listener of listeners) listener.error(error);
        }
      });
  };
  return {
    observe(listener) {
      listeners.add(listener);
      if (!isStarted) start();
      else if (joined && waiting.size === 0) listener.rows(joined);
      else listener.pending();
      return () => void listeners.delete(listener);
    }
  };
}
