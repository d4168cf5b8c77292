import {strToU8, unzipSync} from "fflate";
import {describe, expect, test} from "vitest";
import {LIMITS, type Limits} from "../../../data-loaders/sources/inbox/files/limits.js";
import {readArchive, readCompound} from "../../../data-loaders/sources/inbox/files/spreadsheet.js";
import {biffRecord, book, compound, ods, odsRow, sheet, shown, withRecords} from "./books.js";
import {csv, gb18030, readFiles, refusal, xlsx} from "./samples.js";

async function read(bytes: Uint8Array, limits: Limits = LIMITS) {
  const reader = bytes[0] === 0x50 ? readArchive : readCompound;
  return reader("t", Buffer.from(bytes), limits);
}

const rowsOf = async (bytes: Uint8Array) => (await read(bytes))[0]!.rows;

/** The message with which the workbook is refused. */
async function problem(bytes: Uint8Array, limits: Limits = LIMITS): Promise<string> {
  const read_ = read(bytes, limits);
  return read_.then(
    (grids) => `read: ${JSON.stringify(grids)}`,
    (error: Error) => (error.name === "BadInput" ? error.message : `${error.name}: ${error.stack}`)
  );
}

/** Records of an old workbook: a cell's style, a number format, and one that no reader knows. */
const [STYLE, FORMAT, UNKNOWN] = [0xe0, 0x41e, 0xfff];

/** Where the next record of that type stands, from the place of another on; -1 where there is none. */
function find(records: Buffer, type: number, from = 0): number {
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2))
    if (at >= from && records.readUInt16LE(at) === type) return at;
  return -1;
}

const BINARY = ["xls", "xlsb", "xlsx"] as const;
const ALL = [...BINARY, "ods"] as const;

