/** Words in both languages; style.css shows the reader's. */
export const both = ({en, zh}) => `<span lang="en">${en}</span><span lang="zh">${zh}</span>`;
