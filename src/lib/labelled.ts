/** A label and its value, as a language joins them. */
export const labelled = {
  en: (label: string, value: string) => `${label}: ${value}`,
  zh: (label: string, value: string) => `${label}：${value}`
};