describe("a workbook of every kind", () => {
  test.each(BINARY)(
    "%s: dates, percentages, thousands, errors and truth values are read as they are shown",
    async (type) => {
      const rows = [
        [
          shown(45345, "yyyy-mm-dd"),
          shown(45345.625, "yyyy/m/d h:mm"),
          shown(45345, 'yyyy"年"m"月"d"日"'),
          45345
        ],
        [shown(0.8125, "0.00%"), shown(1234567, "#,##0,"), shown(12.5, '0.0"倍"'), shown(0.5, '0.0"%"')],
        [true, {t: "e", v: 42}, {t: "e", v: 23}, -1e-7],
        [100.14285714285714, " 市盈率 ", {t: "n", v: 2, f: "1+1"}, {t: "s", v: "ab", f: '"a"&"b"'}]
      ];
      expect(await rowsOf(book(type, {合成: sheet(rows)}))).toEqual([
        ["2024-02-23", "2024-02-23T15:00:00.000Z", "2024-02-23", "45345"],
        ["0.8125e2%", "1234567 (shown in thousands)", "12.5倍", "0.5"],
        ["true", "#N/A", "#REF!", "-1e-7"],
        ["100.14285714285714", "市盈率", "2", "ab"]
      ]);
    }
  );

  test("ods: the same, as an office program writes it", async () => {
    const styles = `<number:percentage-style style:name="N1"><number:number number:decimal-places="2"/><number:text>%</number:text></number:percentage-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>`;
    const value = (type: string, text: string) => `office:value-type="${type}" ${text}`;
    const bytes = ods(
      odsRow(
        [value("date", 'office:date-value="2024-02-23"'), "2024-02-23"],
        [value("date", 'office:date-value="2024-02-23T15:00:00"'), "x"],
        [value("float", 'office:value="45345"'), "45345"]
      ) +
        odsRow(
          [value("percentage", 'office:value="0.8125" table:style-name="ce1"'), "81.25%"],
          [value("percentage", 'office:value="0.5"'), "50%"],
          [value("float", 'office:value="35.6"'), null]
        ) +
        odsRow(
          [value("boolean", 'office:boolean-value="true"'), "TRUE"],
          [`calcext:value-type="error" ${value("string", 'office:string-value=""')}`, "#N/A"],
          [value("string", ""), "市盈率 &lt;TTM&gt;"]
        ) +
        odsRow(
          ['table:formula="of:=[.A1]&gt;1"', null],
          [value("float", 'office:value="2" table:formula="of:=1+1"'), "2"],
          [value("string", 'table:formula="of:=&quot;&quot;"'), ""]
        ),
      {styles}
    );
    expect(await rowsOf(bytes)).toEqual([
      ["2024-02-23", "2024-02-23T15:00:00.000Z", "45345"],
      ["0.8125e2%", "0.5e2%", "35.6"],
      ["true", "#N/A", "市盈率 <TTM>"],
      ["=[.A1]>1", "2", ""]
    ]);
  });

  test.each(ALL)(
    "%s: sheets by their names, rows at their places, a merged cell's text in its first",
    async (type) => {
      const rows = [["合成数据"], [], [null, "市盈率", null, "x"], [null, "TTM"]];
      const grids = await read(book(type, {估值: sheet(rows, ["A1:C1", "B3:C3"]), 说明: sheet([["b"]])}));
      expect(grids.map(({sheet, hasSiblings, format}) => [sheet, hasSiblings, format])).toEqual([
        ["估值", true, type],
        ["说明", true, type]
      ]);
      expect(grids[0]!.rows).toEqual([
        ["合成数据", "", "", ""],
        ["", "", "", ""],
        ["", "市盈率", "", "x"],
        ["", "TTM", "", ""]
      ]);
    }
  );

  test.each([
    ["says so", (records: Buffer, at: number) => records.writeUInt16LE(936, at + 4)],
    [
      "does not say how its text is encoded",
      (records: Buffer, at: number) => records.writeUInt16LE(UNKNOWN, at)
    ]
  ])("a file from before Excel 97 is read as GBK where it %s", async (_, change) => {
    const [text, ascii] = ["日期市盈", "ABCDEFGH"];
    const bytes = withRecords(book("biff5", {S: sheet([[ascii, 1.5]])}), (records) => {
      change(records, find(records, 0x42));
      const at = records.indexOf(ascii);
      return Buffer.concat([records.subarray(0, at), gb18030(text), records.subarray(at + ascii.length)]);
    });
    expect(await rowsOf(bytes)).toEqual([[text, "1.5"]]);
  });

  test("a day in a built-in format of Chinese Excel, which no file spells out", async () => {
    const bytes = withRecords(book("xls", {S: sheet([[shown(45345, "m/d/yy")]])}), (records) => {
      for (let at = find(records, STYLE); at >= 0; at = find(records, STYLE, at + 1))
        if (records.readUInt16LE(at + 6) === 14) records.writeUInt16LE(31, at + 6);
      return records;
    });
    expect(await rowsOf(bytes)).toEqual([["2024-02-23"]]);
  });

  test("the formats of one file are not those of the next", async () => {
    const percent = book("xls", {S: sheet([[shown(0.5, "0.0000%")]])});
    const without = withRecords(percent, (records) => {
      for (let at = find(records, FORMAT); at >= 0; at = find(records, FORMAT))
        records.writeUInt16LE(UNKNOWN, at);
      return records;
    });
    expect(await rowsOf(percent)).toEqual([["0.5e2%"]]);
    expect(await rowsOf(without)).toEqual([["0.5"]]);
  });
});

