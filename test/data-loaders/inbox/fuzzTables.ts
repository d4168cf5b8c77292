import fc from "fast-check";

/** A synthetic table as rows of text: `first` and `last` are the first and the last row of data, from 0. */
export interface FuzzTable {
  readonly layout: "long" | "wide";
  readonly rows: readonly (readonly string[])[];
  readonly header: number;
  readonly first: number;
  readonly last: number;
}

const CODE_FORMS = [
  ["600000.SH", "sh.600000", "600000", "600000.XSHG"],
  ["000001.SZ", "sz.000001", "000001", "SZ000001"],
  ["300474.SZ", "300474", "３００４７４"],
  ["832000.BJ", "bj832000", "832000"]
] as const;

/** Every form of a stock code that stands in these tables, and the code it means. */
export const CODES: ReadonlyMap<string, string> = new Map(
  CODE_FORMS.flatMap((forms) => forms.map((form) => [form, forms[0]]))
);

/** Every form of a day that stands in these tables, and its ISO date. */
export const DATES: ReadonlyMap<string, string> = new Map(
  Array.from({length: 40}, (_, i) => new Date(Date.UTC(2024, 0, 15 + i)).toISOString().slice(0, 10)).flatMap(
    (iso) => dateForms(iso).map((form) => [form, iso])
  )
);

function dateForms(iso: string): string[] {
  const [y, m, d] = iso.split("-");
  const serial = Date.parse(iso) / 86_400_000 + 25_569;
  return [
    iso,
    `${y}/${Number(m)}/${Number(d)}`,
    `${y}${m}${d}`,
    `${y}年${Number(m)}月${Number(d)}日`,
    String(serial)
  ];
}

export const PES = [
  "5.2",
  "35.2倍",
  "-154.2736",
  "1,234.5",
  "１２．５",
  "1E2",
  "0.5",
  "--",
  "—",
  "",
  "亏损",
  "N/A",
  "0",
  "7"
];
export const CAPS = ["2,000.5", "１２３", "1.2万亿", "345.6亿元", "--", "0", "99"];
export const STATES = ["交易", "停牌", "1", "0", "上午停牌"];
/** What does not belong into a cell. */
export const HOSTILE = [
  ...["abc", "1.2.3", "12²", "=1+1", "5%", "#REF!", "2024-13-01", "1,23", "5.", "0x10", "1e999", "NaN5"],
  ...[
    "数据",
    '"',
    "a,b",
    "'5",
    "5 6",
    "-",
    "+",
    "１２万",
    "constructor",
    "__proto__",
    "\u00a0",
    "<b>",
    "日期"
  ]
];
export const ALL = [...CODES.keys(), ...DATES.keys(), ...PES, ...CAPS, ...STATES, ...HOSTILE];

const COLUMNS = {
  代码: [...CODES.keys()],
  日期: [...DATES.keys()],
  "市盈率(PE,TTM)": PES,
  "总市值(亿元)": CAPS,
  交易状态: STATES,
  备注: ["y", "", "y, z", "注"]
} as const;
type ColumnName = keyof typeof COLUMNS;

const ABOVE = [["历史数据"], ["单位：亿元", ""], ["", ""]];
const BELOW = [
  ["", ""],
  ["数据来源：synthetic", ""]
];

/** Long tables of any order of columns, with rows above and below. */
export const longTable: fc.Arbitrary<FuzzTable> = fc
  .record({
    names: fc.subarray(["总市值(亿元)", "交易状态", "备注"] as const).chain((more) => {
      const names: ColumnName[] = ["代码", "日期", "市盈率(PE,TTM)", ...more];
      return fc.shuffledSubarray(names, {minLength: names.length, maxLength: names.length});
    }),
    above: fc.subarray(ABOVE),
    below: fc.subarray(BELOW),
    picks: fc.array(fc.array(fc.nat(1000), {minLength: 6, maxLength: 6}), {minLength: 1, maxLength: 12})
  })
  .map(({names, above, below, picks}) => {
    const data = picks.map((pick) => names.map((name, k) => COLUMNS[name][pick[k]! % COLUMNS[name].length]!));
    return table("long", above, names, data, below);
  });

/** Wide tables of PE TTM: a row a day, a column a company. */
export const wideTable: fc.Arbitrary<FuzzTable> = fc
  .record({
    forms: fc.subarray([...CODE_FORMS], {minLength: 1}),
    below: fc.subarray(BELOW),
    days: fc.uniqueArray(fc.nat(39), {minLength: 1, maxLength: 10}),
    picks: fc.array(fc.nat(1000), {minLength: 40, maxLength: 40})
  })
  .map(({forms, below, days, picks}) => {
    const dates = [...new Set(DATES.values())];
    const data = days.map((day, i) => [
      dateForms(dates[day]!)[picks[i]! % 5]!,
      ...forms.map((_, k) => PES[picks[(i * forms.length + k) % 40]! % PES.length]!)
    ]);
    const names = ["日期", ...forms.map((form, k) => form[picks[k]! % 2]!)];
    return table("wide", [["指标：市盈率(TTM)"]], names, data, below);
  });

function table(
  layout: FuzzTable["layout"],
  above: readonly string[][],
  names: readonly string[],
  data: readonly string[][],
  below: readonly string[][]
): FuzzTable {
  const header = above.length;
  return {
    layout,
    rows: [...above, names, ...data, ...below],
    header,
    first: header + 1,
    last: header + data.length
  };
}
