// @vitest-environment jsdom
import {afterEach, describe, expect, it, vi} from "vitest";
import {plainColor} from "../../../src/components/export/plainColor.js";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function stubCanvas(pixel: readonly number[], isKnown = true) {
  const context = {canvas: {}, fillRect: vi.fn(), getImageData: vi.fn(() => ({data: pixel}))};
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(context as never);
  vi.stubGlobal("CSS", {supports: () => isKnown});
  return context;
}

describe("plainColor", () => {
  it("reads what computed styles hold", () => {
    expect(plainColor("#0B62B8")).toEqual({hex: "#0b62b8", alpha: 1});
    expect(plainColor("rgb(11, 98, 184)")).toEqual({hex: "#0b62b8", alpha: 1});
    expect(plainColor("rgba(11, 98, 184, 0.4)")).toEqual({hex: "#0b62b8", alpha: 0.4});
    expect(plainColor("rgb(11 98 184 / 0.4)")).toEqual({hex: "#0b62b8", alpha: 0.4});
    expect(plainColor("color(srgb 1 0.5 -0.01)")).toEqual({hex: "#ff8000", alpha: 1});
    expect(plainColor("color(srgb 0 0 1e-7 / 0.25)")).toEqual({hex: "#000000", alpha: 0.25});
  });

  it("paints any other colour, once", () => {
    const context = stubCanvas([42, 107, 175, 102]);
    expect(plainColor("oklch(0.5 0.12 255 / 0.4)")).toEqual({hex: "#2a6baf", alpha: 0.4});
    expect(plainColor("oklch(0.5 0.12 255 / 0.4)")).toEqual({hex: "#2a6baf", alpha: 0.4});
    expect(context.getImageData).toHaveBeenCalledTimes(1);
  });

  it("throws on what is no colour", () => {
    stubCanvas([0, 0, 0, 255], false);
    expect(() => plainColor("var(--bf-gemma)")).toThrow('picture: unknown color: "var(--bf-gemma)"');
  });
});
