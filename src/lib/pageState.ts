import {formatState, type Ignored, type Params, parseState} from "./permalink.js";
import {beforeStep, currentStep} from "./steps.js";

/** An element with a value, such as one of the state: set, it shows the value and tells nobody; changed by the reader, it sends a bubbling `input`. */
export interface Control<T> extends HTMLElement {
  value: T;
}

const WRITE_DELAY = 150;

/**
 * All choices of a page. They come from the URL and go back to it, so that a link reproduces the view; what the reader
 * changes in one step is one entry of the browser's history, so that Back undoes it.
 * Dispatches `change`, a CustomEvent whose detail is the set of names that changed.
 */
export class PageState<State extends object> extends EventTarget {
  readonly ignored: readonly Ignored[];
  #value: State;
  readonly #ahead = new Set<() => void>();
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** The step of the last change, and that of the last one which the address has. */
  #changedIn = currentStep();
  #writtenIn = currentStep();

  constructor(readonly params: Params<State>) {
    super();
    const {state, ignored} = parseState(params, location.search);
    this.#value = state;
    this.ignored = ignored;
    // A change of the step before is not written over.
    beforeStep(() => this.#flush());
    addEventListener("popstate", () => this.#return());
  }

  get value(): Readonly<State> {
    return this.#value;
  }

  /** Names whose value is not the default. */
  get changed(): (keyof State & string)[] {
    return this.#differing(this.#value, this.#initial());
  }

  set(patch: Partial<State>): void {
    this.#take(patch, () => this.#write());
  }

  /** Takes a patch over; where it changes anything, runs `write` and tells whoever listens. */
  #take(patch: Partial<State>, write = () => {}): void {
    const before = this.#value;
    this.#value = {...before, ...patch};
    const names = this.#differing(before, this.#value);
    if (names.length === 0) return;
    write();
    for (const listener of [...this.#ahead]) listener();
    this.dispatchEvent(new CustomEvent("change", {detail: new Set(names)}));
  }

  /** Back to the defaults: one name, or all of `names`. */
  reset(names: readonly (keyof State & string)[]): void {
    const initial = this.#initial();
    this.set(Object.fromEntries(names.map((name) => [name, initial[name]])) as Partial<State>);
  }

  /** Runs `listener` whenever one of `names` changes (any, where none is named), until the returned function is called. */
  on(names: readonly (keyof State & string)[], listener: () => void): () => void {
    const onChange = (event: Event) => {
      const changed = (event as CustomEvent<Set<string>>).detail;
      if (names.length === 0 || names.some((name) => changed.has(name))) listener();
    };
    this.addEventListener("change", onChange);
    return () => this.removeEventListener("change", onChange);
  }

  /** Runs `listener` at every change, before all that `on` has, until the returned function is called. */
  ahead(listener: () => void): () => void {
    this.#ahead.add(listener);
    return () => void this.#ahead.delete(listener);
  }

  /** Keeps a control and the value of `name` in step, both ways. */
  bind<Name extends keyof State & string, C extends Control<State[Name]>>(name: Name, control: C): C {
    control.value = this.#value[name];
    control.addEventListener("input", () => this.set({[name]: control.value} as unknown as Partial<State>));
    this.on([name], () => {
      if (this.#text(name, control.value) !== this.#text(name, this.#value[name]))
        control.value = this.#value[name];
    });
    return control;
  }

  /**
   * The address of the view as it is now, for others: language and unit stand in it, so that it is the same view whatever
   * the language of who opens it.
   */
  get link(): string {
    const {lang} = document.documentElement;
    const search = new URLSearchParams(this.#search);
    const said = new URLSearchParams({lang: lang === "zh" ? "zh" : "en"});
    for (const [name, value] of search) if (name !== "lang") said.append(name, value);
    const unit =
      "unit" in this.params && !said.has("unit")
        ? this.#text("unit" as never, this.#value["unit" as never])
        : null;
    if (unit !== null) said.set("unit", unit);
    return this.#addressOf(said.toString().replaceAll("%2C", ","));
  }

  get #search(): string {
    return formatState(this.params, this.#value, location.search);
  }

  #addressOf(search: string): string {
    return `${location.origin}${location.pathname}${search && `?${search}`}${location.hash}`;
  }

  #initial(): State {
    return Object.fromEntries(
      Object.entries(this.params).map(([name, param]) => [name, (param as {initial: unknown}).initial])
    ) as State;
  }

  #text<Name extends keyof State & string>(name: Name, value: State[Name]): string {
    return this.params[name].format(value);
  }

  #differing(a: State, b: State): (keyof State & string)[] {
    const names = Object.keys(this.params) as (keyof State & string)[];
    return names.filter((name) => this.#text(name, a[name]) !== this.#text(name, b[name]));
  }

  // Browsers refuse hundreds of changes of the address a minute, and a brush changes on every frame.
  #write(): void {
    this.#changedIn = currentStep();
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#flush(), WRITE_DELAY);
  }

  /** Writes the address where it is not what the state says: a new entry of the history for a new step of the reader. */
  #flush(): void {
    if (this.#writing === undefined) return;
    this.#forget();
    const address = this.#addressOf(this.#search);
    if (address === location.href) return;
    if (this.#changedIn === this.#writtenIn) history.replaceState(history.state, "", address);
    else history.pushState(history.state, "", address);
    this.#writtenIn = this.#changedIn;
  }

  #forget(): void {
    clearTimeout(this.#writing);
    this.#writing = undefined;
  }

  /** The reader went back or forth: the state is what the address says now. */
  #return(): void {
    this.#forget();
    this.#take(parseState(this.params, location.search).state);
  }
}