describe("a table in a workbook", () => {
  const CODE = "600000.SH";
  const rows = [
    ["浦发银行 synthetic"],
    ["单位：亿元"],
    ["证券代码", "日期", "市盈率(PE,TTM)", "总市值"],
    [CODE, shown(45344, "yyyy-mm-dd"), 5.25, 2134.5],
    [CODE, shown(45345, "yyyy-mm-dd"), "亏损", 2100],
    ["数据来源：synthetic"]
  ];
  const days = [
    {code: CODE, date: "2024-02-22", pe_ttm: 5.25, market_cap_cny_100m: 2134.5},
    {code: CODE, date: "2024-02-23", pe_ttm: 0, market_cap_cny_100m: 2100}
  ];

  test.each(ALL)(
    "%s: is read with its header below other rows, whatever the file's name ends with",
    async (type) => {
      // The library writes no formats of dates into .ods: there a day is a day count.
      const {history, files} = await readFiles({"合成.dat": book(type, {S: sheet(rows, ["A1:D1"])})});
      expect(
        history.map(({code, date, pe_ttm, market_cap_cny_100m}) => ({
          code,
          date,
          pe_ttm,
          market_cap_cny_100m
        }))
      ).toEqual(days);
      expect(files[0]).toMatchObject({headerRow: 3, rowsIn: 2, format: type});
    }
  );

  test("text with tabs is read under the name .xls, in GBK as in UTF-16", async () => {
    const text = csv(
      [
        ["代码", "日期", "市盈率(TTM)"],
        [CODE, "2024-02-23", "5.25"]
      ],
      "\t"
    );
    const {history, files} = await readFiles({"终端.xls": gb18030(text)});
    expect(history).toMatchObject([{code: CODE, date: "2024-02-23", pe_ttm: 5.25}]);
    expect(files[0]).toMatchObject({
      format: "csv",
      encoding: "GB18030",
      notes: ["cells are set apart by tabs"]
    });
  });

  test("an error, a formula without a value, a number shown in thousands are refused where they are needed", async () => {
    const bad = (cell: unknown) => {
      const [title, unit, header, first] = rows;
      return refusal({
        "a.xls": book("xls", {S: sheet([title!, unit!, header!, [...first!.slice(0, 2), cell, 1]])})
      });
    };
    expect(await bad({t: "e", v: 23})).toBe('a.xls row 4, 市盈率(PE,TTM): invalid number: "#REF!"');
    expect(await bad(shown(5250, "0.00,"))).toContain('invalid number: "5250 (shown in thousands)"');
    expect(await bad(shown(0.05, "0%"))).toContain('not a PE: "0.05e2%"');
    expect(await bad("12²")).toContain('invalid number: "12²"');
    const formula =
      odsRow(["", "代码"], ["", "日期"], ["", "市盈率TTM"]) +
      odsRow(["", CODE], ["", "2024-02-23"], ['table:formula="of:=1+1"', null]);
    expect(await refusal({"a.ods": ods(formula)})).toBe(
      'a.ods row 2, 市盈率TTM: a formula without a stored value: "=1+1"'
    );
  });
});

