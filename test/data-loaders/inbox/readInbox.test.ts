import {mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {readInbox} from "../../../data-loaders/sources/inbox/read.js";
import {csv, readFiles, refusal, type SheetCell, utf16, xlsx} from "./samples.js";

const PE = [
  ["代码", "日期", "市盈率(TTM)"],
  ["600000", "2024-02-23", "5.2"],
  ["600000", "2024-02-22", "5.1"]
];

/** The table with one cell replaced. Row 1 is the header. */
function withCell(row: number, column: number, text: string): string {
  return csv(PE.map((cells, i) => cells.map((cell, k) => (i === row - 1 && k === column ? text : cell))));
}

describe("a cell that cannot be read is named by file, row and column", () => {
  test.each([
    [withCell(2, 2, "abc"), 'a.csv row 2, 市盈率(TTM): invalid number: "abc"'],
    [withCell(3, 2, "12.5%"), 'a.csv row 3, 市盈率(TTM): not a PE: "12.5%"'],
    [withCell(3, 2, "5亿"), 'a.csv row 3, 市盈率(TTM): not a PE: "5亿"'],
    [withCell(3, 2, "=1+1"), 'a.csv row 3, 市盈率(TTM): a formula without a stored value: "=1+1"'],
    [withCell(3, 2, "#NAME?"), 'a.csv row 3, 市盈率(TTM): invalid number: "#NAME?"'],
    [withCell(3, 2, "1e999"), 'a.csv row 3, 市盈率(TTM): a number out of range: "1e999"'],
    [
      withCell(3, 0, "1"),
      'a.csv row 3, 代码: a code of fewer than 6 digits (leading zeros lost?): 000001 and 000001.SZ are codes, 00700.HK and NVDA.US with their market: "1"'
    ],
    [
      withCell(3, 0, "510300"),
      'a.csv row 3, 代码: a number without its exchange, of no known range: "510300"'
    ],
    [withCell(3, 0, ""), 'a.csv row 3, 代码: no stock code: ""'],
    [withCell(3, 1, "2024-02-30"), 'a.csv row 3, 日期: invalid date: "2024-02-30"'],
    [withCell(3, 1, "22.02.2024"), 'a.csv row 3, 日期: invalid date: "22.02.2024"'],
    [
      withCell(3, 1, "2024-02\n-22"),
      'a.csv row 3: a line break within a cell (a broken quote?): "2024-02\\n-22"'
    ],
    [`${csv(PE)}600000,2024-02-21\n`, 'a.csv row 4: expected 3 cells, found 2: "600000,2024-02-21"'],
    [`${csv(PE)}600000,2024-02-21,5,6\n`, 'a.csv row 4: expected 3 cells, found 4: "600000,2024-02-21,5,6"'],
    [
      `${csv(PE)}数据来源：x,,\n600000,2024-02-21,5\n`,
      'a.csv row 5: data below the footer of row 4: "600000"'
    ],
    [`${csv(PE)}600000,2024-02-21,"5\n`, /^a\.csv row 4: broken CSV \(Quote Not Closed/],
    [`${csv(PE)}600000,"2024-02-21"x,5\n`, /^a\.csv row 4: broken CSV \(Invalid Closing Quote/]
  ])("%#", async (text, message) => {
    const refused = await refusal({"a.csv": text});
    if (typeof message === "string") expect(refused).toBe(message);
    else expect(refused).toMatch(message);
  });

  test.each([
    [
      "a column",
      {"a.csv": withCell(3, 1, "2042-02-22")},
      'a.csv row 3, 日期: a day after today, 2024-03-01: "2042-02-22"'
    ],
    [
      "a column of a wide table",
      {"pe_ttm.csv": "日期,600000.SH\n2024-03-01,5\n2024-03-02,5\n"},
      'pe_ttm.csv row 3, 日期: a day after today, 2024-03-01: "2024-03-02"'
    ],
    [
      "the day count of a workbook",
      {"a.xlsx": xlsx({a: [PE[0]!, ["600000", 51919, 5]]})},
      'a.xlsx row 2, 日期: a day after today, 2024-03-01: "51919"'
    ],
    [
      "an index",
      {"a.csv": "代码,日期,收盘价\n000300.SH,2024-03-02,3500\n"},
      'a.csv row 2, 日期: a day after today, 2024-03-01: "2024-03-02"'
    ],
    [
      "a file's name",
      {"pe_2042-02-26.csv": "代码,PE分位数(%)\n600000,50\n"},
      'pe_2042-02-26.csv: the file\'s name says a day after today, 2024-03-01: "2042-02-26"'
    ],
    [
      "a row above",
      {"a.csv": "日期：2042-02-26,\n代码,市盈率TTM\n600000,50\n"},
      'a.csv: row 1 says a day after today, 2024-03-01: "2042-02-26"'
    ],
    [
      "a header",
      {"a.csv": "代码,市盈率TTM[交易日期]20420226\n600000,50\n"},
      'a.csv: row 1, 市盈率TTM[交易日期]20420226 says a day after today, 2024-03-01: "2042-02-26"'
    ],
    [
      "a file that is of a year of estimates",
      {"a.csv": "代码,日期,24E 净利润(亿元)\n600000,2042-02-26,50\n"},
      'a.csv row 2, 日期: a day after today, 2024-03-01: "2042-02-26"'
    ]
  ])("a day after today, of %s", async (_, files, message) => {
    expect(await refusal(files, LIMITS, "2024-03-01")).toBe(message);
  });

  test("and by its sheet, where a workbook has several", async () => {
    const sheets = {
      说明: [["a"]],
      数据: PE.map((cells, i) => (i === 1 ? [...cells.slice(0, 2), "abc"] : cells))
    };
    expect(await refusal({"a.xlsx": xlsx(sheets)})).toBe(
      'a.xlsx [数据] row 2, 市盈率(TTM): invalid number: "abc"'
    );
    expect(await refusal({"a.xlsx": xlsx({数据: sheets.数据})})).toBe(
      'a.xlsx row 2, 市盈率(TTM): invalid number: "abc"'
    );
  });

  test("a formula that was never calculated, an error value, a PE formatted as a date or a percentage", async () => {
    const refused = async (cell: SheetCell) =>
      refusal({"a.xlsx": xlsx({a: [PE[0]!, ["600000", "2024-02-23", cell]]}, {formats: [0, 14, 10]})});
    expect(await refused({xml: '<c r="{A1}"><f>1+1</f></c>'})).toBe(
      'a.xlsx row 2, 市盈率(TTM): a formula without a stored value: "=1+1"'
    );
    expect(await refused({xml: '<c r="{A1}" t="e"><v>#NAME?</v></c>'})).toContain('invalid number: "#NAME?"');
    expect(await refused({xml: '<c r="{A1}" s="1"><v>35.2</v></c>'})).toContain("invalid number");
    expect(await refused({xml: '<c r="{A1}" s="2"><v>35.2</v></c>'})).toContain('not a PE: "35.2e2%"');
  });
});

describe("columns", () => {
  test("that could both be PE TTM are refused by name, unless mapping.json leaves one out", async () => {
    const two = csv([
      ["代码", "日期", "市盈率(PE,TTM)", "peTTM"],
      ["600000", "2024-02-23", "5.2", "5.3"]
    ]);
    expect(await refusal({"a.csv": two})).toBe(
      'a.csv row 1: two columns could be pe_ttm: "市盈率(PE,TTM)" (column C) and "peTTM" (column D); set one to "ignore" in mapping.json'
    );
    const {history} = await readFiles({"a.csv": two, "mapping.json": '{"peTTM": "ignore"}'});
    expect(history[0]!.pe_ttm).toBe(5.2);
  });

  test("of forward PEs of several years are read of the earliest that is not over, and the others listed", async () => {
    const of = (...rows: readonly (readonly string[])[]) =>
      csv([["代码", "日期", "2026E PE", "2025E PE", "27E PE"], ...rows]);
    const read = async (text: string, mapping = "{}") =>
      readFiles({"a.csv": text, "mapping.json": mapping}, undefined, "2027-12-31");
    const figures = ({valuations}: Awaited<ReturnType<typeof read>>) =>
      valuations.map((row) => [row.forward_pe, row.forward_year, row.forward_pe_state]);
    const one = await read(
      of(["600000", "2025-04-07", "18", "20", "16"], ["600004", "2025-04-07", "18", "--", "16"])
    );
    expect(figures(one)).toEqual([
      [20, 2025, "ok"],
      [null, 2025, "missing"]
    ]);
    const why = "the forward PE is that of the nearest year: 2025E PE";
    expect(one.files[0]!.leftOut).toEqual([
      {what: "2026E PE", why},
      {what: "27E PE", why}
    ]);
    const days = await read(
      of(
        ["600000", "2024-12-31", "18", "20", "16"],
        ["600000", "2026-01-05", "18", "20", "16"],
        ["600004", "2026-01-05", "18", "20", "16"]
      )
    );
    expect(figures(days)).toEqual([
      [20, 2025, "ok"],
      [18, 2026, "ok"],
      [18, 2026, "ok"]
    ]);
    expect(days.files[0]!.notes.filter((note) => note.startsWith("forward_pe"))).toEqual([
      "forward_pe: rows of 2025E PE: 1",
      "forward_pe: rows of 2026E PE: 2"
    ]);
    const ignored = await read(of(["600000", "2025-04-07", "18", "20", "16"]), '{"2025E PE": "ignore"}');
    expect(figures(ignored)).toEqual([[18, 2026, "ok"]]);
    expect(figures(await read(of(["600000", "2027-12-30", "18", "20", "16"])))).toEqual([[16, 2027, "ok"]]);
  });

  test("of forward PEs that do not all name another year are refused by name", async () => {
    const two = (...headers: readonly string[]) =>
      refusal({
        "a.csv": csv([
          ["代码", "日期", ...headers],
          ["600000", "2025-04-07", "18", "20"]
        ])
      });
    const said = (a: string, b: string) =>
      `a.csv row 1: two columns could be forward_pe: "${a}" (column C) and "${b}" (column D); set one to "ignore" in mapping.json`;
    expect(await two("2025E PE", "25E 估值")).toBe(said("2025E PE", "25E 估值"));
    expect(await two("预测市盈率", "2026E PE")).toBe(said("预测市盈率", "2026E PE"));
  });

  test("that are not known are ignored where the needed ones are there, and listed where they are not", async () => {
    const rows = [
      ["代码", "日期", "估值倍数", "收盘价"],
      ["600000", "2024-02-23", "5.2", "10"]
    ];
    expect(await refusal({"a.csv": csv(rows)})).toMatch(
      /^a\.csv row 1: found 代码 \(code\), 日期 \(date\), 估值倍数 \(not known\), 收盘价 \(not known\); needed: pe_ttm/
    );
    const inbox = await readFiles({
      "a.csv": csv(rows),
      "mapping.json": '{"估值倍数": "pe_ttm", "没有": "name"}'
    });
    expect(inbox.history[0]!.pe_ttm).toBe(5.2);
    expect(inbox.files[0]!.columns.at(-1)).toEqual({
      header: "收盘价",
      meaning: null,
      unit: null,
      note: "not known"
    });
    expect(inbox.files[1]).toMatchObject({file: "mapping.json", leftOut: [{what: "没有"}]});
  });

  test("of a PE on another basis are not taken for PE TTM", async () => {
    expect(
      await refusal({
        "a.csv": csv([
          ["代码", "日期", "市盈率"],
          ["600000", "2024-02-23", "5"]
        ])
      })
    ).toContain("市盈率 (a PE, but not known to be TTM, static (LYR) or a forecast)");
  });

  test.each([
    [
      "总市值",
      "123",
      'a.csv row 2, 总市值: an amount without a unit, which the header may name (总市值(亿元)), or mapping.json: "123"'
    ],
    [
      "总市值(美元)",
      "123",
      'a.csv row 2, 总市值(美元): 600000.SH in a column in 美元: mainland companies have amounts in CNY: "123"'
    ],
    ["总市值(亿元)", "3456万", 'a.csv row 2, 总市值(亿元): another unit than the column\'s 亿元: "3456万"'],
    ["总市值(亿元)", "-5", 'a.csv row 2, 总市值(亿元): below 0: "-5"'],
    ["总市值(亿元)", "12%", 'a.csv row 2, 总市值(亿元): not an amount: "12%"'],
    ["交易状态", "2", 'a.csv row 2, 交易状态: neither traded nor suspended: "2"'],
    ["交易状态", "", 'a.csv row 2, 交易状态: neither traded nor suspended: ""'],
    ["PE分位数", "81", 'a.csv row 2, PE分位数: a percentile without a unit (% or fraction): "81"'],
    ["PE分位数(%)", "101", 'a.csv row 2, PE分位数(%): outside 0 to 100%: "101"']
  ])("%s with %j is refused", async (header, value, message) => {
    const table = csv([
      ["代码", "日期", "pe_ttm", header],
      ["600000", "2024-02-23", "5", value]
    ]);
    expect(await refusal({"a.csv": table})).toBe(message);
  });

  test("whose units are said twice, and differently, are refused", async () => {
    const header = ["代码", "日期", "pe_ttm", "总市值(元)"];
    const row = ["600000", "2024-02-23", "5", "100"];
    expect(await refusal({"a.csv": csv([header, ["", "", "", "亿元"], row])})).toBe(
      'a.csv row 1, 总市值(元): in 元 by its header, and below: "亿元"'
    );
    expect(
      await refusal({"a.csv": csv([["单位：元"], ["单位：亿元"], ["代码", "日期", "pe_ttm", "总市值"], row])})
    ).toMatch(/^a\.csv: which unit\? row 1 says .+, row 2 says /);
  });
});

describe("valuations and consensus", () => {
  const TABLE = [
    [
      "股票代码",
      "股票简称",
      "22 营业收入(亿元)",
      "24E 归母净利润(亿元)",
      "预测机构家数",
      "24E 估值",
      "近五年 PE 分位数 (%)",
      "PE_TTM"
    ],
    ["688041", "海光信息", "51.25", "16.7", "12家", "112", "81", "130.5"],
    ["688256", "寒武纪", "7.29", "-5.98", "3", "亏损", "--", "-50"],
    ["688521", "芯原股份", "26.79", "--", "--", "-12", "亏损", "--"]
  ];

  test("stand in one table, with the day in the file's name", async () => {
    const inbox = await readFiles({
      "table_2024-02-23.csv": csv([...TABLE, ["数据来源：synthetic", "", "", "", "", "", "", ""]])
    });
    const source = "synthetic (table_2024-02-23.csv)";
    expect(inbox.valuations.map((v) => Object.values(v))).toEqual([
      ["688041.SH", "海光信息", "2024-02-23", 112, 2024, "ok", 81, "ok", source, source],
      ["688256.SH", "寒武纪", "2024-02-23", null, 2024, "loss", null, "missing", source, null],
      ["688521.SH", "芯原股份", "2024-02-23", null, 2024, "loss", null, "loss", source, source]
    ]);
    expect(inbox.consensus.slice(0, 3)).toMatchObject([
      {
        code: "688041.SH",
        fiscal_year: 2022,
        kind: "actual",
        revenue_cny_100m: 51.25,
        net_profit_cny_100m: null
      },
      {code: "688041.SH", fiscal_year: 2024, kind: "consensus", net_profit_cny_100m: 16.7, brokers: 12},
      {code: "688256.SH", fiscal_year: 2022, kind: "actual"}
    ]);
    expect(inbox.history.map(({pe_ttm}) => pe_ttm)).toEqual([130.5, -50, null]);
    expect(inbox.files[0]!.notes).toContain("forward_pe: below 0, read as a loss: 1");
  });

  test("consensus may have a row a year", async () => {
    const inbox = await readFiles({
      "a.csv": csv([
        ["code", "as_of", "year", "revenue(亿元)", "net_profit(万元)", "brokers"],
        ["600000", "2024-02-23", "2024", "1,800", "4,000,000", "20"],
        ["600000", "2024-02-23", "2025E", "1,900", "--", "18"]
      ])
    });
    expect(inbox.consensus).toMatchObject([
      {fiscal_year: 2024, kind: "consensus", revenue_cny_100m: 1800, net_profit_cny_100m: 400, brokers: 20},
      {fiscal_year: 2025, kind: "consensus", revenue_cny_100m: 1900, net_profit_cny_100m: null, brokers: 18}
    ]);
  });

  test("percentiles may be fractions, percentages by their cells, or percentages by their format", async () => {
    const value = async (header: string, cell: SheetCell) => {
      const rows = [
        ["代码", "日期", header],
        ["600000", "2024-02-23", cell]
      ];
      return (
        await readFiles({
          "a.xlsx": xlsx({a: rows}, {formats: [0, 10]}),
          "mapping.json": '{"cvpos": {"as": "pe_percentile", "unit": "fraction"}}'
        })
      ).valuations[0]!.pe_percentile_published;
    };
    expect(await value("cvpos", 0.8125)).toBe(81.25);
    expect(await value("PE分位数", "81.25%")).toBe(81.25);
    expect(await value("PE分位数", {xml: '<c r="{A1}" s="1"><v>0.8125</v></c>'})).toBe(81.25);
    expect(await value("PE分位数(%)", 81.25)).toBe(81.25);
  });

  test("what lacks a year or a day is left out and listed, or refused where nothing else is there", async () => {
    const rows = [
      ["代码", "日期", "PE分位数(%)", "净利润(亿元)"],
      ["600000", "2024-02-23", "50", "100"]
    ];
    const inbox = await readFiles({"a.csv": csv(rows)});
    expect(inbox.consensus).toEqual([]);
    expect(inbox.files[0]!.leftOut).toContainEqual({what: "consensus", why: "no fiscal_year"});
    expect(
      await refusal({
        "a.csv": csv([
          ["代码", "24E 估值"],
          ["600000", "5"]
        ])
      })
    ).toContain("needed: date (日期 or date) for valuations");
  });

  test("from two files are joined, and each figure names its own as its source", async () => {
    const table = (header: string, value: string) =>
      csv([
        ["代码", "日期", header],
        ["600000", "2024-02-23", value]
      ]);
    const files = {"a.csv": table("预测市盈率", "5"), "b.csv": table("PE分位数(%)", "50")};
    expect((await readFiles(files)).valuations).toMatchObject([
      {
        ...{forward_pe: 5, forward_pe_state: "ok", source: "a.csv"},
        ...{pe_percentile_published: 50, pe_percentile_source: "b.csv"}
      }
    ]);
    const same = await readFiles({...files, "c.csv": table("预测市盈率", "5")});
    expect(same.valuations).toMatchObject([{source: "a.csv; c.csv", pe_percentile_source: "b.csv"}]);
    expect(await refusal({...files, "c.csv": table("预测市盈率", "6")})).toBe(
      "c.csv row 2, forward_pe: 600000.SH 2024-02-23: a.csv row 2 says 5, this row: 6"
    );
  });
});

describe("the folder", () => {
  test("may be empty; hidden files, lock files and a README are passed over, folders are listed", async () => {
    expect(await readFiles({})).toEqual({
      history: [],
      valuations: [],
      consensus: [],
      indices: [],
      names: [],
      files: [],
      models: []
    });
    const folder = await mkdtemp(path.join(tmpdir(), "benchfolio-inbox-"));
    for (const name of [".hidden", "~$a.xlsx", "README", "readme.md", "Thumbs.db"])
      await writeFile(path.join(folder, name), "\0");
    await mkdir(path.join(folder, "2023"));
    await writeFile(path.join(folder, "a.csv"), csv(PE));
    await symlink(path.join(folder, "a.csv"), path.join(folder, "b.csv"));
    const inbox = await readInbox(folder);
    expect(inbox.files.map(({file}) => file)).toEqual(["a.csv", "b.csv", "2023"]);
    expect(inbox.history).toHaveLength(2);
    await symlink(path.join(folder, "nowhere"), path.join(folder, "c.csv"));
    await expect(readInbox(folder)).rejects.toThrow("c.csv: not a file that can be read");
    await rm(folder, {recursive: true});
  });

  test("must exist", async () => {
    await expect(readInbox("/nowhere/inbox")).rejects.toThrow(
      /^\/nowhere\/inbox: no folder that can be read \(/
    );
  });

  test("is the one that BENCHFOLIO_INBOX names", async () => {
    process.env.BENCHFOLIO_INBOX = "/nowhere/else";
    await expect(readInbox()).rejects.toThrow(/^\/nowhere\/else: /);
    delete process.env.BENCHFOLIO_INBOX;
  });

  test("may hold files that mapping.json leaves out", async () => {
    const inbox = await readFiles({
      "a.csv": csv(PE),
      "b.csv": "rubbish",
      "mapping.json": '{"b.csv": "ignore"}'
    });
    expect(inbox.files.map(({file, kinds}) => [file, kinds.length])).toEqual([
      ["a.csv", 1],
      ["b.csv", 0]
    ]);
  });

  test("refuses files over the limits", async () => {
    const limits = {...LIMITS, fileBytes: 100, files: 2, rows: 2, columns: 3, cells: 8, mappingBytes: 10};
    expect(await refusal({"a.csv": "x".repeat(101)}, limits)).toBe("a.csv: over the limit of 100 bytes: 101");
    expect(await refusal({"a.csv": "", "b.csv": "", "c.csv": ""}, limits)).toMatch(
      /: over the limit of 2 files: 3$/
    );
    expect(await refusal({"a.csv": csv(PE)}, limits)).toBe("a.csv: over the limit of 2 rows: 3");
    expect(await refusal({"a.csv": "1,2,3,4\n"}, limits)).toBe("a.csv row 1: over the limit of 3 columns: 4");
    expect(await refusal({"a.csv": csv(PE)}, {...limits, rows: 5})).toBe(
      "a.csv: over the limit of 8 cells (rows × columns): 9"
    );
    expect(await refusal({"mapping.json": '{"a": "pe_ttm"}'}, limits)).toBe(
      "mapping.json: over the limit of 10 bytes: 15"
    );
  });

  test.each([
    [
      "a compound file that is none",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      "a.xls: a broken workbook: damaged, or cut off (CFB file size 5 < 512)"
    ],
    [
      "a workbook from before there were containers",
      Buffer.from([0x09, 0x08, 0x08, 0x00, 0x00, 0x05]),
      "a.xls: a workbook without the container of Excel 5 and later: save it as .xlsx"
    ],
    ["a web page", "\n<html><table>", "a.xls: a web page or XML, whatever its name says: save it as .xlsx"],
    ["a web page in UTF-16", utf16("<html><table>"), /^a\.xls: a web page or XML/],
    ["a web page with a mark", "\ufeff<HTML><body>", /^a\.xls: a web page or XML/],
    [
      "a web page with its pictures",
      "MIME-Version: 1.0\nContent-Type: multipart/related",
      /^a\.xls: a web page/
    ],
    ["nothing", "", "a.xls: empty"],
    ["empty lines", "\n\n", "a.xls: empty"],
    [
      "a picture",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
      /^a\.xls row 2: not a text file/
    ],
    ["prose", "hello\n", /^a\.xls row 1: no header is understood; needed: code .+; found: "hello"$/]
  ])("refuses %s", async (_, content, message) => {
    const refused = await refusal({"a.xls": content});
    if (typeof message === "string") expect(refused).toBe(message);
    else expect(refused).toMatch(message);
  });

  test("reads a workbook whatever its name ends with", async () => {
    expect((await readFiles({"a.csv": xlsx({a: PE})})).history).toHaveLength(2);
  });
});
