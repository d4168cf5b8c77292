import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {writePolicies} from "../../../scripts/build/policies.js";
import {POLICY} from "../../../src/layout/layout.js";
import {temporaryFolder} from "../../data-loaders/store/temporaryFolder.js";

const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

/** The page with its policy, and what its scripts may be. */
async function written(body: string): Promise<{html: string; scripts: readonly string[]}> {
  const folder = temporaryFolder();
  const file = path.join(folder, "models", "page.html");
  mkdirSync(path.dirname(file));
  writeFileSync(file, `<!DOCTYPE html>\n${META}\n${body}`);
  await writePolicies(folder);
  const html = readFileSync(file, "utf8");
  const directives = /content="([^"]*)"/.exec(html)![1]!.split("; ");
  return {
    html,
    scripts: directives
      .find((part) => part.startsWith("script-src "))!
      .split(" ")
      .slice(1)
  };
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const OWN = ["'self'", "blob:", "'wasm-unsafe-eval'"];
const hashesIn = (scripts: readonly string[]) => scripts.filter((source) => !OWN.includes(source));

describe("the policy of a page", () => {
  test("names its inline scripts, each once, in the place of any such script", async () => {
    const {html, scripts} = await written(
      `<script>a("中")</script><script type="module">\nimport "./x.js";\n</script>
<SCRIPT TYPE=importmap>{}</SCRIPT ><script>a("中")</script>`
    );
    expect(scripts).toEqual([
      "'self'",
      "blob:",
      hashOf('a("中")'),
      hashOf('\nimport "./x.js";\n'),
      hashOf("{}"),
      "'wasm-unsafe-eval'"
    ]);
    expect(html).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(html).toContain("style-src 'self' 'unsafe-inline'");
  });

  test("leaves out what runs from a file, and blocks of data", async () => {
    const {scripts} = await written(
      '<script src="./x.js"></script><script type="application/json">[1]</script><style>a {}</style>'
    );
    expect(hashesIn(scripts)).toEqual([]);
  });

  test("knows a script by its whole text", async () => {
    const [one, other] = [await written("<script>a()</script>"), await written("<script>a() </script>")];
    expect(hashesIn(one.scripts)).toHaveLength(1);
    expect(hashesIn(other.scripts)).not.toEqual(hashesIn(one.scripts));
  });

  test("changes nothing else, and a page without one stops the build by its name", async () => {
    const {html} = await written("<script>a()</script>$& $1");
    expect(html.replace(/content="[^"]*"/, `content="${POLICY}"`)).toBe(
      `<!DOCTYPE html>\n${META}\n<script>a()</script>$& $1`
    );
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "bare.html"), "<script>a()</script>");
    await expect(writePolicies(folder)).rejects.toThrow(/^bare\.html has no policy/);
  });
});
