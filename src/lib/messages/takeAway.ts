import {labelled} from "../labelled.js";

const en = {
  labelled: labelled.en,
  title: "Take away",
  close: "Close",
  preview: (title: string) => `Preview: ${title}`,
  size: "Size",
  sizes: {page: "As on the page", slide: "Slide 16:9", square: "Square"},
  theme: "Colours",
  themes: {light: "Light", dark: "Dark"},
  language: "Language",
  loading: "Drawing…",
  files: "Save as",
  png: "PNG",
  svg: "SVG",
  csv: "CSV",
  slide: "Slide (PNG)",
  latex: "LaTeX",
  markdown: "Markdown",
  copy: "Copy",
  copyImage: "Copy image",
  copyLink: "Copy link",
  copyCitation: "Copy citation",
  copied: "Copied",
  saved: "Saved",
  fullScreen: "Full screen",
  citation: "Citation",
  cite: (title: string, source: string, asOf: string, address: string) =>
    `“${title}”. Source: ${source}${asOf === "" ? "" : `, as of ${asOf}`}. Benchfolio, ${address}`,
  nothing: "There is nothing to draw here. The link to the view can be copied.",
  failed: "This could not be done."
};

const zh: typeof en = {
  labelled: labelled.zh,
  title: "导出",
  close: "关闭",
  preview: (title) => `预览：${title}`,
  size: "尺寸",
  sizes: {page: "与页面相同", slide: "幻灯片 16:9", square: "方形"},
  theme: "配色",
  themes: {light: "浅色", dark: "深色"},
  language: "语言",
  loading: "绘制中…",
  files: "保存为",
  png: "PNG",
  svg: "SVG",
  csv: "CSV",
  slide: "幻灯片（PNG）",
  latex: "LaTeX",
  markdown: "Markdown",
  copy: "复制",
  copyImage: "复制图片",
  copyLink: "复制链接",
  copyCitation: "复制引用",
  copied: "已复制",
  saved: "已保存",
  fullScreen: "全屏",
  citation: "引用",
  cite: (title, source, asOf, address) =>
    `《${title}》。来源：${source}${asOf === "" ? "" : `，截至 ${asOf}`}。Benchfolio，${address}`,
  nothing: "此处没有可绘制的内容，仍可复制视图链接。",
  failed: "未能完成。"
};

export type TakeAwayMessages = typeof en;
export const takeAway = {en, zh};
