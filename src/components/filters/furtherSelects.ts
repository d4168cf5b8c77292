import {html} from "htl";
import {type Control, control} from "./control.js";
import type {Option} from "./option.js";
import {select} from "./select.js";

export interface FurtherSelectsOptions<T extends string> {
  /** Label of each select, by its place from 0. */
  readonly label: (i: number) => string;
  /** What stands for no choice. */
  readonly none: string;
  readonly most: number;
  readonly options: readonly Option<T>[];
  readonly value: readonly T[];
}

/** Further values, each in a select of its own: one more is offered as long as there are fewer than `most`. */
export type FurtherSelects<T extends string> = Control<readonly T[]> & {
  /** Offers only these from now on, and what is chosen already. */
  offer(options: readonly Option<T>[]): void;
};

/** At most `most` different values, in the order of the options. */
export function furtherSelects<T extends string>(settings: FurtherSelectsOptions<T>): FurtherSelects<T> {
  const {label, none, most, options: all} = settings;
  const root: HTMLElement = html`<span class="bf-further"></span>`;
  let offered = all;
  let chosen: readonly T[] = settings.value;
  let selects: Control<T | "">[] = [];

  const read = () => {
    const values = new Set(selects.map(({value}) => value));
    chosen = all.flatMap(({value}) => (values.has(value) ? [value] : []));
  };
  const draw = () => {
    const focused = selects.findIndex((each) => each.contains(document.activeElement));
    const shown = offered.filter(({value}) => !chosen.includes(value));
    selects = [...chosen, ...(chosen.length < most ? ["" as const] : [])].map((value, i) =>
      select<T | "">({
        label: label(i),
        value,
        options: [
          {value: "", label: none},
          ...all.filter((option) => option.value === value || shown.includes(option))
        ]
      })
    );
    root.replaceChildren(...selects);
    if (focused >= 0) selects[Math.min(focused, selects.length - 1)]?.querySelector("select")?.focus();
  };
  draw();
  // Before the page hears of it, so that what it reads is what stands here.
  root.addEventListener(
    "input",
    () => {
      read();
      draw();
    },
    {capture: true}
  );
  const made = control<readonly T[]>(
    root,
    () => chosen,
    (value) => {
      chosen = all.flatMap((option) => (value.includes(option.value) ? [option.value] : []));
      draw();
    }
  );
  return Object.assign(made, {
    offer: (options: readonly Option<T>[]) => {
      offered = options;
      draw();
    }
  });
}
