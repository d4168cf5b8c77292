import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterEach, describe, expect, test} from "vitest";
import {isListFile, readListFile, readListFiles} from "../../../data-loaders/lists/listFiles.js";

const read = (text: string, name = "list-banks.csv") => readListFile(name, Buffer.from(text));

describe("a list file", () => {
  test("is told by its name alone", () => {
    expect(["list-banks.csv", "LIST-银行.xlsx", "list-a.txt"].map(isListFile)).toEqual([true, true, true]);
    expect(["banks.csv", "list.csv", "list-banks.pdf", "my-list-a.csv"].map(isListFile)).toEqual(
      Array(4).fill(false)
    );
  });

  test("may be a bare column of codes, as people type them, without a last newline", async () => {
    const {list_id, members} = await read("600036\nsh601398\n000001.SZ\n\n688256.XSHG");
    expect(list_id).toBe("banks");
    expect(members.map(({code}) => code)).toEqual(["600036.SH", "601398.SH", "000001.SZ", "688256.SH"]);
    expect(members[0]).toEqual({
      ...{code: "600036.SH", name_zh: null, name_en: null},
      ...{sector_zh: null, sector_en: null}
    });
  });

  test.each([
    ["代码,简称,行业,英文名称\n600036,招商银行,股份行,CMB\n"],
    ["English name,Sector,Name,Code\nCMB,股份行,招商银行,600036.SH\n"],
    [
      "招商证券导出\n行业\t英文简称\t证券代码\t最新价\t证券简称\n股份行\tCMB\tSH600036\t33.1\t招商银行\n\n数据来源：某终端\n"
    ]
  ])("reads columns in any order and language, and a vendor's export: %j", async (text) => {
    expect((await read(text)).members).toEqual([
      {code: "600036.SH", name_zh: "招商银行", name_en: "CMB", sector_zh: "股份行", sector_en: null}
    ]);
  });

  test("is what the page's own lists leave as", async () => {
    const text =
      "\ufeffcode,name_zh,name_en,sector_zh,sector_en\r\n688256.SH,寒武纪,Cambricon,板块,Sector\r\n";
    expect((await read(text)).members).toEqual([
      {code: "688256.SH", name_zh: "寒武纪", name_en: "Cambricon", sector_zh: "板块", sector_en: "Sector"}
    ]);
  });

  test("takes a name without a Chinese character for an English one", async () => {
    const {members} = await read("code,name,sector\n600036.SH,China Merchants Bank,Banks\n");
    expect(members).toEqual([
      {
        ...{code: "600036.SH", name_zh: null, name_en: "China Merchants Bank"},
        ...{sector_zh: null, sector_en: "Banks"}
      }
    ]);
  });

  test.each([
    [
      "code\n600036.SH\n1\n",
      'list-banks.csv row 3, code: a code of fewer than 6 digits (leading zeros lost?): 000001 and 000001.SZ are codes, 00700.HK and NVDA.US with their market: "1"'
    ],
    [
      "code,name\n600036.SH,a\n600036,b\n",
      'list-banks.csv row 3, code: stands in row 2 already: "600036.SH"'
    ],
    [
      "600036,贵州茅台\n",
      "list-banks.csv row 1: 2 columns without a header: say above them what they are (code, name, sector, English name)"
    ],
    [
      "hello\nworld\n",
      "list-banks.csv: no stock code in it: a list is a column of codes, such as 600519, 600519.SH, 00700.HK or NVDA.US"
    ],
    ["600036\n700\n", '00700.HK and NVDA.US with their market: "700"'],
    ["00700\n", "such as 600519, 600519.SH, 00700.HK or NVDA.US"],
    ["code\n600036.SH\n,x\n", 'list-banks.csv row 3, code: no stock code: ""']
  ])("is refused with the place: %j", async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  test("needs a name that an address can carry", async () => {
    await expect(read("600036\n", "list-a b.csv")).rejects.toThrow("list-a b.csv: no name for a list");
    expect((await read("600036\n", "list-银行.csv")).list_id).toBe("银行");
  });
});

describe("the lists of an inbox", () => {
  const folders: string[] = [];
  const folderWith = async (files: Record<string, string>) => {
    const folder = await mkdtemp(path.join(tmpdir(), "benchfolio-lists-"));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    return folder;
  };
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, {recursive: true});
  });

  test("are by id, and none where there is no folder", async () => {
    const folder = await folderWith({"list-b.csv": "600036\n", "list-a.csv": "600000\n", "x.csv": "no list"});
    expect((await readListFiles(folder)).map(({list_id}) => list_id)).toEqual(["a", "b"]);
    expect(await readListFiles(path.join(folder, "none"))).toEqual([]);
  });

  test("cannot have one id twice", async () => {
    const folder = await folderWith({"list-a.csv": "600036\n", "list-A.txt": "600000\n"});
    await expect(readListFiles(folder)).rejects.toThrow("list-a.csv: is the list a, and so is list-A.txt");
  });
});
