/** A tab of a browser that is driven by its own protocol. */
export interface Tab {
  /** Opens an address, and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** What an expression, or the promise that it is, comes to in the page; a JSON value. */
  evaluate<T>(expression: string): Promise<T>;
  /** What went wrong in the page since it was opened, as far as the browser says it. */
  readonly errors: readonly string[];
  /** Ends the browser. */
  end(): Promise<void>;
}

/** An expression whose promise is of JSON text, for protocols that carry few types. */
export const asJson = (expression: string) =>
  `Promise.resolve(${expression}).then((value) => JSON.stringify({value}), (error) => JSON.stringify({error: String(error)}))`;

/** What `asJson` came to. Throws the page's error. */
export function fromJson<T>(text: string): T {
  const {value, error}: {value: T; error?: string} = JSON.parse(text);
  if (error !== undefined) throw new Error(error);
  return value;
}

/** Waits until an expression is true in the page; else throws what `describe` is there. */
export async function until(tab: Tab, expression: string, describe: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await tab.evaluate<boolean>(`Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`${expression}: ${await tab.evaluate(describe)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
