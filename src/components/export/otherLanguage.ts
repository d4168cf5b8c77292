import type {Taken} from "./csvFile.js";

/** A figure of a page tells what it shows. */
export type TakenCard<Row extends object> = HTMLElement & {taken(): Taken<Row> | undefined};

/** Size of the page behind the page, in CSS pixels. */
const [WIDTH, HEIGHT] = [1280, 900];
const LATEST = 60_000;
const AGAIN_AFTER = 50;

/**
 * The page at an address, out of sight: what it shows in another language is what its link shows, by the same code.
 * `figure` waits until a figure shows what was asked for, and rejects where it does not; `dispose` ends the page.
 */
export function pageBehind(address: string) {
  const frame = document.createElement("iframe");
  frame.title = address;
  frame.inert = true;
  frame.setAttribute("aria-hidden", "true");
  Object.assign(frame.style, {
    ...{position: "fixed", left: `${-2 * WIDTH}px`, top: "0", border: "0"},
    ...{width: `${WIDTH}px`, height: `${HEIGHT}px`, pointerEvents: "none"}
  });
  frame.src = address;
  document.body.append(frame);
  return {
    async figure<Row extends object>(id: string): Promise<Taken<Row>> {
      for (const end = performance.now() + LATEST; performance.now() < end && frame.isConnected; ) {
        const card = frame.contentDocument?.querySelector<TakenCard<Row>>(
          `figure.figure-card#${id}[aria-busy="false"]`
        );
        const taken = card?.taken();
        if (taken) return taken;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
      }
      throw new Error(`no figure "${id}" at ${address}`);
    },
    dispose: () => frame.remove()
  };
}
