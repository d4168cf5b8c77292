import {describe, expect, test} from "vitest";
import {progressOn} from "../../scripts/progress.js";

/** Everything that is written, and a terminal that is one or is not. */
function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return {written, isTTY, columns, write: (text: string) => written.push(text)};
}

describe("progress on a terminal", () => {
  test("is one bar, drawn over itself, cleared for a line and at the end", () => {
    const out = terminal(true);
    const progress = progressOn(out);
    progress.step("fetch");
    progress.progress(1, 2);
    progress.say("read pe.csv");
    progress.step("build");
    progress.end();
    const text = out.written.join("");
    expect(text).toContain("[██░░░░░░░░░░░░░░░░░░░░░░] fetch 1/2");
    expect(text).toContain("\r\x1b[2Kread pe.csv\n[██");
    expect(text).toContain("[████████████████████░░░░] build");
    expect(text.endsWith("\r\x1b[2K")).toBe(true);
    expect(text.split("\n")).toHaveLength(2);
  });

  test("stays within a narrow one", () => {
    const out = terminal(true, 12);
    progressOn(out).step("validate");
    expect(out.written.at(-1)).toHaveLength(11);
  });
});

describe("progress elsewhere", () => {
  test("is plain lines, one a step and one a tenth", () => {
    const out = terminal(false);
    const progress = progressOn(out);
    progress.step("fetch");
    for (let i = 1; i <= 1000; i++) progress.progress(i, 1000);
    progress.say("read pe.csv");
    progress.end();
    const lines = out.written.join("").split("\n");
    expect(lines[0]).toBe("[1/6] fetch");
    expect(lines.filter((line) => line.endsWith("/1000"))).toHaveLength(10);
    expect(lines).toContain("read pe.csv");
    for (const drawn of ["\r", "\x1b", "█"]) expect(out.written.join("")).not.toContain(drawn);
  });
});
