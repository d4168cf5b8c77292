// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {rasterize} from "../../../src/components/export/raster.js";
import {svgElement} from "../../../src/components/svgElement.js";

const png = new Blob(["png"], {type: "image/png"});
const context = {fillStyle: "", fillRect: vi.fn(), drawImage: vi.fn()};
let encoded: Blob | null = png;
let isReadable = true;

class FakeImage {
  onload = () => {};
  onerror = () => {};
  set src(_url: string) {
    queueMicrotask(() => (isReadable ? this.onload() : this.onerror()));
  }
}

beforeEach(() => {
  encoded = png;
  isReadable = true;
  vi.stubGlobal("Image", FakeImage);
  URL.createObjectURL = vi.fn(() => "blob:1");
  URL.revokeObjectURL = vi.fn();
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(context as never);
  vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((callback) => callback(encoded));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("rasterize", () => {
  const svg = () => svgElement("svg", {width: 800, height: 450.5});

  it("draws the picture at scale and lets its address go", async () => {
    expect(await rasterize(svg(), 2)).toBe(png);
    expect(context.drawImage).toHaveBeenLastCalledWith(expect.any(FakeImage), 0, 0, 1600, 901);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:1");
  });

  it("says that the svg cannot be read, and lets its address go", async () => {
    isReadable = false;
    await expect(rasterize(svg())).rejects.toThrow("png: the browser cannot read the svg");
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:1");
  });

  it("says that the picture is too large", async () => {
    encoded = null;
    await expect(rasterize(svg(), 20)).rejects.toThrow("png: the browser cannot draw 16000 × 9010 pixels");
  });

  it("says that the svg has no size", async () => {
    await expect(rasterize(svgElement("svg"))).rejects.toThrow('png: invalid width: "null" at scale 2');
  });
});
