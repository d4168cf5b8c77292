/**
 * Who shares a value, as a title names them: one, two, or how many, with the word for them. In Chinese a number stands
 * behind 有, so that it is not read into the words before it.
 */
export const tied = {
  en: (names: readonly string[], noun: string) =>
    names.length > 2 ? `${names.length} ${noun}` : names.join(" and "),
  zh: (names: readonly string[], noun: string) =>
    names.length > 2 ? `有 ${names.length} ${noun}` : names.join("与")
};
