// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {copyImage, copyText, download} from "../../../src/components/export/download.js";

const clipboard = {write: vi.fn(async () => {}), writeText: vi.fn(async () => {})};
const image = async () => new Blob(["png"], {type: "image/png"});

class FakeClipboardItem {
  constructor(readonly items: Record<string, Promise<Blob>>) {}
}

beforeEach(() => {
  vi.stubGlobal("ClipboardItem", FakeClipboardItem);
  Object.defineProperty(navigator, "clipboard", {value: clipboard, configurable: true});
  URL.createObjectURL = vi.fn(() => "blob:1");
  URL.revokeObjectURL = vi.fn();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("download", () => {
  it("follows a link with the file's name, takes it away and later lets the address go", async () => {
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await download(new Blob(["a"]), "a.csv");
    expect(names).toEqual(["a.csv"]);
    expect(document.querySelector("a")).toBeNull();
    vi.runAllTimers();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:1");
  });

  it("says which file is not saved", async () => {
    URL.createObjectURL = () => {
      throw new Error("forbidden");
    };
    await expect(download(new Blob(["a"]), "a.csv")).rejects.toThrow(
      'download: the browser does not save "a.csv"'
    );
  });
});

describe("copyImage", () => {
  it("writes a promise of a PNG before it waits for anything", () => {
    void copyImage(image());
    expect(clipboard.write).toHaveBeenCalledWith([{items: {"image/png": expect.any(Promise)}}]);
  });

  it("says that the browser forbids it, or does not know it", async () => {
    const message = "clipboard: the browser does not let a picture be copied";
    clipboard.write.mockRejectedValueOnce(new Error("NotAllowedError"));
    await expect(copyImage(image())).rejects.toThrow(message);
    vi.stubGlobal("ClipboardItem", undefined);
    await expect(copyImage(image())).rejects.toThrow(message);
  });

  it("says why the picture could not be drawn", async () => {
    clipboard.write.mockRejectedValueOnce(new Error("DataError"));
    await expect(copyImage(Promise.reject(new Error("png: broken")))).rejects.toThrow("png: broken");
  });
});

describe("copyText", () => {
  it("writes the text", async () => {
    await copyText("链接");
    expect(clipboard.writeText).toHaveBeenCalledWith("链接");
  });

  it("says that the browser forbids it", async () => {
    Object.defineProperty(navigator, "clipboard", {value: undefined, configurable: true});
    await expect(copyText("a")).rejects.toThrow("clipboard: the browser does not let text be copied");
  });
});
