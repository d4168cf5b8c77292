import {html} from "htl";
import type {RowSource} from "../../lib/rowSource.js";
import type {Board} from "../board.js";
import type {AllState} from "./allState.js";

type Set = AllState["set"];

/** What stands in a place, by the set that is shown: made when its set is first shown, and there again as it was. */
export function ofSet<State extends AllState>(
  {state}: Board<State>,
  parts: Readonly<Record<Set, () => HTMLElement>>
): HTMLElement {
  const made = new Map<Set, HTMLElement>();
  // No box of its own: a bar of filters sticks to the page, not to what is around it.
  const root = html`<div class="of-set"></div>`;
  const show = () => {
    const {set} = state.value;
    const part = made.get(set) ?? parts[set]();
    made.set(set, part);
    root.replaceChildren(part);
  };
  show();
  (state as unknown as Board<AllState>["state"]).on(["set"], show);
  return root;
}

/** The rows of the set that is shown; those of the other are asked for when it is. */
export function rowsOfSet<State extends AllState, Row>(
  {state}: Pick<Board<State>, "state">,
  sources: Readonly<Record<Set, RowSource<Row>>>
): RowSource<Row> {
  return {
    observe(listener) {
      let shown: Set | undefined;
      let stop = () => {};
      const follow = () => {
        const {set} = state.value;
        if (set === shown) return;
        shown = set;
        stop();
        stop = sources[set].observe(listener);
      };
      follow();
      const stopFollowing = state.ahead(follow);
      return () => {
        stopFollowing();
        stop();
      };
    }
  };
}

/** Shows `control` only in a set; where it is hidden already it stays so. */
export function inSet<State extends AllState>(
  {state}: Board<State>,
  set: Set,
  control: HTMLElement
): HTMLElement {
  const root = html`<div class="of-set">${control}</div>`;
  const follow = () => {
    root.hidden = state.value.set !== set;
  };
  follow();
  (state as unknown as Board<AllState>["state"]).on(["set"], follow);
  return root;
}
