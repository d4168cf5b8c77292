// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {importAgain} from "../../src/lib/importAgain.js";

test("a module that came is what the first load gives", async () => {
  const module = {value: 1};
  const load = vi.fn(async () => module);
  const load2 = importAgain(load);
  expect(await load2()).toBe(module);
  expect(await load2()).toBe(module);
});

test("a module that failed is asked for at another address each time", async () => {
  const load = vi.fn(() => Promise.reject(new Error("Failed to fetch: http://127.0.0.1:1/a.js")));
  const module = {value: 1};
  const importFrom = vi.fn(async (_: string): Promise<unknown> => module);
  importFrom.mockRejectedValueOnce(new Error("Failed to fetch: http://127.0.0.1:1/a.js?again=1"));
  const again = importAgain<unknown>(load, importFrom);
  await expect(again()).rejects.toThrow("Failed to fetch");
  await expect(again()).rejects.toThrow("Failed to fetch");
  expect(await again()).toBe(module);
  expect(importFrom.mock.calls.flat()).toEqual([
    "http://127.0.0.1:1/a.js?again=1",
    "http://127.0.0.1:1/a.js?again=2"
  ]);
  expect(load).toHaveBeenCalledTimes(1);
});

test("the page is told of a module that failed, and of none that came", async () => {
  const told = vi.fn();
  addEventListener("benchfolio:missing", told);
  await importAgain(async () => ({}))();
  expect(told).not.toHaveBeenCalled();
  await expect(importAgain(() => Promise.reject(new Error("failed")))()).rejects.toThrow("failed");
  expect(told).toHaveBeenCalledOnce();
});

test("an error that names no address leaves it to the first load to try again", async () => {
  const load = vi.fn(() => Promise.reject(new Error("Importing a module script failed.")));
  const again = importAgain(load);
  await expect(again()).rejects.toThrow("failed");
  await expect(again()).rejects.toThrow("failed");
  expect(load).toHaveBeenCalledTimes(2);
});
