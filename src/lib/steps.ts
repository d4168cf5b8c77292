// A step is what a reader does in one go: a click, a drag from press to release, words typed into a field, a slider moved
// by keys. What one step changes is one entry of the browser's history (pageState.ts).

let count = 0;
const BEGINS = "benchfolio:step";

/** The number of the step that the reader is in; 0 before the first. */
export function currentStep(): number {
  return count;
}

/** Runs `listener` before each step begins. */
export function beforeStep(listener: () => void): void {
  addEventListener(BEGINS, listener);
}

function begin(): void {
  dispatchEvent(new Event(BEGINS));
  count += 1;
}

/** Fields in which a key goes on with what the one before began. */
const FIELD = "input:not([type=checkbox], [type=radio], [type=button]), textarea, [contenteditable]";
const LEAVES = ["Tab", "Enter", "Escape"];

if (typeof window !== "undefined") {
  addEventListener("pointerdown", begin, true);
  addEventListener(
    "keydown",
    ({repeat, key, target}) => {
      const goesOn = target instanceof Element && target.matches(FIELD) && !LEAVES.includes(key);
      if (!repeat && !goesOn) begin();
    },
    true
  );
  // Of keys, of assistive technology, or of a script: there was no press.
  addEventListener("click", ({detail}) => detail === 0 && begin(), true);
}
