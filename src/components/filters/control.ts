import type {Control} from "../../lib/pageState.js";

export type {Control};

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
