/** A term of the field: its one Chinese name, and other names that would make two things of it. */
export interface Term {
  readonly en: string;
  readonly zh: string;
  /** What is not written in its place, as the text of a regular expression. */
  readonly not: string;
}

/** How the terms of the field are called in Chinese on every page; chinese.test.ts holds all words to it. */
export const GLOSSARY: readonly Term[] = [
  {en: "forward PE", zh: "预测市盈率", not: "前瞻市盈率|远期市盈率|动态市盈率|预估市盈率"},
  // The place on the scale is the 84th percentile, 第 84 百分位.
  {en: "percentile", zh: "分位", not: "分位数|(?<!第 [^，。]*)百分位|百分等级"},
  {en: "growth", zh: "复合增速", not: "年均增|增长率|(?<!复合)增速"},
  {en: "consensus", zh: "一致预期", not: "一致预测|市场共识"},
  {en: "net margin", zh: "净利率", not: "净利润率"},
  {en: "net profit", zh: "净利润", not: "纯利|净收益"},
  {en: "market cap", zh: "市值", not: "市场价值|资本市值"},
  {en: "median", zh: "中位数", not: "中值|中数(?!据)"},
  {en: "sector", zh: "板块", not: "行业(?!评级|分类|跟踪)"},
  {en: "loss", zh: "亏损", not: "负利润"},
  {en: "benchmark", zh: "基准测试", not: "评测集|测试集|评测基准|基准(?!测试)"},
  {en: "score", zh: "得分", not: "成绩|分值"},
  {en: "run by", zh: "评测方", not: "测试方|评估方"},
  {en: "mean", zh: "均值", not: "平均数|(?<!研报|研报所载)平均值"},
  {en: "normalised mean", zh: "归一化均值", not: "标准化均值|归一均值|规范化均值"},
  {en: "win rate", zh: "胜率", not: "胜出率|获胜率"},
  {en: "tie", zh: "持平", not: "平局|平手"},
  {en: "standard error", zh: "标准误", not: "标准误差"},
  {en: "open weights", zh: "开放权重", not: "开源|权重开放"},
  {en: "closed", zh: "闭源", not: "封闭"},
  {en: "parameters", zh: "参数量", not: "参数数|参数规模"},
  {en: "context", zh: "上下文", not: "语境|文脉"},
  {en: "token", zh: "token", not: "词元|令牌|标记符"},
  {en: "quantisation", zh: "量化", not: "定量化|量子化"},
  {en: "as of", zh: "截至", not: "截止(?!日|时间)"},
  {en: "source", zh: "来源", not: "资料出处|数据出处"}
];
