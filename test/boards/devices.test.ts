// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {csvOf} from "./csvOf.js";
import {asked, openPage} from "./openPage.js";
import {address, cells, chips, figure, press, select, textIn, textsOf, titleOf} from "./pageInJsdom.js";

/** The terms of the arithmetic, each with its result. */
const steps = () =>
  Object.fromEntries(
    [...document.querySelectorAll(".bf-steps > li")].map((step) => {
      const [term, , result] = [...step.children].map((part) => part.textContent ?? "");
      return [term, result];
    })
  );

describe("the page of devices", () => {
  test("opens with the report's model on a laptop, and asks no engine for it", async () => {
    await openPage("devices");
    console.log(document.querySelector("main")!.textContent!.replace(/\s+/g, " ").slice(0, 200000));
    console.log(
      textsOf(".figure-title").join("\n"),
      JSON.stringify(steps(), null, 1),
      textsOf(".figure-notes li").join("\n")
    );
    expect(asked).toEqual([]);
  });
});
