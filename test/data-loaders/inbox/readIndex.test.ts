import {describe, expect, test} from "vitest";
import {indexCodesIn, maybeIndexCode} from "../../../data-loaders/sources/inbox/cells/indexCode.js";
import {csv, gb18030, readFiles, refusal, xlsx} from "./samples.js";

async function closes(files: Record<string, string | Uint8Array>): Promise<string[]> {
  return (await readFiles(files)).indices.map((d) => `${d.index_code} ${d.date} ${d.close}`);
}

const DAYS = ["000300.SH 2024-02-22 3486.67", "000300.SH 2024-02-23 3489.74"];

describe("closes of an index", () => {
  test.each([
    [
      "a terminal's export",
      gb18030(
        csv([
          ["代码", "简称", "日期", "前收盘价(元)", "开盘价(元)", "收盘价(元)", "成交额(百万)"],
          ["000300.SH", "沪深300", "2024-02-23", "3486.67", "3487.01", "3,489.74", "262,000"],
          ["000300.SH", "沪深300", "2024-02-22", "3456.87", "3452.11", "3,486.67", "240,000"],
          ["数据来源：synthetic", "", "", "", "", "", ""]
        ])
      )
    ],
    [
      "tushare's columns, newest first",
      csv([
        ["ts_code", "trade_date", "close", "open", "pct_chg"],
        ["000300.SH", "20240223", "3489.74", "3487.01", "0.09"],
        ["000300.SH", "20240222", "3486.67", "3452.11", "0.86"]
      ])
    ],
    [
      "baostock's dump",
      csv([
        ["date", "code", "open", "high", "low", "close", "preclose", "volume", "amount", "pctChg"],
        ["2024-02-22", "sh.000300", "3452.1", "3490", "3450", "3486.67", "3456.87", "1", "1", "0.86"],
        ["2024-02-23", "sh.000300", "3487.0", "3495", "3470", "3489.74", "3486.67", "1", "1", "0.09"]
      ])
    ],
    [
      "a workbook",
      xlsx({
        Sheet1: [
          ["指数代码", "日期", "收盘点位"],
          ["000300.XSHG", "2024/2/22", 3486.67],
          ["000300.XSHG", "2024/2/23", 3489.74]
        ]
      })
    ]
  ])("are read from %s", async (_, content) => {
    expect(await closes({"index.data": content})).toEqual(DAYS);
  });

  test("are of the index that the file's name says, where no column does", async () => {
    const rows = [
      ["日期", "收盘"],
      ["2024-02-22", "3486.67"],
      ["2024-02-23", "3489.74"]
    ];
    const inbox = await readFiles({"000300.SH.csv": csv(rows)});
    expect(inbox.indices.map(({index_code}) => index_code)).toEqual(["000300.SH", "000300.SH"]);
    expect(inbox.files[0]).toMatchObject({
      kinds: ["index"],
      codes: 1,
      notes: ["000300.SH named in the file's name"]
    });
    expect(inbox.indices[0]!.source).toBe("000300.SH.csv");
    expect(await refusal({"prices.csv": csv(rows)})).toMatch(/^prices\.csv row 1: found/);
  });

  test("stand beside a history, by index and day, and twice the same is once", async () => {
    const head = ["代码", "日期", "收盘价"];
    const inbox = await readFiles({
      "a.csv": csv([head, ["399006.SZ", "2024-02-23", "1700.5"], ["000300.SH", "2024-02-23", "3489.74"]]),
      "b.csv": csv([head, ["sh000300", "2024-02-23", "3489.74"], ["000300.SH", "2024-02-22", "--"]]),
      "pe.csv": csv([
        ["代码", "日期", "市盈率TTM", "收盘价"],
        ["600000.SH", "2024-02-23", "5", "7.1"]
      ])
    });
    expect(inbox.indices.map((d) => `${d.index_code} ${d.date}`)).toEqual([
      "000300.SH 2024-02-23",
      "399006.SZ 2024-02-23"
    ]);
    expect(inbox.history).toHaveLength(1);
    expect(inbox.files.find(({file}) => file === "b.csv")!.notes).toEqual(["days without a close: 1"]);
    // A stock's price is in no table.
    expect(inbox.files.find(({file}) => file === "pe.csv")!.columns.at(-1)).toMatchObject({
      header: "收盘价",
      meaning: null,
      note: "not known"
    });
  });

  test("of two files that differ name both rows", async () => {
    const file = (close: string) =>
      csv([
        ["代码", "日期", "收盘价"],
        ["000300.SH", "2024-02-23", close]
      ]);
    expect(await refusal({"a.csv": file("3489.74"), "b.csv": file("3489.75")})).toBe(
      "b.csv row 2, close: 000300.SH 2024-02-23: a.csv row 2 says 3489.74, this row: 3489.75"
    );
  });

  test.each([
    ["0", "not above 0"],
    ["-3489.74", "not above 0"],
    ["3.4万", "not the level of an index"],
    ["12%", "not the level of an index"],
    ["abc", "invalid number"],
    ["=A1", "a formula without a stored value"]
  ])("refuse %s", async (close, problem) => {
    const rows = [
      ["代码", "日期", "收盘价"],
      ["000300.SH", "2024-02-23", close]
    ];
    expect(await refusal({"a.csv": csv(rows)})).toBe(
      `a.csv row 2, 收盘价: ${problem}: ${JSON.stringify(close)}`
    );
  });

  test("refuse a stock among them, two columns of closes, and a table without days", async () => {
    const mixed = [
      ["代码", "日期", "收盘价"],
      ["000300.SH", "2024-02-23", "3489.74"],
      ["600000.SH", "2024-02-23", "7.1"]
    ];
    expect(await refusal({"a.csv": csv(mixed)})).toBe(
      'a.csv row 3, 代码: not the code of an index: "600000.SH"'
    );
    const twice = [
      ["代码", "日期", "收盘价", "收盘点位"],
      ["000300.SH", "2024-02-23", "1", "2"]
    ];
    expect(await refusal({"a.csv": csv(twice)})).toMatch(
      /two columns could be close: "收盘价" \(column C\) and/
    );
    const dayless = [
      ["代码", "收盘价"],
      ["000300.SH", "3489.74"]
    ];
    expect(await refusal({"a.csv": csv(dayless)})).toMatch(/needed: date \(日期 or date\) for index/);
  });
});

describe("the code of an index", () => {
  test.each([
    ["000300.SH", "000300.SH"],
    ["sh.000300", "000300.SH"],
    ["SH000300", "000300.SH"],
    ["000300.XSHG", "000300.SH"],
    ["399006.SZ", "399006.SZ"],
    ["931071.CSI", "931071.CSI"],
    ["h30533.csi", "H30533.CSI"],
    ["000300", null],
    ["000001.SZ", null],
    ["600000.SH", null],
    ["300308.SZ", null],
    ["000300.HK", null]
  ])("of %s is %s", (text, code) => expect(maybeIndexCode(text)).toBe(code));

  test("stands in a file's name", () => {
    expect(indexCodesIn("daily_000300.SH_2024")).toEqual(["000300.SH"]);
    expect(indexCodesIn("600519.SH")).toEqual([]);
  });
});
