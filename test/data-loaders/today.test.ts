import {expect, test} from "vitest";
import {dayIn, marketToday} from "../../data-loaders/today.js";

const MOMENT = new Date("2024-02-23T17:30:00Z");

test("the day in a time zone is the market's, not the machine's", () => {
  expect(dayIn("Asia/Shanghai", MOMENT)).toBe("2024-02-24");
  expect(dayIn("America/New_York", MOMENT)).toBe("2024-02-23");
});

test("the market is in Shanghai, or where BENCHFOLIO_TIMEZONE says", () => {
  expect(marketToday({}, MOMENT)).toBe("2024-02-24");
  expect(marketToday({BENCHFOLIO_TIMEZONE: "America/New_York"}, MOMENT)).toBe("2024-02-23");
  expect(() => marketToday({BENCHFOLIO_TIMEZONE: "Shanghai"}, MOMENT)).toThrow(
    'BENCHFOLIO_TIMEZONE: not a time zone, such as Asia/Shanghai: "Shanghai"'
  );
});
