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
  /** Of sources that wait because they failed. */
  const errors = new Map<string, Error>();

  /** The error that is all that is left to tell; none where an answer is on its way. */
  const failure = () => {
    const open = [...waiting];
    return open.every((name) => errors.has(name)) ? errors.get(open[0] ?? "") : undefined;
  };
  let told: Error | undefined;
  const fail = (error: Error) => {
    told = error;
    for (const listener of listeners) listener.error(error);
  };
  const tell = () => {
    isTelling = false;
    const error = failure();
    if (error && error !== told) fail(error);
    if (waiting.size > 0) return;
    told = undefined;
    joined = [answers];
    for (const listener of listeners) listener.rows(joined);
  };
  const start = () => {
    isStarted = true;
    for (const name of names)
      sources[name].observe({
        rows: (rows) => {
          waiting.delete(name);
          errors.delete(name);
          answers = {...answers, [name]: rows};
          if (isTelling) return;
          isTelling = true;
          // After the turn: the others may have heard of the same change and not told of it yet.
          queueMicrotask(tell);
        },
        pending: () => {
          waiting.add(name);
          errors.delete(name);
          told = undefined;
          for (const listener of listeners) listener.pending();
        },
        error: (error) => {
          waiting.add(name);
          errors.set(name, error);
          fail(error);
        }
      });
  };
  return {
    observe(listener) {
      listeners.add(listener);
      if (!isStarted) start();
      else if (joined && waiting.size === 0) listener.rows(joined);
      else {
        const error = failure();
        if (error) listener.error(error);
        else listener.pending();
      }
      return () => void listeners.delete(listener);
    }
  };
}
