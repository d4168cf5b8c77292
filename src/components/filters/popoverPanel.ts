import {uniqueId} from "./uniqueId.js";

/** Where a panel stands, in CSS pixels of the viewport; one of `top` and `bottom` is null. */
export interface Placement {
  readonly left: number;
  readonly width: number;
  readonly maxHeight: number;
  readonly top: number | null;
  readonly bottom: number | null;
}

const gap = 4;
const edge = 8;
const widest = 340;
const tallest = 440;
/** Below this height the panel opens upwards, if there is more room. */
const low = 240;

/** Below the button, or above where there is more room, and always inside the viewport. */
export function placement(
  button: {readonly left: number; readonly top: number; readonly bottom: number},
  viewport: {readonly width: number; readonly height: number}
): Placement {
  const width = Math.min(widest, viewport.width - 2 * edge);
  const left = Math.max(edge, Math.min(button.left, viewport.width - width - edge));
  const below = viewport.height - button.bottom - gap - edge;
  const above = button.top - gap - edge;
  const isUp = below < low && above > below;
  return {
    left,
    width,
    maxHeight: Math.max(0, Math.min(tallest, isUp ? above : below)),
    top: isUp ? null : button.bottom + gap,
    bottom: isUp ? viewport.height - button.top + gap : null
  };
}

/**
 * Opens `panel` beside `button` as a native popover: Escape and a click elsewhere close it.
 * The focus then returns to the button, unless the reader put it somewhere else.
 */
export function popoverPanel(button: HTMLButtonElement, panel: HTMLElement, onClose: () => void): void {
  panel.id = uniqueId("panel");
  panel.setAttribute("popover", "");
  button.setAttribute("popovertarget", panel.id);
  button.setAttribute("aria-controls", panel.id);
  button.setAttribute("aria-expanded", "false");

  const place = () => {
    const {clientWidth: width, clientHeight: height} = document.documentElement;
    const {left, top, bottom, ...size} = placement(button.getBoundingClientRect(), {width, height});
    panel.style.left = `${left}px`;
    panel.style.top = top === null ? "auto" : `${top}px`;
    panel.style.bottom = bottom === null ? "auto" : `${bottom}px`;
    panel.style.width = `${size.width}px`;
    panel.style.maxHeight = `${size.maxHeight}px`;
  };

  let opened: AbortController | undefined;
  function open(): void {
    opened = new AbortController();
    const {signal} = opened;
    place();
    window.addEventListener("scroll", place, {signal, passive: true, capture: true});
    window.addEventListener("resize", place, {signal});
  }
  function close(): void {
    opened?.abort();
    opened = undefined;
    const focused = document.activeElement;
    if (focused === document.body || panel.contains(focused)) button.focus({preventScroll: true});
    onClose();
  }

  // Placed before it is shown, so that it never jumps; tidied up after, when a click has moved the focus.
  panel.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") open();
  });
  panel.addEventListener("toggle", (event) => {
    button.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "closed") close();
  });
  // A native popover stays open when Tab leaves it, over what the focus is on.
  panel.addEventListener("focusout", ({relatedTarget}) => {
    const to = relatedTarget as Node | null;
    if (opened && to && to !== button && !panel.contains(to)) panel.hidePopover();
  });
}
