import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {parseDate} from "../../../data-loaders/sources/inbox/cells/date.js";

describe("parseDate", () => {
  test.each([
    "2024-02-23",
    "2024/2/23",
    "2024/02/23",
    "2024.2.23",
    "20240223",
    "2024年2月23日",
    "2024年02月23日",
    "45345",
    "45345.0",
    "2024-02-23 00:00:00",
    "2024-02-23T00:00:00.000Z",
    "2024-02-23 15:00:00",
    "2024/2/23 9:30",
    "2024-02-23T00:00:00+08:00",
    "2024-02-22T16:00:00Z",
    "2024-02-22 16:00:00+0000",
    "2024-02-23 星期五",
    "2024年2月23日(周五)",
    "2024-02-23, Fri"
  ])("reads %j", (text) => expect(parseDate(text)).toBe("2024-02-23"));

  test.each([
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-2",
    "23/02/2024",
    "2024-02/23",
    "20240230",
    "202402",
    "45345.5",
    "2024-02-23 25:00:00",
    "2024-02-23 星期四",
    "45345 12:00",
    "1989-12-31",
    "2100-01-01",
    "12345",
    "99999",
    "0000-00-00",
    "today",
    ""
  ])("refuses %j", (text) => expect(parseDate(text)).toBeNull());

  test("reads a leap day, and says the same of it the second time", () => {
    expect([parseDate("20240229"), parseDate("20240229"), parseDate("20230229")]).toEqual([
      "2024-02-29",
      "2024-02-29",
      null
    ]);
  });

  test("reads every day of the calendar in every form as the same day", () => {
    const days = fc.date({min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true});
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split("-").map(Number);
        const serial = Date.parse(iso) / 86_400_000 + 25_569;
        const forms = [iso, iso.replaceAll("-", ""), `${y}/${m}/${d}`, `${y}年${m}月${d}日`, String(serial)];
        expect(forms.map(parseDate)).toEqual(forms.map(() => iso));
      })
    );
  });
});
