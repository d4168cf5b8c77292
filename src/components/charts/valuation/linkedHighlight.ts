const LIT = "is-lit";
const HAS_LIT = "has-lit";

/**
 * Lights up a company everywhere in `root` while the pointer or the focus is on one of its marks or rows
 * (`data-code`, `data-key`). Classes only: nothing moves.
 */
export function linkedHighlight(root: HTMLElement): void {
  let lit: string | null = null;
  let shining: readonly Element[] = [];
  const light = (code: string | null) => {
    if (code === lit) return;
    lit = code;
    for (const element of shining) element.classList.remove(LIT);
    root.classList.toggle(HAS_LIT, code !== null);
    shining = [];
    if (code === null) return;
    const name = CSS.escape(code);
    shining = [...root.querySelectorAll(`[data-code="${name}"], [data-key="${name}"]`)];
    for (const element of shining) element.classList.add(LIT);
  };
  const codeOf = (event: Event) => {
    const marked = (event.target as Element | null)?.closest?.("[data-code], [data-key]");
    return marked?.getAttribute("data-code") ?? marked?.getAttribute("data-key") ?? null;
  };
  root.addEventListener("pointerover", (event) => light(codeOf(event)));
  root.addEventListener("pointerleave", () => light(null));
  root.addEventListener("focusin", (event) => light(codeOf(event)));
  root.addEventListener("focusout", () => light(null));
}
