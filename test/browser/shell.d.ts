// The shell is plain JavaScript, since Framework's configuration reads it.
declare module "*/shell.js" {
  export const PAGES: readonly {readonly path: string; readonly en: string; readonly zh: string}[];
}

declare module "*/lateBanner.js" {
  export function lateBanner(
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
}