describe("of a workbook that cannot be checked by its XML is refused", () => {
  const SHEET = sheet([
    ["a", 1.5, "b"],
    ["c", 2.5]
  ]);

  test("one with a password", async () => {
    const message = "t: encrypted: save it without a password";
    expect(await problem(compound("EncryptedPackage"))).toBe(message);
    const locked = withRecords(book("xls", {S: SHEET}), (records) => {
      const first = 4 + records.readUInt16LE(2);
      const lock = biffRecord(0x2f, Buffer.alloc(6));
      return Buffer.concat([records.subarray(0, first), lock, records.subarray(first)]);
    });
    expect(await problem(locked)).toBe(message);
    expect(
      await problem(
        ods("", {manifest: "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"})
      )
    ).toBe(message);
  });

  test("dates counted from 1904", async () => {
    for (const type of BINARY)
      expect(await problem(book(type, {S: SHEET}, {from1904: true})), type).toBe(
        "t: a broken workbook: dates counted from 1904: save it with the 1900 date system"
      );
  });

  test("the same in ods, and elements under other names than office programs give them", async () => {
    expect(await problem(ods('<table:null-date table:date-value="1904-01-01"/>'))).toContain(
      "dates counted from 1904"
    );
    const renamed = new TextDecoder()
      .decode(unzipSync(ods(odsRow(["", "a"])))["content.xml"])
      .replaceAll("table:", "t:")
      .replace("xmlns:table", "xmlns:t");
    expect(await problem(ods("", {more: {"content.xml": strToU8(renamed)}}))).toBe(
      "t: a broken workbook: content.xml: its elements are not called table:…"
    );
  });

  test("a compound file of another program", async () => {
    expect(await problem(compound("WordDocument"))).toBe(
      "t: a broken workbook: a compound file without a workbook (a document of another program?)"
    );
  });

  test("every old workbook cut short", async () => {
    const bytes = book("xls", {S: SHEET, T: SHEET});
    const whole = await read(bytes);
    for (let length = 100; length < bytes.length; length += 512) {
      const said = await problem(bytes.subarray(0, length));
      if (!said.startsWith("read: ")) expect(said).toMatch(/^t: a broken workbook: /);
      else expect(said).toBe(`read: ${JSON.stringify(whole)}`);
    }
  });

  test("one whose records end early, or whose list of sheets is wrong", async () => {
    const bytes = book("xls", {S: SHEET, T: SHEET});
    const cut = (by: number) =>
      withRecords(bytes, (records) =>
        Buffer.concat([records.subarray(0, records.lastIndexOf(Buffer.from([0x0a, 0, 0, 0])) - by)])
      );
    expect(await problem(cut(0))).toBe("t: a broken workbook: it is cut off");
    expect(await problem(cut(9))).toBe("t: a broken workbook: it is cut off");
    const moved = withRecords(bytes, (records) => {
      const list = records.indexOf(Buffer.from([0x85, 0x00]));
      records.writeUInt32LE(records.readUInt32LE(list + 4) + 1, list + 4);
      return records;
    });
    expect(await problem(moved)).toBe("t: a broken workbook: a sheet that is not where its list says");
  });

  test("a formula whose text is missing", async () => {
    const bytes = withRecords(book("xls", {S: SHEET}), (records) => {
      const at = records.lastIndexOf(Buffer.from([0x0a, 0, 0, 0]));
      const body = Buffer.alloc(22);
      body.writeUInt16LE(0xffff, 12);
      return Buffer.concat([records.subarray(0, at), biffRecord(0x06, body), records.subarray(at)]);
    });
    expect(await problem(bytes)).toBe("t: a broken workbook: a formula without a stored value");
  });

  test("an archive with a wrong checksum, or of another kind", async () => {
    const bytes = Buffer.from(ods(odsRow(["", "a"])));
    const broken = Buffer.from(bytes);
    broken[broken.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 17]! ^= 1;
    expect(await problem(broken)).toMatch(/^t: a broken workbook: an entry/);
    expect(await problem(ods("", {more: {"META-INF/manifest.xml": new Uint8Array()}}))).toBe(
      "t: a broken workbook: an OpenDocument file without a spreadsheet"
    );
    const small = {...LIMITS, unzippedBytes: 500, zipEntries: 2};
    expect(await problem(bytes, {...small, zipEntries: 9})).toMatch(
      /^t: over the limit of 500 bytes once inflated/
    );
    expect(await problem(bytes, small)).toBe("t: over the limit of 2 entries in the archive: 3");
  });

  test("a number of ods that is none, or is divided by its format", async () => {
    const bytes = ods(odsRow(['office:value-type="float" office:value="12²"', "12"]));
    expect(await problem(bytes)).toBe('t: invalid number in a cell: "12²"');
    const styles =
      '<number:number-style style:name="N1"><number:number number:display-factor="1000"/></number:number-style>';
    expect(await problem(ods("", {styles}))).toBe(
      't: numbers shown divided by their format: save it without such a format: "1000"'
    );
    expect(await problem(ods("<!DOCTYPE x>"))).toBe(
      "t: a broken workbook: content.xml: CDATA or a document type"
    );
  });

  test.each(ALL)("%s: too many sheets, rows, columns, cells, characters of a cell", async (type) => {
    const limits = {...LIMITS, sheets: 2, rows: 50, columns: 30, bookCells: 200, cellText: 100};
    const one = (rows: readonly (readonly unknown[])[]) => problem(book(type, {S: sheet(rows)}), limits);
    expect(await problem(book(type, {a: SHEET, b: SHEET, c: SHEET}), limits)).toBe(
      "t: over the limit of 2 sheets: 3"
    );
    expect(await one([...Array(50).fill([]), [1]])).toBe("t: over the limit of 50 rows: 51");
    expect(await one([[...Array(30).fill(null), 1]])).toBe("t: over the limit of 30 columns: 31");
    expect(await one([...Array(19).fill([]), [...Array(25).fill(null), 1]])).toMatch(
      /^t: over the limit of 200 cells in a workbook: \d+$/
    );
    expect(await one([["a"], [null, "x".repeat(101)]])).toBe(
      "t row 2, B: over the limit of 100 characters: 101"
    );
  });
});

