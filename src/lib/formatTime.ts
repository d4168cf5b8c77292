/** `2024-02-23 19:30` of an ISO 8601 time, in a time zone such as `Asia/Shanghai`. */
export function formatTime(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", {dateStyle: "short", timeStyle: "short", timeZone});
  return format.format(new Date(iso));
}

/** Whole days from an ISO date to a moment. */
export function daysSince(date: string, now: Date): number {
  return Math.floor((+now - Date.parse(date)) / 86_400_000);
}
