import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {pathToFileURL} from "node:url";
import {withTemporaryFolder} from "../../data-loaders/engine.js";
import {messageOf} from "../../data-loaders/messageOf.js";
import {findChromium} from "../chromium.js";
import {NOT_FOUND} from "../notFoundPage.js";
import {sha256} from "./checkedFile.js";
import {type Ask, withChromium} from "./chromiumPipe.js";
import {readPages} from "./readPages.js";
import {PREVIEW, type PreviewPicture, pictureOf} from "./writeHeads.js";

const FOLDER = "_preview";

/**
 * A picture of each kind of page of `folder`, made of the first figure that stands in it as built, by the page's file;
 * none where there is no Chromium, which a build does not need. One that fails is told, and is none.
 */
export async function makePreviews(folder: string): Promise<ReadonlyMap<string, PreviewPicture>> {
  const executable = findChromium();
  if (executable === undefined) return new Map();
  const pages = (await readPages(folder)).filter(
    ({name, html}) => name !== NOT_FOUND && pictureOf(name) === name && html.includes('class="figure-card"')
  );
  try {
    return await withTemporaryFolder((profile) =>
      withChromium(executable, profile, async (ask) => {
        const session = await openTab(ask);
        const pictures = new Map<string, PreviewPicture>();
        for (const {name, file} of pages) {
          const drawn = await draw(ask, session, file);
          if (drawn) pictures.set(name, {file: await keep(folder, name, drawn.bytes), alt: drawn.alt});
        }
        return pictures;
      })
    );
  } catch (error) {
    console.error(`no preview pictures: ${messageOf(error)}`);
    return new Map();
  }
}

/** Writes a picture under a name with its hash: who has shown a link asks for another one only by another address. */
async function keep(folder: string, name: string, bytes: Buffer): Promise<string> {
  const hash = sha256(bytes).slice(0, 8);
  const file = path.posix.join(
    FOLDER,
    `${name
      .replace(/\.html$/, "")
      .replaceAll(path.sep, "-")
      .replaceAll("/", "-")}.${hash}.png`
  );
  await mkdir(path.join(folder, FOLDER), {recursive: true});
  await writeFile(path.join(folder, file), bytes);
  return file;
}

async function openTab(ask: Ask): Promise<string> {
  const {targetId} = await ask("Target.createTarget", {url: "about:blank"});
  const {sessionId} = await ask("Target.attachToTarget", {targetId, flatten: true});
  const session = String(sessionId);
  await ask("Emulation.setDeviceMetricsOverride", {...PREVIEW, deviceScaleFactor: 1, mobile: false}, session);
  return session;
}

/** The picture of a built page and its figure's title; null where no figure stands in it. */
async function draw(ask: Ask, session: string, file: string): Promise<{bytes: Buffer; alt: string} | null> {
  const url = `${pathToFileURL(path.resolve(file)).href}?lang=en`;
  await ask("Page.navigate", {url}, session);
  // A page of a file loads no module, so that it stays as it was built.
  const {result} = (await ask(
    "Runtime.evaluate",
    {expression: `(${compose})()`, awaitPromise: true, returnByValue: true},
    session
  )) as {result: {value?: string | null}};
  if (!result.value) return null;
  const {data} = await ask("Page.captureScreenshot", {format: "png"}, session);
  return {bytes: Buffer.from(String(data), "base64"), alt: result.value};
}

// Runs in the page: leaves the first figure alone in it, its title beside it, and gives the title.
const compose = `async () => {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  document.documentElement.dataset.theme = "light";
  document.documentElement.lang = "en";
  delete document.documentElement.dataset.asked;
  const figure = [...document.querySelectorAll(".figure-card")].find((each) => each.checkVisibility());
  if (!figure) return null;
  const words = (name) => (figure.querySelector(name)?.textContent ?? "").replace(/\\s+/g, " ").trim();
  const parts = (name) => [...(figure.querySelector(name)?.cloneNode(true).childNodes ?? [])];
  const title = words(".figure-title");
  const made = (tag, css, ...content) => {
    const element = document.createElement(tag);
    element.style.cssText = css;
    element.append(...content);
    return element;
  };
  const body = figure.querySelector(".figure-body");
  const {width, height} = body.getBoundingClientRect();
  const room = {width: 700, height: 534};
  // A table is cut off below rather than made too small to be told from another.
  const scale = Math.min(room.width / width, body.querySelector(":scope > svg") ? room.height / height : 1);
  body.style.cssText += ";margin:0;transform-origin:0 0;transform:scale(" + scale + ");width:" + width + "px";
  const top = Math.max(0, (room.height - height * scale) / 2);
  const picture = made("div", "position:absolute;right:40px;top:" + (48 + top) + "px;width:700px;height:" + Math.min(room.height, height * scale) + "px;overflow:hidden", body);
  const text = made("div", "position:absolute;left:40px;top:48px;width:380px;height:534px;display:flex;flex-direction:column",
    made("div", "font:700 30px/1 var(--bf-serif);color:var(--bf-accent);border-bottom:3px double var(--bf-ink);padding-bottom:14px;margin-bottom:24px", "Benchfolio"),
    made("div", "font:600 34px/1.2 var(--bf-serif);letter-spacing:-0.01em;color:var(--bf-ink)", title),
    made("div", "font:16px/1.45 var(--bf-sans);color:var(--bf-ink-2);margin-top:18px;overflow:hidden", ...parts(".figure-subtitle")),
    made("div", "font:14px/1.4 var(--bf-sans);color:var(--bf-ink-2);margin-top:auto;padding-top:12px", ...parts(".figure-source")));
  const sheet = made("div", "position:relative;width:1200px;height:630px;background:var(--bf-paper);overflow:hidden", text, picture);
  document.body.replaceChildren(sheet);
  document.body.style.cssText = "margin:0;padding:0;max-width:none";
  await document.fonts.ready;
  return title;
}`;
