import {describe, expect, test} from "vitest";
import {withOldColours} from "../../../scripts/build/oldColours.js";

describe("colours for a browser without light-dark()", () => {
  test("are there for light, for dark, and as the system is", () => {
    const css = ":root{--ink:light-dark(#111, #eee);--paper: light-dark(#fff,#000)}p{color:var(--ink)}";
    const added = withOldColours(css).slice(css.length);
    expect(added).toContain("@supports not (color: light-dark(#000, #fff))");
    expect(added).toContain(":root{--ink:#111;--paper:#fff}");
    expect(added).toContain(':root[data-theme="dark"]{--ink:#eee;--paper:#000}');
    expect(added).toContain(':root:not([data-theme="light"]){--ink:#eee;--paper:#000}');
  });

  test("leave a sheet alone that has none", () => {
    expect(withOldColours("p{color:red}")).toBe("p{color:red}");
  });
});
