/** Words in both languages; style.css shows the reader's. */
export function both(words: {readonly en: string; readonly zh: string}): string;
