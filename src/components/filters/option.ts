/** One of the values to choose from. */
export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: string;
  /** Heading under which the option stands, where the control has headings. */
  readonly group?: string;
  /** A longer explanation, shown on hover. */
  readonly title?: string;
  /** True for a value that can be seen but not chosen. */
  readonly disabled?: boolean;
}

/** The options under their headings, in order of first appearance; those without one under undefined. */
export function groupOptions<T extends string>(
  options: readonly Option<T>[]
): Map<string | undefined, Option<T>[]> {
  const groups = new Map<string | undefined, Option<T>[]>();
  for (const option of options) {
    const members = groups.get(option.group);
    if (members) members.push(option);
    else groups.set(option.group, [option]);
  }
  return groups;
}
