import {describe, expect, test} from "vitest";
import {csv, gb18030, readFiles, refusal, utf16, xlsx} from "./samples.js";

/** The history of one file as lines: code, date, PE, market capitalisation, s for suspended. */
async function history(files: Record<string, string | Uint8Array>): Promise<string[]> {
  return (await readFiles(files)).history.map(
    (d) => `${d.code} ${d.date} ${d.pe_ttm} ${d.market_cap_cny_100m}${d.suspended ? " s" : ""}`
  );
}

const LONG = [
  ["证券代码", "日期", "市盈率(PE,TTM)", "总市值（单位：元）", "交易状态"],
  ["600000.SH", "2024-02-23", "5.25", "213,456,789,012.34", "交易"],
  ["600000.SH", "2024/2/22", "--", "2.1万亿", "停牌一天"],
  ["000001", "20240223", "亏损", "--", "交易"],
  ["sz.300474", "2024年2月23日", "-154.5", "１２３．５亿", "盘中停牌"]
];
const LONG_DAYS = [
  "000001.SZ 2024-02-23 0 null",
  "300474.SZ 2024-02-23 -154.5 123.5",
  "600000.SH 2024-02-22 null 21000 s",
  "600000.SH 2024-02-23 5.25 2134.5678901234"
];

describe("the static PE", () => {
  const staticOf = async (files: Record<string, string | Uint8Array>) =>
    (await readFiles(files)).history.map((d) => [d.code, d.date, d.pe_ttm, d.pe_static]);

  test("is read beside PE TTM, with the same marks, and from a file of its own", async () => {
    const both = [
      ["证券代码", "日期", "市盈率(PE,TTM)", "市盈率(PE,LYR)"],
      ["600000.SH", "2024-02-23", "5.25", "6.5"],
      ["600000.SH", "2024-02-22", "5.2", "亏损"]
    ];
    const days = [
      ["600000.SH", "2024-02-22", 5.2, 0],
      ["600000.SH", "2024-02-23", 5.25, 6.5]
    ];
    expect(await staticOf({"a.csv": csv(both)})).toEqual(days);
    const [ttm, own] = [2, 3].map((i) => csv(both.map((row) => [row[0]!, row[1]!, row[i]!])));
    expect(await staticOf({"ttm.csv": ttm!, "lyr.csv": own!})).toEqual(days);
  });

  test("is what a wide table holds that says so", async () => {
    const wide = csv([
      ["日期", "600000.SH"],
      ["2024-02-23", "6.5"]
    ]);
    for (const name of ["静态市盈率.csv", "全市场_PE(LYR)_2024.csv", "pe_static.csv"])
      expect(await staticOf({[name]: wide}), name).toEqual([["600000.SH", "2024-02-23", null, 6.5]]);
  });
});

describe("a dump of daily_basic", () => {
  const DUMP = [
    ["ts_code", "trade_date", "close", "pe", "pe_ttm", "total_mv"],
    ["600588.SH", "20240221", "11.1", "", "", "3700000.5"],
    ["600588.SH", "20240222", "11.2", "88.5", "nan", "3800000"],
    ["600588.SH", "20240223", "11.3", "", "", ""],
    ["600588.SH", "20240226", "11.3", "0", "0", "3800000"]
  ];
  const read = async (rows: readonly (readonly string[])[], more: Record<string, string> = {}) => {
    const inbox = await readFiles({"a.csv": csv(rows), ...more});
    return {
      days: inbox.history.map((d) => [d.date, d.pe_ttm, d.pe_static, d.market_cap_cny_100m]),
      notes: inbox.files[0]!.notes
    };
  };

  test("has an empty PE where there is a loss, and its bare pe is the static one", async () => {
    const {days, notes} = await read(DUMP);
    expect(days).toEqual([
      ["2024-02-21", 0, 0, 370.00005],
      ["2024-02-22", 0, 88.5, 380],
      // Without a market capitalisation nothing is said; a printed 0 is a gap, as everywhere.
      ["2024-02-23", null, null, null],
      ["2024-02-26", null, null, 380]
    ]);
    expect(notes).toContain("pe_ttm: empty beside a market capitalisation, read as a loss: 2");
    expect(notes).toContain("pe_static: empty beside a market capitalisation, read as a loss: 1");
  });

  test("may have one of the two PEs alone, and mapping.json has the last word", async () => {
    const without = (...left: number[]) => DUMP.map((row) => row.filter((_, i) => !left.includes(i)));
    expect((await read(without(2, 4))).days[0]).toEqual(["2024-02-21", null, 0, 370.00005]);
    expect((await read(without(3))).days[0]).toEqual(["2024-02-21", 0, null, 370.00005]);
    const {days} = await read(DUMP, {"mapping.json": '{"pe": "ignore"}'});
    expect(days[0]).toEqual(["2024-02-21", 0, null, 370.00005]);
  });

  test("is known by all three of its names: elsewhere an empty PE is a gap, and a bare pe nothing", async () => {
    const other = DUMP.map((row, i) => (i === 0 ? row.map((name) => name.replace("ts_code", "code")) : row));
    expect((await read(other)).days[0]).toEqual(["2024-02-21", null, null, 370.00005]);
  });
});

