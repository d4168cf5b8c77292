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

  test.each([
    [
      "its beginning, where a message was cut through it",
      (token: string) => `refused: ${token.slice(0, 50)}`
    ],
    ["its end", (token: string) => `…${token.slice(6)} is no token`],
    ["eight characters of its middle", (token: string) => `at ${token.slice(20, 28)}.`],
    ["two parts", (token: string) => `${token.slice(0, 20)} and ${token.slice(30)}`],
    ["a part of it in base64", (token: string) => Buffer.from(token).toString("base64").slice(4, 40)]
  ])("takes out a part of a value: %s", (_, made) => {
    const token = "5d0c9f3ae17b4826c4d1e09b7a52f8836e21cc7940bb1fd5a3928e64";
    const text = redactor(["TOKEN"], {TOKEN: token})(made(token));
    for (const form of [token, Buffer.from(token).toString("base64")])
      for (let i = 0; i + 8 <= form.length; i++) expect(text).not.toContain(form.slice(i, i + 8));
    expect(text).toContain("[TOKEN]");
  });

  test("leaves seven characters, which stand in other words too", () => {
    expect(redactor(["TOKEN"], {TOKEN: "snapshots-0123456789"})("snapsho")).toBe("snapsho");
  });

  test("does not take every letter out of a text for a value that is no secret", () => {
    expect(redactor(["TOKEN"], {TOKEN: "a"})("a table")).toBe("a table");
    expect(redactor(["TOKEN"], {TOKEN: ""})("a table")).toBe("a table");
  });
});
