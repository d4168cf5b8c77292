// Plain JavaScript, since Framework's configuration reads it.
export const PAGES: readonly {readonly path: string; readonly en: string; readonly zh: string}[];
/** The Content-Security-Policy that all pages share: a build makes it stricter in each, and what a server sends adds who may frame it. */
export const POLICY: string;
