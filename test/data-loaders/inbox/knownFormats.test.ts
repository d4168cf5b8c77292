import {describe, expect, test} from "vitest";
import {book, sheet} from "./books.js";
import {csv, readFiles, refusal} from "./samples.js";

/** The history of files: code, date, PE TTM, static PE, market capitalisation. */
async function history(files: Record<string, string>): Promise<string[]> {
  return (await readFiles(files)).history.map(
    (d) => `${d.code} ${d.date} ${d.pe_ttm} ${d.pe_static ?? null} ${d.market_cap_cny_100m}`
  );
}

const EM = [
  [
    "数据日期",
    "当日收盘价",
    "当日涨跌幅",
    "总市值",
    "流通市值",
    "总股本",
    "流通股本",
    "PE(TTM)",
    "PE(静)",
    "市净率"
  ],
  ["2024-02-23", "46.5", "1.2", "107500000000", "101300000000", "2.3e9", "2.1e9", "164.5", "190.25", "6.3"]
];

describe("known formats, without a mapping file", () => {
  test("AKShare's stock_value_em, in yuan, with a bare code in a longer file name", async () => {
    expect(await history({"stock_value_em_002230.csv": csv(EM)})).toEqual([
      "002230.SZ 2024-02-23 164.5 190.25 1075"
    ]);
  });

  test("its capitalisation in another unit is found by its own price and shares", async () => {
    const inUnit = (cap: string) => csv([EM[0]!, EM[1]!, EM[1]!.with(0, "2024-02-26").with(3, cap)]);
    const file = "stock_value_em_002230.csv";
    const message = await refusal({[file]: inUnit("10750000")});
    expect(message).toContain(
      `${file} row 3, 总市值: in 元 it is no 当日收盘价 46.5 × 总股本 2300000000; mapping.json can say "总市值": "总市值(万元)"`
    );
    expect(message).toContain('"10750000"');
    const mapping = (unit: string) => JSON.stringify({总市值: `总市值(${unit})`});
    const all = csv([EM[0]!, EM[1]!.with(3, "10750000")]);
    const day = "002230.SZ 2024-02-23 164.5 190.25 1075";
    expect(await history({[file]: all, "mapping.json": mapping("万元")})).toEqual([day]);
    expect(await refusal({[file]: csv(EM), "mapping.json": mapping("万元")})).toContain("in 万元 it is no");
    // Without price or shares nothing can be told, and a cell without a capitalisation says nothing.
    expect(await history({[file]: csv([EM[0]!, EM[1]!.with(5, "-")])})).toEqual([day]);
    expect(await history({[file]: csv([EM[0]!, EM[1]!.with(3, "")])})).toEqual([
      "002230.SZ 2024-02-23 164.5 190.25 null"
    ]);
  });

  test.each([
    ["stock_value_em_600519.SZ.csv", "no stock of SZ has such a number: 600519.SZ"],
    ["510300_value.csv", "a number without its exchange, of no known range: 510300"],
    ["002230_600519.csv", "several codes: 002230, 600519"]
  ])("the name %s, of which no code can be taken, is said to be why", async (name, why) => {
    const message = await refusal({[name]: csv(EM)});
    expect(message).toContain(
      `needed: code (证券代码 or code) for history; the file's name says none (${why})`
    );
    expect(await refusal({"export.csv": csv(EM)})).not.toContain("the file's name");
  });

  test("a column named alike outside of the format still needs its unit", async () => {
    const other = csv(EM.map((cells) => [cells[0]!, cells[3]!, cells[7]!]));
    expect(await refusal({"export_002230.csv": other})).toMatch(/总市值/);
  });

  test("JoinQuant's valuation: pe_ratio is TTM, market_cap in 亿", async () => {
    const rows = [
      ["code", "day", "pe_ratio", "pe_ratio_lyr", "market_cap"],
      ["000001.XSHE", "2024-02-23", "4.5", "4.75", "2041.5"],
      ["600000.XSHG", "2024-02-23", "5.5", "6", "2100"]
    ];
    expect(await history({"jq.csv": csv(rows)})).toEqual([
      "000001.SZ 2024-02-23 4.5 4.75 2041.5",
      "600000.SH 2024-02-23 5.5 6 2100"
    ]);
  });

  test("RiceQuant's factors: the market capitalisation has no documented unit and is left out", async () => {
    const rows = [
      ["order_book_id", "date", "pe_ratio_ttm", "market_cap_3"],
      ["000001.XSHE", "2024-02-23 00:00:00", "4.5", "204150000000"]
    ];
    expect(await history({"rq.csv": csv(rows)})).toEqual(["000001.SZ 2024-02-23 4.5 null null"]);
    const mapping = JSON.stringify({market_cap_3: "总市值(元)"});
    expect(await history({"rq.csv": csv(rows), "mapping.json": mapping})).toEqual([
      "000001.SZ 2024-02-23 4.5 null 2041.5"
    ]);
  });

  test("AKShare's stock_a_indicator_lg: PE TTM; the bare pe is not taken", async () => {
    const rows = [
      ["trade_date", "pe", "pe_ttm", "pb", "ps", "ps_ttm", "dv_ratio", "dv_ttm", "total_mv"],
      ["2024-02-23", "5", "4.5", "0.5", "1", "1", "2", "2", "20415000"]
    ];
    expect(await history({"stock_a_indicator_lg_000001.csv": csv(rows)})).toEqual([
      "000001.SZ 2024-02-23 4.5 null 2041.5"
    ]);
  });

  test("Wind's 总市值1(元), and cells of a terminal as formulas of text", async () => {
    const rows = [
      ["证券代码", "日期", "市盈率(TTM)", "总市值1(元)"],
      ['="600000"', '="2024-02-23"', "5.5", "210000000000"]
    ];
    expect(await history({"wind.csv": csv(rows, "\t")})).toEqual(["600000.SH 2024-02-23 5.5 null 2100"]);
  });
});