describe("the process that reads", () => {
  // A few hundred bytes that become cells without end.
  const bomb = ods(
    `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>`
  );

  test("is stopped where it needs more memory than its limit, and the next file is read", async () => {
    expect(await problem(bomb, {...LIMITS, readerMib: 64, bookCells: Infinity})).toBe(
      "t: over the limit of 64 MiB of memory to read it"
    );
    expect(await rowsOf(xlsx({a: [["x"]]}))).toEqual([["x"]]);
  });

  test("is stopped where it takes longer than its limit, and the next file is read", async () => {
    const started = performance.now();
    expect(await problem(bomb, {...LIMITS, readerSeconds: 1, bookCells: Infinity})).toBe(
      "t: over the limit of 1 s to read it"
    );
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await rowsOf(book("xls", {a: sheet([["x"]])}))).toEqual([["x"]]);
  });

  test("reads several files at a time", async () => {
    const files = ALL.map((type) => book(type, {S: sheet([[type]])}));
    expect(await Promise.all(files.map(rowsOf))).toEqual(ALL.map((type) => [[type]]));
  });
});

test.each(["xls", "xlsb", "xlsx"] as const)(
  "a number of .%s is the code that its format shows",
  async (type) => {
    const rows = (...codes: readonly unknown[]) => [
      ["代码", "日期", "市盈率TTM"],
      ...codes.map((code) => [code, "2024-02-23", shown(5, "000")])
    ];
    const read = async (cells: readonly (readonly unknown[])[]) =>
      (await readFiles({[`a.${type}`]: book(type, {S: sheet(cells)})})).history;
    const days = await read(
      rows(shown(938, "000000"), shown(2, '000000".SZ"'), shown(600000, '0".SH"'), shown(688041, "000000"))
    );
    expect(days.map(({code, pe_ttm}) => [code, pe_ttm])).toEqual([
      ["000002.SZ", 5],
      ["000938.SZ", 5],
      ["600000.SH", 5],
      ["688041.SH", 5]
    ]);
    const wide = await read([
      ["市盈率TTM"],
      ["日期", shown(938, "000000"), shown(600000, "000000")],
      ["2024-02-23", 5, 6]
    ]);
    expect(wide.map(({code}) => code)).toEqual(["000938.SZ", "600000.SH"]);
    expect(await refusal({[`a.${type}`]: book(type, {S: sheet(rows(shown(938, "General")))})})).toContain(
      'a code of fewer than 6 digits (leading zeros lost?): 000001 and 000001.SZ are codes, 00700.HK and NVDA.US with their market: "938"'
    );
  }
);

test("a unit and a kind that stand in a number's format are read, as if they were typed", async () => {
  const rows = [
    ["代码", "日期", "总市值(万元)"],
    ["600000.SH", "2024-02-23", shown(2134.5, '0.00"亿"')],
    ["600000.SH", "2024-02-22", shown(21345000, "0.00")]
  ];
  for (const type of ["xls", "xlsb", "xlsx"] as const) {
    const {history} = await readFiles({[`a.${type}`]: book(type, {S: sheet(rows)})});
    expect(history.map(({date, market_cap_cny_100m: cap}) => [date, cap])).toEqual([
      ["2024-02-22", 2134.5],
      ["2024-02-23", 2134.5]
    ]);
    const point = [rows[0]!, ["600000.SH", "2024-02-23", shown(21345000, "0!.0000")]];
    expect(await refusal({[`a.${type}`]: book(type, {S: sheet(point)})})).toContain(
      "shown otherwise by its format"
    );
  }
});