describe("a long table", () => {
  test.each([
    ["UTF-8", csv(LONG)],
    ["UTF-8 with BOM and CRLF", `\ufeff${csv(LONG).replaceAll("\n", "\r\n")}`],
    ["GB18030", gb18030(csv(LONG))],
    ["UTF-16 with tabs", utf16(csv(LONG, "\t"))],
    [
      "tabs, and texts as formulas",
      LONG.map((cells) => `${cells.map((c) => `="${c}"`).join("\t")}\n`).join("")
    ],
    ["commas, and texts as formulas", csv(LONG.map((cells) => cells.map((c) => `="${c}"`)))],
    ["semicolons", csv(LONG, ";")],
    ["XLSX", xlsx({Sheet1: LONG})],
    ["rows above its header", csv([["某公司历史数据"], ["单位：元"], [], ...LONG])],
    ["a header in row 2", csv([["历史市盈率", "", "", "", ""], ...LONG])],
    ["a row of units", csv([LONG[0]!, ["", "", "倍", "元", ""], ...LONG.slice(1)])],
    [
      "footers and empty tails",
      csv([...LONG, ["", "", "", "", ""], ["数据来源：synthetic", "", "", "", ""], [""]])
    ],
    ["columns of its own beside", csv(LONG.map((cells, i) => [...cells, i === 0 ? "备注" : "x, y"]))],
    ["a header whose commas are not quoted", csv(LONG).replace('"市盈率(PE,TTM)"', "市盈率(PE,TTM)")]
  ])("is read with %s", async (_, content) => expect(await history({"a.csv": content})).toEqual(LONG_DAYS));

  test("of one company takes its code from the file's name or a row above", async () => {
    const rows = [
      ["日期", "pe_ttm"],
      ["2024-02-23", "5"]
    ];
    const day = ["600519.SH 2024-02-23 5 null"];
    expect(await history({"600519.SH.csv": csv(rows)})).toEqual(day);
    expect(await history({"sh600519.csv": csv(rows)})).toEqual(day);
    expect(await history({"a.csv": csv([["证券代码：600519"], ...rows])})).toEqual(day);
    expect(await history({"a.csv": csv([["贵州茅台(600519.SH)"], ...rows])})).toEqual(day);
    expect(await history({"a.csv": csv([["代码", "600519.SH"], ["名称", "贵州茅台"], ...rows])})).toEqual(
      day
    );
    expect(await refusal({"a.csv": csv(rows)})).toContain("needed: code (证券代码 or code) for history");
    expect(await refusal({"600000.SH.csv": csv([["证券代码：600519"], ...rows])})).toBe(
      "600000.SH.csv: which stock code? row 1 says 600519.SH, the file's name says 600000.SH"
    );
  });

  test("of one day takes it from the file's name or a row above", async () => {
    const rows = [
      ["代码", "名称", "PE(TTM)"],
      ["600519", "贵州茅台", "25.1"]
    ];
    const day = ["600519.SH 2024-02-23 25.1 null"];
    expect(await history({"截面_2024-02-23.csv": csv(rows)})).toEqual(day);
    expect(await history({"20240223.csv": csv(rows)})).toEqual(day);
    expect(await history({"a.csv": csv([["交易日期：2024-02-23"], ...rows])})).toEqual(day);
    expect(
      await history({"a.csv": csv([["代码", "名称", "PE(TTM)\n[交易日期]20240223"], rows[1]!])})
    ).toEqual(day);
    expect(await refusal({"pe_20190225_20240223.csv": csv(rows)})).toContain("needed: date");
  });

  test("reads baostock's dumps: losses keep their number, trade status 0 is a suspension", async () => {
    const dump = [
      "date,code,open,high,low,close,volume,amount,turn,tradestatus,pctChg,peTTM,pbMRQ,isST",
      "2024-02-22,sh.600588,12.1,12.3,12.0,12.2,1000,12200,0.1,1,0.5,-154.273600,3.1,0",
      "2024-02-23,sh.600588,12.2,12.2,12.2,12.2,0,0,,0,0,-154.273600,3.1,0",
      "2024-02-26,sh.600588,12.2,12.4,12.1,12.3,900,11070,0.1,1,0.8,0.000000,3.1,0",
      ""
    ].join("\n");
    const inbox = await readFiles({"sh.600588.csv": dump});
    expect(inbox.history.map(({date, pe_ttm, suspended}) => [date, pe_ttm, suspended])).toEqual([
      ["2024-02-22", -154.2736, false],
      ["2024-02-23", -154.2736, true],
      ["2024-02-26", null, false]
    ]);
    expect(inbox.files[0]!.notes).toContain("pe_ttm: printed as 0, read as missing: 1");
    expect(inbox.files[0]!.columns.filter(({meaning}) => meaning).map(({header}) => header)).toEqual([
      "date",
      "code",
      "tradestatus",
      "peTTM"
    ]);
  });

  test("tells a loss without a number from a missing PE: 0, which no PE is, and null", async () => {
    const inbox = await readFiles({
      "a.csv": csv([
        ["代码", "日期", "pe_ttm"],
        ...["亏损", "不适用", "—", "N/A", "", "－－"].map((pe, i) => ["600000", `2024-02-0${i + 1}`, pe])
      ])
    });
    expect(inbox.history.map(({pe_ttm}) => pe_ttm)).toEqual([0, null, null, null, null, null]);
    expect(inbox.files[0]!.notes).toEqual(["pe_ttm: losses without a number: 1"]);
  });

  test("takes the unit of an amount from wherever it is said, and to the same number", async () => {
    const table = (header: string, value: string, above: string[][] = []) =>
      csv([...above, ["代码", "日期", "pe_ttm", header], ["600000", "2024-02-23", "5", value]]);
    const files = [
      table("总市值(元)", "34567000"),
      table("总市值(万元)", "3,456.7"),
      table("total_mv", "3456.7"),
      table("总市值（亿元）", "0.34567"),
      table("总市值", "3456.7万"),
      table("总市值", "0.34567亿元"),
      table("总市值", "34567000元"),
      table("总市值(元)", "3456.7万"),
      table("总市值", "3.4567E-1", [["单位：亿元"]]),
      table("总市值", "0.000034567万亿")
    ];
    for (const file of files)
      expect(await history({"a.csv": file})).toEqual(["600000.SH 2024-02-23 5 0.34567"]);
  });
});