describe("lixinger's valuation of a company", () => {
  const header = (money: string) => [
    ...["日期", `理杏仁前复权(${money})`, `股价(${money})`, `市值(${money})`, "PE-TTM"],
    ...["PE-TTM 分位点", "PE-TTM 80%分位点值", "PE-TTM 50%分位点值", "PE-TTM 20%分位点值"]
  ];
  const cells = ["10.5200", "10.5200", "204150000000.5000", "4.5000", "0.2478", "5.2500", "4.7500", "4.2500"];
  const rowsOf = (money: string, cell: (text: string) => string) =>
    [header(money), ["2024-02-23", ...cells.map(cell)]].map((row) => `${row.join()}\n`).join("");
  const DAY = "000001.SZ 2024-02-23 4.5 null 2041.500000005";

  test.each([
    ["numbers as formulas", (text: string) => `=${text}`],
    ["texts as formulas", (text: string) => `="${text}"`],
    ["numbers", (text: string) => text]
  ])("with its cells as %s: PE and market capitalisation, and no percentile", async (_, cell) => {
    const inbox = await readFiles({"000001_PE-TTM_20251030_223158.csv": rowsOf("元", cell)});
    expect(inbox.history.map((d) => `${d.code} ${d.date} ${d.pe_ttm} null ${d.market_cap_cny_100m}`)).toEqual(
      [DAY]
    );
    expect(inbox.valuations).toEqual([]);
  });

  test("of a loss, and in another money", async () => {
    const loss = rowsOf("美元", (text) => `=${text}`).replace("=4.5000,", "=-83.2873,");
    const [day] = (await readFiles({"TSLA.US_PE-TTM.csv": loss})).history;
    expect(day).toMatchObject({code: "TSLA.US", pe_ttm: -83.2873, market_cap_100m: 2041.500000005});
  });

  test("a formula that computes is refused", async () => {
    for (const formula of ["=1+1", "=A2", "=-", "=4.5.1", "=HYPERLINK(1)"]) {
      const file = rowsOf("元", (text) => (text === "4.5000" ? formula : `=${text}`));
      expect(await refusal({"000001_PE-TTM.csv": file})).toMatch(/a formula without a stored value: "=/);
    }
  });

  test("a minus that a broken bit made an equals sign, or the other way round, is refused", async () => {
    for (const [good, broken] of [
      ["", "="],
      ["=", "-"]
    ] as const) {
      const file = rowsOf("元", (text) => (text === "4.5000" ? `${broken}4.5000` : `${good}${text}`));
      expect(await refusal({"000001_PE-TTM.csv": file})).toMatch(/a formula without a stored value: "=/);
    }
  });
});

describe("Baidu's date and value", () => {
  const DAYS = [
    ["date", "value"],
    ["2024-02-21", "4.25"],
    ["2024-02-22", "4.5"],
    ["2024-02-23", "4.75"],
    ["2024-02-24", "4.75"]
  ];

  test("are what the file's name says, without weekends", async () => {
    expect(await history({"stock_zh_valuation_baidu_000001_市盈率(TTM).csv": csv(DAYS)})).toEqual([
      "000001.SZ 2024-02-21 4.25 null null",
      "000001.SZ 2024-02-22 4.5 null null",
      "000001.SZ 2024-02-23 4.75 null null"
    ]);
  });

  test("are refused without an indicator, and where they are not daily", async () => {
    expect(await refusal({"000001.csv": csv(DAYS)})).toContain("the file's name must say");
    const weekly = csv([DAYS[0]!, ["2024-02-09", "4"], ["2024-02-16", "4"], ["2024-02-23", "4"]]);
    expect(await refusal({"000001_市盈率(TTM).csv": weekly})).toContain("more than a day apart");
  });

  test("are market capitalisations in 亿元 where the name says 总市值", async () => {
    const caps = csv([DAYS[0]!, ["2024-02-22", "2030.25"], ["2024-02-23", "2041.5"]]);
    expect(await history({"stock_zh_valuation_baidu_000001_总市值.csv": caps})).toEqual([
      "000001.SZ 2024-02-22 null null 2030.25",
      "000001.SZ 2024-02-23 null null 2041.5"
    ]);
    expect(
      await history({"000001_总市值.csv": caps, "000001_市盈率(TTM).csv": csv(DAYS.slice(0, 4))})
    ).toContain("000001.SZ 2024-02-23 4.75 null 2041.5");
    // Whoever says a unit in mapping.json, as was once needed, is right.
    for (const [unit, cap] of [
      ["亿元", 2041.5],
      ["万元", 0.20415]
    ] as const) {
      const mapping = JSON.stringify({总市值: `总市值(${unit})`});
      const days = await history({"000001_总市值.csv": caps, "mapping.json": mapping});
      expect(days.at(-1)).toBe(`000001.SZ 2024-02-23 null null ${cap}`);
    }
  });

  test("are of no known money where the company is none of the mainland's", async () => {
    const caps = csv([DAYS[0]!, ["2024-11-20", "690.25"], ["2024-11-21", "688.35"]]);
    const days = csv([DAYS[0]!, ["2024-11-20", "5.25"], ["2024-11-21", "5.5"]]);
    expect(await history({"06969.HK_总市值.csv": caps, "06969.HK_市盈率(TTM).csv": days})).toEqual([
      "06969.HK 2024-11-20 5.25 null null",
      "06969.HK 2024-11-21 5.5 null null"
    ]);
  });
});

describe("days side by side", () => {
  test("are turned, with the names of the companies", async () => {
    const rows = [
      ["证券代码", "证券名称", "2024-02-22", "2024-02-23"],
      ["600000.SH", "浦发银行", "5.25", "5.5"],
      ["000001.SZ", "平安银行", "4.25", "--"]
    ];
    expect(await history({"市盈率(TTM).csv": csv(rows)})).toEqual([
      "000001.SZ 2024-02-22 4.25 null null",
      "000001.SZ 2024-02-23 null null null",
      "600000.SH 2024-02-22 5.25 null null",
      "600000.SH 2024-02-23 5.5 null null"
    ]);
  });
});

describe("a day that heads figures and that the calendar does not have", () => {
  const days = (first: string, second: string) => [
    ["证券代码", "证券名称", first, second],
    ["600000.SH", "浦发银行", "5.25", "5.5"]
  ];
  const figures = (day: string) => days("市盈率(TTM) 2024-02-29", `市盈率(TTM) ${day}`);

  test.each([
    ["side by side", days("2024-02-29", "2024-02-30"), "column D", "2024-02-30"],
    ["without dashes", days("20240229", "20240231"), "column D", "20240231"],
    ["in Chinese, with a time", days("2024年2月30日 00:00", "2024-02-29"), "column C", "2024年2月30日 00:00"],
    ["of another weekday", days("2024-02-29 星期四", "2024-02-23 星期四"), "column D", "2024-02-23 星期四"],
    ["every one", days("2023-02-29", "2023-02-30"), "column C", "2023-02-29"],
    ["with a figure", figures("2024-02-30"), "column D", "市盈率(TTM) 2024-02-30"],
    ["with a figure, joined", figures("20240231"), "column D", "市盈率(TTM) 20240231"],
    ["as a parameter", figures("[交易日期]20240230"), "column D", "市盈率(TTM) [交易日期]20240230"]
  ])("is an error that names file, column and day: %s", async (_, rows, column, value) => {
    expect(await refusal({"市盈率(TTM).csv": csv(rows)})).toContain(
      `市盈率(TTM).csv row 1, ${column}: the calendar has no such day: "${value}"`
    );
  });

  test("is one in a sheet with its headers in the first column, too", async () => {
    const rows = [
      ["日期", "2024-02-29", "2024-02-30"],
      ["市盈率(TTM)", "5.5", "4.5"]
    ];
    expect(await refusal({"turned_600000.csv": csv(rows)})).toContain(
      'turned_600000.csv row 1, column C: the calendar has no such day: "2024-02-30"'
    );
  });

  test("leaves the last day of February, and a title with a day above dated figures", async () => {
    const titled = [["市盈率(TTM) 2024-02-29", "", "", ""], ...figures("2024-02-28")];
    expect(await history({"cross.csv": csv(titled)})).toEqual([
      "600000.SH 2024-02-28 5.5 null null",
      "600000.SH 2024-02-29 5.25 null null"
    ]);
  });
});

describe("a row of figures that is of no company", () => {
  const layouts = {
    "days side by side": ["证券代码", "证券名称", "2024-02-22", "2024-02-23"],
    "figures and days": ["证券代码", "证券名称", "市盈率(TTM) 2024-02-22", "市盈率(TTM) 2024-02-23"]
  };
  const row = (code: string, name: string) => [code, name, "5.25", "5.5"];
  const good = row("600000.SH", "浦发银行");
  const GAP = ["", "", "", ""];

  test.each(
    Object.entries(layouts).flatMap(([layout, header]) => [
      [
        layout,
        [header, row("600519.SZ", "贵州茅台")],
        'row 2, 证券代码: no stock of SZ has such a number: "600519.SZ"'
      ],
      [layout, [header, good, row("1", "平安银行")], "row 3, 证券代码: a code of fewer than 6 digits"],
      [layout, [header, good, row("", "平均")], 'row 3, 证券代码: no stock code: ""'],
      [
        layout,
        [header, good, ["数据来源：Wind", "", "", ""], row("000001.SZ", "平安银行")],
        'row 4: data below the footer of row 3: "000001.SZ"'
      ]
    ])
  )("%s: is named", async (_, rows, message) => {
    expect(await refusal({"市盈率(TTM).csv": csv(rows as string[][])})).toContain(message);
  });

  test.each(Object.entries(layouts))("%s: an empty row between companies is none", async (_, header) => {
    const rows = [header, good, GAP, row("000001.SZ", "平安银行"), GAP, ["数据来源：Wind", "", "", ""]];
    expect(await history({"市盈率(TTM).csv": csv(rows)})).toHaveLength(4);
  });
});

describe("cross-sections whose headers name a figure and a day", () => {
  const days = ["2024-02-22", "2024-02-23"];
  const expected = [
    "000001.SZ 2024-02-22 4.5 null 2000",
    "000001.SZ 2024-02-23 4.75 null 2041.5",
    "600000.SH 2024-02-23 5.5 null 2100"
  ];
  const rows = (pe: (day: string) => string, cap: (day: string) => string) => [
    ["证券代码", "证券名称", ...days.map(pe), ...days.map(cap), "所属行业"],
    ["000001.SZ", "平安银行", "4.5", "4.75", "2000", "2041.5", "银行"],
    // Not listed on the first day.
    ["600000.SH", "浦发银行", "--", "5.5", "", "2100", "银行"],
    ["数据来源：iFinD", "", "", "", "", "", ""]
  ];
  const compact = (day: string) => day.replaceAll("-", "");

  test.each([
    [
      "as parameters",
      (day: string) => `市盈率(PE,TTM)\n[交易日期]${compact(day)}`,
      (day: string) => `总市值\n[交易日期]${compact(day)}\n[单位]亿元`
    ],
    ["behind", (day: string) => `市盈率TTM ${day}`, (day: string) => `总市值(亿元)_${compact(day)}`],
    [
      "before",
      (day: string) => `${day.replaceAll("-", "/")} 市盈率(TTM)`,
      (day: string) => `(${day})总市值(亿元)`
    ]
  ])("are read as a row a company and day: %s", async (_, pe, cap) => {
    expect(await history({"cross.csv": csv(rows(pe, cap))})).toEqual(expected);
  });

  test("also of one day, with a row of units", async () => {
    const units = [
      ["代码", "pe_ttm_20240223", "总市值20240223"],
      ["", "倍", "亿元"],
      ["600000", "5.5", "2100"]
    ];
    expect(await history({"cross.csv": csv(units)})).toEqual([expected[2]]);
  });

  test("are refused where a figure stands twice for a day", async () => {
    const twice = rows(
      () => "市盈率TTM 2024-02-23",
      (day) => `总市值(亿元) ${day}`
    );
    expect(await refusal({"cross.csv": csv(twice)})).toContain(
      "pe_ttm of 2024-02-23 stands in column C, too"
    );
  });
});

test("a sheet with its headers in the first column is turned", async () => {
  const rows = [
    ["证券代码", "600000.SH", "000001.SZ"],
    ["日期", "2024-02-23", "2024-02-23"],
    ["市盈率(TTM)", "5.5", "4.5"]
  ];
  const one = rows.map(([header, value]) => [header!, value!]);
  const day = "600000.SH 2024-02-23 5.5 null null";
  expect(await refusal({"one.csv": csv(one.slice(1))})).toContain("needed: code");
  expect(await history({"turned_600000.csv": csv(one.slice(1))})).toEqual([day]);
  expect(await history({"turned.csv": csv([rows[1]!, rows[0]!, rows[2]!])})).toEqual([
    "000001.SZ 2024-02-23 4.5 null null",
    day
  ]);
});

test("merged headers of two rows and merged codes are of every row that they cover", async () => {
  const rows = [
    ["证券代码", "日期", "估值", ""],
    ["", "", "市盈率(TTM)", "总市值(亿元)"],
    ["600000.SH", "2024-02-22", 5.25, 2000],
    ["", "2024-02-23", 5.5, 2100]
  ];
  const merged = sheet(rows, ["A1:A2", "B1:B2", "C1:D1", "A3:A4"]);
  const bytes = book("xlsx", {Sheet1: merged});
  expect((await readFiles({"merged.xlsx": bytes})).history.map((d) => [d.code, d.date, d.pe_ttm])).toEqual([
    ["600000.SH", "2024-02-22", 5.25],
    ["600000.SH", "2024-02-23", 5.5]
  ]);
});

test("a table without a header says what is understood of the best row", async () => {
  const rows = [["a title"], ["foo", "日期", "bar"], ["x", "y", "z"]];
  const message = await refusal({"odd.csv": csv(rows.map((r) => [...r, "", "", ""].slice(0, 3)))});
  expect(message).toContain("row 2");
  expect(message).toContain("understood of this row: date");
});
