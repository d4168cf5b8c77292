import {BadInput} from "./badInput.js";

/** The day it is in a time zone at a moment, ISO. */
export function dayIn(timezone: string, moment: Date): string {
  return new Intl.DateTimeFormat("sv-SE", {timeZone: timezone}).format(moment);
}

/** The day it is in the market's time zone, ISO: the one that `BENCHFOLIO_TIMEZONE` names, else Shanghai's. Throws BadInput where it is none. */
export function marketToday(
  env: Readonly<Record<string, string | undefined>> = process.env,
  now = new Date()
): string {
  const timezone = env.BENCHFOLIO_TIMEZONE || "Asia/Shanghai";
  try {
    return dayIn(timezone, now);
  } catch {
    throw new BadInput({file: "BENCHFOLIO_TIMEZONE"}, "not a time zone, such as Asia/Shanghai", timezone);
  }
}

/** What is wrong with a day that has not come yet: a slip, which would stand as the latest for good. */
export const afterToday = (today: string) => `a day after today, ${today}`;
