import {createReadStream, statSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import path from "node:path";
import {NOT_FOUND} from "../../scripts/notFoundPage.js";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm"
};

/** A host of `folder` below `/somewhere/` that serves a file at its own name, and at any other its page for that. */
export async function openPlainHost(folder: string): Promise<{home: string; server: Server}> {
  const server = createServer(({url = ""}, response) => {
    const {pathname} = new URL(url, "http://host");
    const file = path.join(folder, decodeURIComponent(pathname).replace(/^\/somewhere\//, "/"));
    const isThere = pathname.startsWith("/somewhere/") && statSync(file, {throwIfNoEntry: false})?.isFile();
    if (!isThere) {
      const page = createReadStream(path.join(folder, NOT_FOUND));
      return page.pipe(response.writeHead(404, {"content-type": "text/html"}));
    }
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    return createReadStream(file).pipe(response.writeHead(200, {"content-type": type}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {home: `http://127.0.0.1:${(server.address() as AddressInfo).port}/somewhere/`, server};
}
