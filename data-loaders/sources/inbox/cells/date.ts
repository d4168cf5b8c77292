const SEPARATED = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const TIMED = /^(\S*?)(?:T|\s+)(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/;
const WEEKDAY = /^(.*?)[\s,]*\(?(?:(?:星期|周)([日天一二三四五六])|(sun|mon|tue|wed|thu|fri|sat)[a-z]*)\)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const SERIAL = /^(\d{5})(?:\.0+)?$/;

/** Days from 1899-12-30, where Excel's count starts, to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;
const DAY = 86_400_000;

/** China has had one time, without summer time, since 1991. */
const SHANGHAI = 8 * 3_600_000;

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Shanghai's exchange opened in December 1990. */
const YEARS = {first: 1990, last: 2099};

/**
 * The ISO date of `2024-02-23`, `2024/2/23`, `2024.2.23`, `20240223`, `2024年2月23日` or Excel's day count `45345`,
 * also with a time (`2024-02-23 15:00`; with a zone it is the day in Shanghai) or a weekday (`2024-02-23 星期五`).
 * Null for any other text, a weekday that the day does not have, a day that the calendar does not have, and a year
 * outside 1990 to 2099.
 */
export function parseDate(text: string): string | null {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const iso = readDate(text);
  if (iso !== null) KNOWN.set(text, iso);
  return iso;
}

/** Whether a text is written as a day and is none: `2024-02-30`, `20240231`, a weekday that the day does not have. */
export function isImpossibleDay(text: string): boolean {
  if (parseDate(text) !== null) return false;
  const day = TIMED.exec(text)?.[1] ?? WEEKDAY.exec(text)?.[1] ?? text;
  // Eight digits of another century are a number.
  return [SEPARATED, CHINESE].some((form) => form.test(day)) || /^(?:19|20)\d{6}$/.test(day);
}

// Thousands of files hold the same days: one string for each, however many rows there are.
const KNOWN = new Map<string, string>();

function readDate(text: string): string | null {
  return plainDate(text) ?? timedDate(text) ?? weekdayDate(text);
}

function timedDate(text: string): string | null {
  const [, day = "", hour = "", minute, second = "00", zone] = TIMED.exec(text) ?? [];
  const iso = SERIAL.test(day) ? null : plainDate(day);
  if (iso === null || Number(hour) > 23) return null;
  if (zone === undefined) return iso;
  const offset = zone === "Z" ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const time = Date.parse(`${iso}T${hour.padStart(2, "0")}:${minute}:${second}${offset}`);
  return Number.isNaN(time) ? null : withinYears(new Date(time + SHANGHAI).toISOString());
}

function weekdayDate(text: string): string | null {
  const [, day = "", zh, en] = WEEKDAY.exec(text) ?? [];
  const iso = SERIAL.test(day) ? null : plainDate(day);
  if (iso === null) return null;
  const said = zh ? "日一二三四五六".indexOf(zh.replace("天", "日")) : WEEKDAYS.indexOf(en!.toLowerCase());
  return new Date(iso).getUTCDay() === said ? iso : null;
}

function plainDate(text: string): string | null {
  const separated = SEPARATED.exec(text);
  if (separated) return isoDate(separated[1]!, separated[3]!, separated[4]!);
  const named = COMPACT.exec(text) ?? CHINESE.exec(text);
  if (named) return isoDate(named[1]!, named[2]!, named[3]!);
  const serial = SERIAL.exec(text);
  return serial ? withinYears(new Date((Number(serial[1]) - SERIAL_OF_1970) * DAY).toISOString()) : null;
}

function isoDate(year: string, month: string, day: string): string | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // Date rolls 2023-02-29 over into March: then the parts differ.
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return !Number.isNaN(+date) && date.toISOString().startsWith(iso) ? withinYears(iso) : null;
}

function withinYears(iso: string): string | null {
  const year = Number(iso.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last ? iso.slice(0, 10) : null;
}
