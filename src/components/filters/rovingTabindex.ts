/** A list that Tab enters once. */
export interface Roving {
  /** To be called when items came or went; `item` becomes the tab stop, else the last one or the first. */
  readonly refresh: (item?: HTMLElement) => void;
}

/**
 * Makes a long list one tab stop: arrow keys, Home and End move between its items, Tab leaves it.
 * `items` are those that can be reached now. `stops` are what takes the focus in an item, first the
 * one the arrow keys go to; those of the current item alone are in the tab order.
 */
export function rovingTabindex(
  list: HTMLElement,
  items: () => readonly HTMLElement[],
  stops: (item: HTMLElement) => readonly HTMLElement[] = (item) => [item]
): Roving {
  let current: HTMLElement | undefined;

  function activate(item: HTMLElement | undefined): void {
    for (const stop of current ? stops(current) : []) stop.tabIndex = -1;
    for (const stop of item ? stops(item) : []) stop.tabIndex = 0;
    current = item;
  }

  function refresh(item = current): void {
    const all = items();
    for (const each of all) for (const stop of stops(each)) stop.tabIndex = -1;
    activate(item && all.includes(item) ? item : all[0]);
  }

  function itemAt(target: EventTarget | null): number {
    return items().findIndex((item) => stops(item).includes(target as HTMLElement));
  }

  list.addEventListener("focusin", (event) => {
    const item = items()[itemAt(event.target)];
    if (item && item !== current) activate(item);
  });
  list.addEventListener("keydown", (event) => {
    const at = itemAt(event.target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = items();
    const next = all[destination(event.key, at, all.length)];
    if (!next) return;
    event.preventDefault();
    stops(next)[0]?.focus();
  });
  return {refresh};
}

/** Index of the item a key leads to; out of the list for any other key and beyond its ends. */
function destination(key: string, at: number, length: number): number {
  if (key === "ArrowDown") return at + 1;
  if (key === "ArrowUp") return at - 1;
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  return -1;
}
