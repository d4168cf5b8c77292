import type {PageState} from "../../src/lib/pageState.js";
import type {Param} from "../../src/lib/permalink.js";

/** A page's state as its board tells the document of it, and what is chosen at once by one button. */
export interface Opened {
  readonly state: Pick<PageState<Record<string, unknown>>, "params" | "set" | "reset" | "value">;
  readonly presets: readonly Change[];
}

export type Change = Readonly<Record<string, unknown>>;

/** Of more options than that none is tried: those that are left out would be any. */
const MOST_OPTIONS = 300;

/**
 * Every single change of a page from its opening view, as its state defines them: presets, then each value of what is
 * one of few, and of a list each alone, none, and all but each. What has fewest options comes first. What may be
 * anything, such as an interval, is left out, and so is what has hundreds of options, such as a day.
 */
export function singleChanges({state: {params}, presets}: Opened): readonly Change[] {
  const choices = Object.entries<Param<unknown>>(params)
    .flatMap(([name, {options = [], initial}]) =>
      options.length > 1 && options.length <= MOST_OPTIONS ? [{name, options, initial}] : []
    )
    .sort((a, b) => a.options.length - b.options.length);
  return [
    ...presets,
    ...choices.flatMap(({name, options, initial}): Change[] => {
      if (!Array.isArray(initial))
        return options.filter((option) => option !== initial).map((option) => ({[name]: option}));
      const alone = options.map((option) => ({[name]: [option]}));
      if (initial.length === 0) return alone;
      const without = options.map((option) => ({[name]: options.filter((other) => other !== option)}));
      return [...alone, {[name]: []}, ...without];
    })
  ];
}

/** A page that is opened: its state once its board told of it, and the parts of it that come later. */
export interface OpenedPage {
  readonly opened: () => Opened;
  readonly isOpen: () => boolean;
  readonly late: readonly Element[];
}

/** Listens to what the board of the page that is opened next tells its document. */
export function openedIn(document: Pick<Document, "addEventListener">): OpenedPage {
  let opened: Opened | undefined;
  const late: Element[] = [];
  document.addEventListener("benchfolio:board", (event) => {
    opened = (event as CustomEvent<Opened>).detail;
  });
  document.addEventListener("benchfolio:late", (event) => late.push((event as CustomEvent<Element>).detail));
  return {
    opened() {
      if (!opened) throw new Error("no board told of its state");
      return opened;
    },
    isOpen: () => opened !== undefined,
    late
  };
}

/** Milliseconds after which a part that does not come is not waited for any more. */
const LATEST = 10_000;

async function allThere({late}: OpenedPage): Promise<void> {
  const end = Date.now() + LATEST;
  while (late.some((root) => root.getAttribute("aria-busy") === "true") && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

/**
 * What the figures of a page ask under single changes that the build has not answered: the texts in the order of the
 * changes, until there are `most`, and how many changes were left then.
 */
export async function askedUnder(page: OpenedPage, missed: Set<string>, most: number) {
  const {state} = page.opened();
  const changes = singleChanges(page.opened());
  await allThere(page);
  missed.clear();
  let at = 0;
  for (; at < changes.length && missed.size < most; at++) {
    const change = changes[at]!;
    const before = page.late.length;
    // Every figure asks at once, and forgets its question when the change is taken back, before any engine is asked.
    state.set(change);
    if (page.late.length > before) await allThere(page);
    state.reset(Object.keys(change));
  }
  return {asked: [...missed], left: changes.length - at};
}

/** The answers of the build as a page sees them, with `missed` told of each text that is looked up in vain. */
export function watched(answers: object, missed: Set<string>): object {
  return new Proxy(answers, {
    getOwnPropertyDescriptor(target, text) {
      const found = Reflect.getOwnPropertyDescriptor(target, text);
      if (!found) missed.add(String(text));
      return found;
    }
  });
}
