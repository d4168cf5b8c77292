export type Language = "en" | "zh";

/** The reader's language, as the layout set it on the document from the URL or the browser. */
export function readLanguage(): Language {
  return document.documentElement.lang === "zh" ? "zh" : "en";
}
