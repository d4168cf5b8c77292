// Plain JavaScript, since Framework's configuration reads it.
export const PAGES: readonly {readonly path: string; readonly en: string; readonly zh: string}[];
/** The Content-Security-Policy that all pages share: a build makes it stricter in each, and what a server sends adds who may frame it. */
export const POLICY: string;
/** Elements of every page's head: its policy, and what runs before the first paint. */
export const head: string;
/** The script that has to follow the masthead. */
export const AFTER_PARSE: string;
/** Name, pages and switches: `base` leads to the site's root, `ending` stands behind the names of files. */
export function masthead(base: string, ending?: string): string;
export const footer: string;
/** The masthead of the page at `path`, with its banners. */
export function header(page: {readonly path: string}, freshness?: Freshness | null): string;
/** Elements of a page's head that say what its data are. */
export function snapshotMark(freshness: Freshness | null): string;

interface Freshness {
  readonly snapshot: {readonly run_id: string} | null;
  readonly as_of: string;
  readonly schedule: {readonly cron: string; readonly timezone: string} | null;
  readonly late: {readonly after: string; readonly due: string; readonly reason: "overdue" | "old"} | null;
  readonly is_demo: boolean;
}
