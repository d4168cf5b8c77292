// The shell is plain JavaScript, since Framework's configuration reads it.
declare module "*/shell.js" {
  export const PAGES: readonly {readonly path: string; readonly en: string; readonly zh: string}[];
}
