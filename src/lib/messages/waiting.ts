const en = {
  start: "Waiting for the engine that computes this.",
  loading: (megabytes: string) => `Waiting for the engine that computes this: ${megabytes} MB so far.`,
  tables: (done: number, total: number) => `The engine reads its tables: ${done} of ${total}.`,
  ready: "Being computed."
};

const zh: typeof en = {
  start: "正在等待计算引擎。",
  loading: (megabytes) => `正在等待计算引擎：已载入 ${megabytes} MB。`,
  tables: (done, total) => `计算引擎正在读取数据表：${done} / ${total}。`,
  ready: "正在计算。"
};

export type WaitingMessages = typeof en;
/** What a figure says while its answer is on its way. */
export const waiting: Readonly<Record<"en" | "zh", WaitingMessages>> = {en, zh};
