const segmenter = new Intl.Segmenter("zh", {granularity: "word"});
const HAN = /^\p{Script=Han}{2,}$/u;
/** Words of the field that the dictionary of browsers takes apart. */
const FIELD =
  /(估值|中位数|百分位|分位|市盈率|净利润|净利率|增速|市值|光模块|光器件|光芯片|板块|座舱|液冷|算力|基准测试|得分|均值|百分点|等权|加权)/;

/** A text in parts, those that are a Chinese word of several characters apart: browsers break a line anywhere in it. */
export function chineseWords(text: string): {readonly text: string; readonly isWord: boolean}[] {
  const parts: {text: string; isWord: boolean}[] = [];
  const segments = text
    .split(FIELD)
    .flatMap((piece) => (FIELD.test(piece) ? [piece] : [...segmenter.segment(piece)].map((s) => s.segment)));
  for (const segment of segments) {
    const isWord = HAN.test(segment);
    const last = parts.at(-1);
    if (last && !isWord && !last.isWord) last.text += segment;
    else parts.push({text: segment, isWord});
  }
  return parts;
}
