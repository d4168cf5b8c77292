// @vitest-environment jsdom
import {expect, test} from "vitest";
import {openPage} from "./openPage.js";
import {figure, textIn, titleOf, textsOf, cells} from "./pageInJsdom.js";

test("x", async () => {
  for (const s of ["?view=pair&more=llama-2-13b", "?view=pair&more=llama-2-13b,llama-2-7b,gemma-2b", "?view=pair&more=gpt-4.1,deepseek-v3,llama-3.1-8b-instruct&lang=zh", "?view=pair&a=o3&b=gpt-4.1", "?view=pair&a=o3&b=gpt-4.1&more=deepseek-v3,deepseek-r1,grok-3", "?view=pair&more=llama-2-13b&benchmarks=boolq", "?view=pair&more=llama-2-13b&benchmarks="]) {
    await openPage("benchmarks", s);
    console.log(s, textsOf(".notice"), titleOf("head-to-head"), "\n", textsOf("#head-to-head .figure-subtitle, #head-to-head .figure-notes li, #head-to-head .figure-source").join("\n"), "\n", [...figure("head-to-head").querySelectorAll("svg text")].map((t)=>t.textContent).join(" | "));
    if (document.querySelector("#head-to-head-records")) console.log(titleOf("head-to-head-records"), cells("head-to-head-records"), titleOf("head-to-head-classes"), textIn("head-to-head-classes", ".figure-subtitle"), cells("head-to-head-classes"));
  }
  expect(1).toBe(1);
});
