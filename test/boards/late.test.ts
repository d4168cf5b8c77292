// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {late} from "../../src/boards/late.js";
import {common} from "../../src/lib/messages/common.js";

const settled = (root: HTMLElement) => vi.waitFor(() => expect(busy(root)).toBe("false"), {timeout: 20_000});
const busy = (root: HTMLElement) => root.getAttribute("aria-busy");
const part = () => document.createElement("table");

test("a part that comes later is busy until it is there, in the place that was held for it", async () => {
  const root = late(async () => [part(), part()], {m: common.en});
  expect([busy(root), root.childElementCount]).toEqual(["true", 0]);
  await settled(root);
  expect(root.querySelectorAll("table")).toHaveLength(2);
});

test("what does not come is one sentence, and is there when its reader asks again", async () => {
  const load = vi.fn(async () => part());
  load.mockRejectedValueOnce(new Error("Failed to fetch"));
  const root = late(load, {m: common.zh, whenIdle: true});
  await settled(root);
  expect(root.querySelector("[role=alert]")?.textContent).toContain(common.zh.notLoaded);
  root.querySelector("button")!.click();
  await vi.waitFor(() => expect(root.querySelector("table")).not.toBeNull(), {timeout: 20_000});
  expect(root.querySelector("[role=alert]")).toBeNull();
  dispatchEvent(new Event("online"));
  expect(load).toHaveBeenCalledTimes(2);
});
