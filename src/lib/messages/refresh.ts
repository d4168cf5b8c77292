const en = {
  published: "Published",
  embedded: (asOf: string) =>
    `the embedded report alone, with prices of ${asOf}; no refresh has stored anything`,
  snapshot: (asOf: string, source: string, written: string) =>
    `the snapshot of ${asOf}, from ${source}, stored ${written}`,
  heldBack: (published: string, newer: string) =>
    `${published}; chosen by hand, the latest stored day is ${newer}`,
  howTo: "To refresh",
  command: "npm run refresh -- --source inbox",
  commandNote: "reads exports dropped into inbox/; docs/refresh.md tells of other sources and of schedules",
  next: "Next refresh",
  nextAt: (time: string, cron: string) => `${time}, by the schedule ${cron}`,
  nextPassed: (time: string) => `was due ${time}, and is not on this page`,
  unscheduled: "no schedule is promised: somebody refreshes by hand",
  lastFailure: "Last failure",
  failure: (time: string, source: string, reason: string) => `${time}, ${source}: ${reason}`,
  noFailure: "none on record",
  source: "Source",
  names: {
    report: "the embedded report",
    inbox: "exports in the inbox",
    tushare: "Tushare Pro",
    models: "Public feeds of model scores",
    store: "by hand (npm run store)"
  } as Record<string, string>,
  asOf: "Figures of",
  age: "Age",
  days: "days",
  lastSuccess: "Last success",
  runs: "Runs",
  failed: "Without success",
  get: "Refresh with",
  sourcesTitle: (brought: string | number, total: string | number, asOf: string) =>
    `${brought} of ${total} sources ${Number(brought) === 1 ? "has" : "have"} been refreshed; the data are of ${asOf}`,
  sourcesEmbedded: (asOf: string) => `No source has been refreshed; the data are the report's, of ${asOf}`,
  sourcesSubtitle: (zone: string) => `Sources by name; times in ${zone}`,
  started: "Began",
  duration: "Took",
  seconds: "s",
  result: "Result",
  results: {ok: "worked", kept_last_good: "kept the last good", failed: "failed"} as Record<string, string>,
  rowsIn: "Rows read",
  rowsOut: "Rows stored",
  message: "Why",
  runsNone: "No refresh is on record",
  runsTitle: (result: string, time: string) => `Last refresh: ${result}, ${time}`,
  runsSubtitle: (zone: string) =>
    `The last runs, up to 20, and the last that worked and that did not, newest first; times in ${zone}`
};

const zh: typeof en = {
  published: "已发布",
  embedded: (asOf) => `仅内嵌研报，价格日期为 ${asOf}；尚无刷新入库`,
  snapshot: (asOf, source, written) => `${asOf} 的快照，来源为${source}，${written} 入库`,
  heldBack: (published, newer) => `${published}；由人工选定，最新入库日期为 ${newer}`,
  howTo: "如何刷新",
  command: "npm run refresh -- --source inbox",
  commandNote: "读取放入 inbox/ 的导出文件；其他来源与定时刷新见 docs/refresh.md",
  next: "下次刷新",
  nextAt: (time, cron) => `${time}，按计划 ${cron}`,
  nextPassed: (time) => `原定 ${time}，本页尚未更新`,
  unscheduled: "未设定时刷新，由人工执行",
  lastFailure: "最近一次失败",
  failure: (time, source, reason) => `${time}，${source}：${reason}`,
  noFailure: "无记录",
  source: "来源",
  names: {
    report: "内嵌研报",
    inbox: "导出文件（inbox）",
    tushare: "Tushare Pro",
    models: "模型得分公开数据源",
    store: "人工操作（npm run store）"
  },
  asOf: "数据日期",
  age: "距今",
  days: "天",
  lastSuccess: "最近成功",
  runs: "次数",
  failed: "未成功",
  get: "刷新命令",
  sourcesTitle: (brought, total, asOf) => `${total} 个来源中 ${brought} 个已刷新，数据截至 ${asOf}`,
  sourcesEmbedded: (asOf) => `尚无来源刷新过，数据为研报所载，截至 ${asOf}`,
  sourcesSubtitle: (zone) => `按来源名称排列；时间为 ${zone} 时区`,
  started: "开始",
  duration: "用时",
  seconds: "秒",
  result: "结果",
  results: {ok: "成功", kept_last_good: "保留上次可用数据", failed: "失败"},
  rowsIn: "读入行数",
  rowsOut: "入库行数",
  message: "说明",
  runsNone: "没有刷新记录",
  runsTitle: (result, time) => `最近一次刷新：${result}，${time}`,
  runsSubtitle: (zone) => `最近至多 20 次，以及最近一次成功与未成功的运行，由新到旧；时间为 ${zone} 时区`
};

export type RefreshMessages = typeof en;
export const refresh = {en, zh};
