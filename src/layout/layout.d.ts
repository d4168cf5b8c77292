// Plain JavaScript, since Framework's configuration reads it.
export const PAGES: readonly {readonly path: string; readonly en: string; readonly zh: string}[];
