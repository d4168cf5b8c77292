import type {CommonMessages} from "../lib/messages/common.js";

/**
 * A figure's source with the mark of the demo, where the page is one of its own (`layout.js` says so in the head): what
 * is taken away then carries it, whatever its rows say. Where there is no source nothing is said of it.
 */
export function withDemoMark(source: string, m: Pick<CommonMessages, "demo">): string {
  if (source === "" || !document.querySelector('meta[name="benchfolio-demo"]')) return source;
  return m.demo(source);
}
