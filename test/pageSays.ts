// What a page says, in a browser (handed to the page, so that nothing outside a function is known in it) and in jsdom.

/**
 * What each figure shows, as markup by the figure's id. Left out is what differs between two drawings of the
 * same thing: running ids, the tab stop, traces of the pointer, the rectangle of a brush (drawn to the pixel,
 * kept to 0.1).
 */
export function markupOfFigures(figures: readonly Element[]): Record<string, string> {
  const RUNNING = ["id", "for", "name", "tabindex", "aria-labelledby", "aria-controls", "popovertarget"];
  const plain = (figure: Element) => {
    const copy = figure.cloneNode(true) as Element;
    const passing = ".figure-tools, .bf-brush, .bf-brush-touch, .bf-tips, [aria-label=tip], [data-mark=tip]";
    for (const part of copy.querySelectorAll(passing)) part.remove();
    for (const element of copy.querySelectorAll("*"))
      for (const name of RUNNING) element.removeAttribute(name);
    for (const element of copy.querySelectorAll('[class=""]')) element.removeAttribute("class");
    return copy.innerHTML.replaceAll(/#plot-clip-\d+/g, "#plot-clip");
  };
  return Object.fromEntries(figures.map((figure) => [figure.id, plain(figure)]));
}

/** What every control of the page says, in the order of the page, and the words of the active filters. */
export function wordsOfControls(): string[] {
  const bars = "main :is(.bf-filters-controls, .view-controls, .bf-table-tools)";
  const controls = document.querySelectorAll<HTMLElement>(`${bars} :is(input, select, .bf-multi-button)`);
  const chips = document.querySelectorAll(".bf-chip");
  return [
    ...[...controls].map((control) => {
      if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type))
        return `${control.value} ${control.checked}`;
      return control instanceof HTMLButtonElement
        ? (control.textContent ?? "")
        : (control as HTMLInputElement).value;
    }),
    ...[...chips].map((chip) => chip.textContent ?? "")
  ];
}
