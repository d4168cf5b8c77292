/** Below a picture that has no room for some names: how many, and whose. */
export const unnamed = {
  en: (n: number, names: readonly string[]): string =>
    `${n} ${n === 1 ? "point" : "points"} not named: ${names.join(", ")}`,
  zh: (n: number, names: readonly string[]): string => `${n} 个点未标名：${names.join("、")}`
};