describe("a wide table", () => {
  const WIDE = [
    ["日期", "600000.SH", "000001"],
    ["2024-02-21", "--", "亏损"],
    ["2024-02-22", "5.2", "7"],
    ["2024-02-23", "", "-3"]
  ];
  const DAYS = [
    "000001.SZ 2024-02-21 0 null",
    "000001.SZ 2024-02-22 7 null",
    "000001.SZ 2024-02-23 -3 null",
    "600000.SH 2024-02-22 5.2 null",
    "600000.SH 2024-02-23 null null"
  ];

  test.each([
    ["the file's name", {"pe_ttm.csv": csv(WIDE)}],
    ["words in the file's name", {"全市场_市盈率TTM_2024.csv": gb18030(csv(WIDE))}],
    ["the sheet's name", {"a.xlsx": xlsx({"市盈率(TTM)": WIDE})}],
    ["a row above", {"a.csv": csv([["指标：市盈率(PE,TTM)"], ...WIDE])}],
    ["a row above that is its name alone", {"a.csv": gb18030(csv([["市盈率(PE,TTM)"], ...WIDE]))}],
    ["a row above, cell by cell", {"a.csv": csv([["指标", "市盈率(PE,TTM)"], ["单位", "倍"], ...WIDE])}],
    [
      "a row below the codes",
      {"a.csv": csv([WIDE[0]!, ["", "市盈率(TTM)", "市盈率(TTM)"], ...WIDE.slice(1)])}
    ],
    ["mapping.json", {"a.csv": csv(WIDE), "mapping.json": '{"a.csv": "pe_ttm"}'}]
  ])("says what its figures are by %s", async (_, files) => {
    expect(await history(files)).toEqual(DAYS);
  });

  test("may run backwards, and have rows of names and units, and codes with names", async () => {
    const rows = [
      ["", "浦发银行(600000.SH)", "000001.SZ 平安银行"],
      ["证券简称", "浦发银行", "平安银行"],
      ["日期", "市盈率PE(TTM)", "市盈率PE(TTM)"],
      ["", "倍", "倍"],
      ...WIDE.slice(1).reverse(),
      ["数据来源：synthetic", "", ""]
    ];
    const inbox = await readFiles({"a.csv": csv(rows)});
    expect(inbox.history.length).toBe(5);
    expect(inbox.files[0]!.leftOut).toEqual([
      {what: "row 2", why: "names of the companies"},
      {what: 'row 8 "数据来源：synthetic"', why: "footer"}
    ]);
    expect(inbox.files[0]!.notes).toContain("pe_ttm: days before a company's first value: 1");
  });

  test("joins the measures of several sheets and files", async () => {
    const book = xlsx({
      市盈率TTM: [
        ["日期", "600000.SH"],
        ["2024-02-22", 5.2],
        ["2024-02-23", 5.3]
      ],
      "总市值(亿元)": [
        ["日期", "600000.SH"],
        [45344, 2000],
        [45345, 2001.5]
      ],
      说明: [["来自某终端"]]
    });
    const status = csv([
      ["日期", "600000.SH", "000001.SZ"],
      ["2024-02-22", "停牌", "交易"],
      ["2024-02-23", "交易", "交易"]
    ]);
    expect(await history({"a.xlsx": book, "交易状态.csv": status})).toEqual([
      "600000.SH 2024-02-22 5.2 2000 s",
      "600000.SH 2024-02-23 5.3 2001.5"
    ]);
  });

  test("may have a figure a column", async () => {
    const rows = [
      ["", "600000.SH", "600000.SH", "000001.SZ"],
      ["日期", "市盈率PE(TTM)", "总市值(亿元)", "收盘价"],
      ["2024-02-23", "5.3", "2001.5", "10.1"]
    ];
    const inbox = await readFiles({"a.csv": csv(rows)});
    expect(inbox.history).toEqual([
      {
        ...{code: "600000.SH", date: "2024-02-23", suspended: false},
        ...{pe_ttm: 5.3, pe_static: null, market_cap_cny_100m: 2001.5, pb: null, ps_ttm: null}
      }
    ]);
    expect(inbox.files[0]!.columns.at(-1)).toMatchObject({header: "000001.SZ", note: "not known: 收盘价"});
  });

  test("is refused without a word on what it holds, with two, and with a code that is none", async () => {
    expect(await refusal({"a.csv": csv(WIDE)})).toMatch(
      /^a\.csv row 1: a column a company, but of which figures\?/
    );
    expect(await refusal({"a.xlsx": xlsx({总市值: [["指标：市盈率TTM"], ...WIDE]})})).toBe(
      "a.xlsx: which figures? row 1 says pe_ttm, the sheet's name says market_cap_cny_100m"
    );
    expect(
      await refusal({
        "pe_ttm.csv": csv([
          ["日期", "600000.SH", "000001.SH"],
          ["2024-02-23", "1", "2"]
        ])
      })
    ).toBe('pe_ttm.csv row 1, column C: no stock of SH has such a number: "000001.SH"');
    expect(
      await refusal({
        "pe_ttm.csv": csv([
          ["日期", "600000.SH", "sh600000"],
          ["2024-02-23", "1", "2"]
        ])
      })
    ).toBe(
      'pe_ttm.csv row 1: two columns could be pe_ttm of 600000.SH: "600000.SH" (column B) and "sh600000" (column C); set one to "ignore" in mapping.json'
    );
    expect(await refusal({"pe_ttm.csv": csv([WIDE[0]!, ["2024-02-23", "5.2", "abc"]])})).toBe(
      'pe_ttm.csv row 2, 000001: invalid number: "abc"'
    );
  });
});

describe("the same day from two rows", () => {
  const file = (pe: string, rest: string[] = []) =>
    csv([["代码", "日期", "pe_ttm"], ...(rest.length ? [rest] : []), ["600000", "2024-02-23", pe]]);

  test("is one where they agree", async () => {
    expect(
      await history({"a.csv": file("5.20"), "b.csv": file("5.2", ["600000", "2024-02-22", "5"])})
    ).toEqual(["600000.SH 2024-02-22 5 null", "600000.SH 2024-02-23 5.2 null"]);
    expect(await history({"a.csv": file("5.2", ["600000", "2024-02-23", "5.2"])})).toHaveLength(1);
  });

  test("is refused where they do not, with both rows and both values", async () => {
    expect(await refusal({"a.csv": file("5.2"), "b.csv": file("5.3", ["600000", "2024-02-22", "5"])})).toBe(
      "b.csv row 3, pe_ttm: 600000.SH 2024-02-23: a.csv row 2 says 5.2, this row: 5.3"
    );
    expect(await refusal({"a.csv": file("5.2", ["600000", "2024-02-23", "--"])})).toBe(
      "a.csv row 3, pe_ttm: 600000.SH 2024-02-23: a.csv row 2 says null, this row: 5.2"
    );
  });
});
