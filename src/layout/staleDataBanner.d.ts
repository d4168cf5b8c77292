/** The banner's markup, empty where nothing is promised. `base` leads from the page to the site's root. */
export function staleDataBanner(
  freshness: {
    readonly as_of: string;
    readonly schedule: {readonly cron: string; readonly timezone: string} | null;
    readonly late: {
      readonly after: string;
      readonly due: string;
      readonly reason: "overdue" | "old";
    } | null;
  } | null,
  base: string
): string;
