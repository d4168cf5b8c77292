// @vitest-environment jsdom
import fc from "fast-check";
import {afterEach, describe, expect, it, vi} from "vitest";
import {placement, popoverPanel} from "../../../src/components/filters/popoverPanel.js";

describe("placement", () => {
  const viewport = fc.record({
    width: fc.integer({min: 200, max: 3000}),
    height: fc.integer({min: 300, max: 2000})
  });
  const button = viewport.chain(({width, height}) =>
    fc.record({
      viewport: fc.constant({width, height}),
      left: fc.integer({min: 0, max: width}),
      top: fc.integer({min: 0, max: height - 40})
    })
  );

  it("keeps the panel inside the viewport and off its button", () => {
    fc.assert(
      fc.property(button, ({viewport: view, left, top}) => {
        const box = placement({left, top, bottom: top + 40}, view);
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.left + box.width).toBeLessThanOrEqual(view.width);
        const upper = box.top ?? view.height - (box.bottom ?? 0) - box.maxHeight;
        expect(upper).toBeGreaterThanOrEqual(0);
        expect(upper + box.maxHeight).toBeLessThanOrEqual(view.height);
        expect(upper >= top + 40 || upper + box.maxHeight <= top).toBe(true);
      })
    );
  });

  it("opens below the button, and above it near the bottom of the window", () => {
    const view = {width: 390, height: 844};
    expect(placement({left: 300, top: 100, bottom: 140}, view)).toMatchObject({
      left: 42,
      top: 144,
      bottom: null
    });
    expect(placement({left: 16, top: 780, bottom: 820}, view)).toMatchObject({
      left: 16,
      top: null,
      bottom: 68
    });
  });
});

describe("popoverPanel", () => {
  function draw() {
    const button = document.createElement("button");
    const panel = document.createElement("div");
    const inner = document.createElement("button");
    panel.append(inner);
    document.body.append(button, panel);
    const onClose = vi.fn();
    popoverPanel(button, panel, onClose);
    // jsdom has no popovers: these are the events a browser sends.
    const send = (type: string, newState: string) =>
      panel.dispatchEvent(Object.assign(new Event(type), {newState}));
    return {button, panel, inner, onClose, send};
  }
  afterEach(() => document.body.replaceChildren());

  it("says on the button whether the panel is open", () => {
    const {button, panel, send} = draw();
    expect(button.getAttribute("popovertarget")).toBe(panel.id);
    send("toggle", "open");
    expect(button.getAttribute("aria-expanded")).toBe("true");
    send("toggle", "closed");
    expect(button.getAttribute("aria-expanded")).toBe("false");
  });

  it("gives the focus back to the button when it closes", () => {
    const {button, inner, onClose, send} = draw();
    send("beforetoggle", "open");
    inner.focus();
    send("toggle", "closed");
    expect(document.activeElement).toBe(button);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("leaves the focus where a click elsewhere has put it", () => {
    const {send} = draw();
    const other = document.createElement("input");
    document.body.append(other);
    send("beforetoggle", "open");
    other.focus();
    send("toggle", "closed");
    expect(document.activeElement).toBe(other);
  });

  it("closes when Tab leads out of it", () => {
    const {panel, inner, send} = draw();
    const other = document.createElement("input");
    document.body.append(other);
    panel.hidePopover = vi.fn();
    inner.focus();
    other.focus();
    expect(panel.hidePopover).not.toHaveBeenCalled();
    send("beforetoggle", "open");
    inner.focus();
    other.focus();
    expect(panel.hidePopover).toHaveBeenCalledOnce();
  });
});
