import {createHash} from "node:crypto";
import {writeFile} from "node:fs/promises";
import {POLICY} from "../../src/layout/layout.js";
import {readPages} from "./readPages.js";

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
/** Types of scripts that a browser runs, or that say what it runs; others are blocks of data. */
const RUN = /^(|module|importmap|speculationrules|(text|application)\/(java|ecma)script)$/i;
const ANY_INLINE = "'unsafe-inline'";

/**
 * Gives each page of `folder` a policy of its own, in which only the inline scripts that it has may run. The last
 * change of a page: a script that is added or changed after it does not run. Throws where a page has no policy.
 */
export async function writePolicies(folder: string): Promise<void> {
  for (const {name, file, html} of await readPages(folder)) {
    if (!html.includes(`content="${POLICY}"`))
      throw new Error(`${name} has no policy to put its scripts' hashes into`);
    await writeFile(
      file,
      html.replace(`content="${POLICY}"`, () => `content="${policyOf(html)}"`)
    );
  }
}

/** The policy of a page with this HTML: that of the layout, with the hashes of its inline scripts in the place of any such script. */
export function policyOf(html: string): string {
  const hashes = [...new Set(inlineScripts(html).map(hashOf))];
  return POLICY.split("; ")
    .map((directive) =>
      directive.startsWith("script-src ")
        ? directive
            .split(" ")
            .flatMap((source) => (source === ANY_INLINE ? hashes : [source]))
            .join(" ")
        : directive
    )
    .join("; ");
}

/** The texts of a page's inline scripts, in their order. */
function inlineScripts(html: string): readonly string[] {
  return [...html.matchAll(SCRIPT)].flatMap(([, attributes, text]) => {
    const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(attributes!)?.[1] ?? "";
    return /\bsrc\s*=/i.test(attributes!) || !RUN.test(type) ? [] : [text!];
  });
}

/** The source expression that allows an inline script of this text. */
function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
