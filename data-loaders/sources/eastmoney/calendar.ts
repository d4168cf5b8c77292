import {BadInput} from "../../badInput.js";
import {isDate} from "../../validateTables.js";
import {askJson, type PublicOptions} from "./askJson.js";

/**
 * Days, ISO and sorted, on which the exchanges are open, of the months from `from` to `until` (`2026-10`), by the
 * Shenzhen exchange; Shanghai and Beijing keep the same. Null where it fails, which stops nothing: why is said.
 */
export async function openDays(
  {from, until}: {readonly from: string; readonly until: string},
  options: PublicOptions
): Promise<string[] | null> {
  const days: string[] = [];
  try {
    for (const month of months(from, until)) days.push(...(await openDaysOf(month, options)));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    options.say(`${error.message}; days of trading are those of the index`);
    return null;
  }
  return days;
}

function openDaysOf(month: string, options: PublicOptions): Promise<string[]> {
  const url = new URL(options.settings.calendarUrl);
  url.searchParams.set("month", month);
  const file = `szse monthList (${month})`;
  const read = (answer: unknown): string[] => {
    const {data} = (answer ?? {}) as {data?: unknown};
    if (!Array.isArray(data)) throw new BadInput({file}, "an answer without data");
    const days = new Set<string>();
    const open = data.flatMap((record, i) => {
      const {jyrq, jybz} = (record ?? {}) as Record<string, unknown>;
      const place = {file, row: i + 1};
      if (typeof jyrq !== "string" || !isDate(jyrq) || !jyrq.startsWith(month))
        throw new BadInput({...place, field: "jyrq"}, `not a day of ${month}`, jyrq);
      if (jybz !== "0" && jybz !== "1") throw new BadInput({...place, field: "jybz"}, "not 0 or 1", jybz);
      days.add(jyrq);
      return jybz === "1" ? [jyrq] : [];
    });
    // A row of every day, open or closed: what is held against the calendar would lack a day that it lacks.
    if (days.size !== daysIn(month) || data.length !== days.size)
      throw new BadInput({file}, `expected one row of each of ${daysIn(month)} days, found`, data.length);
    return open;
  };
  return askJson({file, url: url.href, referer: "https://www.szse.cn/", kept: "today"}, read, options);
}

function daysIn(month: string): number {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

function months(from: string, until: string): string[] {
  const found: string[] = [];
  let [year, month] = from.split("-").map(Number) as [number, number];
  for (let name = from; name <= until; ) {
    found.push(name);
    if (++month > 12) [year, month] = [year + 1, 1];
    name = `${year}-${String(month).padStart(2, "0")}`;
  }
  return found;
}
