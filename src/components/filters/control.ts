/** An element with a value: set, it shows the value; changed by the reader, it sends a bubbling `input`. */
export type Control<T> = HTMLElement & {value: T};

/**
 * Gives `root` the `.value` of a form control.
 * `set` shows a value without telling anyone, as native controls do.
 */
export function control<T>(root: HTMLElement, get: () => T, set: (value: T) => void): Control<T> {
  return Object.defineProperty(root, "value", {get, set, configurable: true}) as Control<T>;
}

/** Tells the listeners of `root` and of its ancestors that the reader changed its value. */
export function dispatchInput(root: HTMLElement): void {
  root.dispatchEvent(new Event("input", {bubbles: true}));
}
