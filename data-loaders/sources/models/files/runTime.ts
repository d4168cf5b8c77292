import {afterToday} from "../../../today.js";
import type {JsonPlace} from "./jsonPlace.js";

/** When a run was made, from its seconds since 1970. Throws BadInput where they are none, or after `today`. */
export function fromSeconds(place: JsonPlace, today: string): string | null {
  const seconds = place.maybeNumber();
  if (seconds === null) return null;
  const date = new Date(seconds * 1000);
  if (!(seconds >= 0) || Number.isNaN(+date)) place.fail("not a time in seconds since 1970");
  return checked(place, date.toISOString(), today);
}

/** When a run was made, from an ISO time with or without a zone (then UTC). */
export function fromIsoTime(place: JsonPlace, today: string): string | null {
  const text = place.maybeText();
  if (text === null) return null;
  if (/^\d+(\.\d+)?$/.test(text)) {
    const date = new Date(Number(text) * 1000);
    return Number.isNaN(+date) ? place.fail("not a time") : checked(place, date.toISOString(), today);
  }
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) || hasZone ? text : `${text}Z`);
  const isTime = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text);
  return isTime && !Number.isNaN(+date)
    ? checked(place, date.toISOString(), today)
    : place.fail("not a time");
}

/** When a run was made, from a file's name: `results_2024-07-12T10-11-12.123456.json`. Null where it does not say. */
export function fromFileName(file: string, today: string): string | null {
  const found = /(\d{4}-\d{2}-\d{2})T(\d{2})[-:](\d{2})[-:](\d{2})(\.\d{1,6})?[^/]*$/.exec(file);
  if (!found) return null;
  const date = new Date(`${found[1]}T${found[2]}:${found[3]}:${found[4]}${(found[5] ?? "").slice(0, 4)}Z`);
  if (Number.isNaN(+date)) return null;
  const iso = date.toISOString();
  return dayOf(iso)! <= today ? iso : null;
}

/** The day of a time, ISO. */
export function dayOf(time: string | null): string | null {
  return time === null ? null : time.slice(0, 10);
}

function checked(place: JsonPlace, time: string, today: string): string {
  return dayOf(time)! > today ? place.fail(afterToday(today)) : time;
}
