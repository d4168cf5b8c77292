// Plain JavaScript, since Framework's configuration reads it.
export const PAGES: readonly {readonly path: string; readonly en: string; readonly zh: string}[];
/** The Content-Security-Policy of every page; what a server sends adds who may frame it. */
export const POLICY: string;
