import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {redactor} from "../../data-loaders/redact.js";

const redact = redactor(["TOKEN", "OTHER", "UNSET"], {
  TOKEN: 's3cr3t&"token',
  OTHER: 's3cr3t&"token-and-more'
});

describe("a redactor", () => {
  test.each([
    ['POST {"token":"s3cr3t&\\"token"}', 'POST {"token":"[TOKEN]"}'],
    ["GET /?token=s3cr3t%26%22token&x=1", "GET /?token=[TOKEN]&x=1"],
    [`Basic ${Buffer.from('s3cr3t&"token').toString("base64")}`, "Basic [TOKEN]"],
    ['s3cr3t&"token s3cr3t&"token', "[TOKEN] [TOKEN]"],
    // The longer one first: what is left of it would be told.
    ['s3cr3t&"token-and-more', "[OTHER]"],
    ["nothing secret", "nothing secret"]
  ])("makes of %j %j", (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test("leaves no value in any text around it", () => {
    const value = fc.string({minLength: 6, unit: "grapheme-ascii"}).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(value, fc.string(), fc.string(), (token, before, after) => {
        // What the name itself holds cannot be told from it.
        fc.pre(!"[TOKEN]".includes(token) && !`${before}[TOKEN]${after}`.includes(token));
        expect(redactor(["TOKEN"], {TOKEN: token})(`${before}${token}${after}`)).not.toContain(token);
      })
    );
  });

  test("does not take every letter out of a text for a value that is no secret", () => {
    expect(redactor(["TOKEN"], {TOKEN: "a"})("a table")).toBe("a table");
    expect(redactor(["TOKEN"], {TOKEN: ""})("a table")).toBe("a table");
  });
});
