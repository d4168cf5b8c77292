import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {DARK, LIGHT, plainColor} from "../../../../src/components/charts/plot/palette.js";

const style = readFileSync(new URL("../../../../src/style.css", import.meta.url), "utf8");

describe("palettes", () => {
  it.each(Object.keys(LIGHT) as (keyof typeof LIGHT)[])("have the colours of the page: %s", (name) => {
    const declared = new RegExp(`--bf-${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(style)?.slice(1);
    expect(declared).toEqual([LIGHT[name], DARK[name]]);
  });
});

describe("plainColor", () => {
  it("reads a colour by its name, each theme its own", () => {
    expect(plainColor("var(--bf-gemma)", LIGHT)).toEqual({hex: "#0b62b8", alpha: 1});
    expect(plainColor("var(--bf-gemma)", DARK)).toEqual({hex: "#6db3f2", alpha: 1});
    expect(plainColor("currentColor", DARK)).toEqual({hex: DARK.ink, alpha: 1});
  });

  it("reads colours of CSS", () => {
    expect(plainColor("#0B62B8", LIGHT)).toEqual({hex: "#0b62b8", alpha: 1});
    expect(plainColor("white", LIGHT)).toEqual({hex: "#ffffff", alpha: 1});
    expect(plainColor("rgb(11 98 184 / 0.4)", LIGHT)).toEqual({hex: "#0b62b8", alpha: 0.4});
    expect(plainColor("rgba(0, 0, 0, 0)", LIGHT).alpha).toBe(0);
  });

  it("mixes as Chromium does", () => {
    // Chromium's canvas, `fillStyle` of the same colours written out.
    expect(plainColor("color-mix(in oklab, var(--bf-heat) 40.0%, var(--bf-paper))", LIGHT).hex).toBe(
      "#aac4e1"
    );
    expect(plainColor("color-mix(in oklab, var(--bf-cheap) 25%, var(--bf-middle))", DARK).hex).toBe(
      "#8b9db1"
    );
  });

  it("throws on what is no colour", () => {
    expect(() => plainColor("var(--bf-gone)", LIGHT)).toThrow('palette: unknown color: "var(--bf-gone)"');
    expect(() => plainColor("bluish", LIGHT)).toThrow('palette: unknown color: "bluish"');
  });
});
