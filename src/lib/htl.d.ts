/** Hypertext Literal ships no types. A template here always has exactly one root element. */
declare module "htl" {
  interface Template<Root extends Node> {
    <T extends Root = Root>(strings: TemplateStringsArray, ...values: readonly unknown[]): T;
    fragment(strings: TemplateStringsArray, ...values: readonly unknown[]): DocumentFragment;
  }
  export const html: Template<HTMLElement>;
  export const svg: Template<SVGElement>;
}
