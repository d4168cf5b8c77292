import {existsSync, readFileSync, realpathSync} from "node:fs";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse
} from "node:http";
import path from "node:path";
import type {Readable} from "node:stream";
import sirv from "sirv";
import {POLICY} from "../src/layout/layout.js";
import {cleanRequest} from "./cleanRequest.js";
import {isHashedName} from "./hashedName.js";
import {NOT_FOUND} from "./notFoundPage.js";
import {type PlainCommand, plainCommand} from "./plainCommand.js";

const YEAR = 365 * 24 * 3600;

/** Serves the published site on 127.0.0.1, precompressed; hashed files may be cached for a year, pages never unasked. Nothing that a client sends ends it. */
export async function serve({port = 3000, host = "127.0.0.1", published = "dist"} = {}): Promise<Server> {
  if (!existsSync(published)) throw new Error(`there is no ${published} to serve: run "npm run build" first`);
  const server = createServer(followLink(published, headersOf(process.env)));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return server;
}

/** The address of a listening server. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("server does not listen on a port");
  return `http://${address.address}:${address.port}/`;
}

// sirv lists a folder once; a new site is a new folder behind the same link.
function followLink(link: string, headers: Readonly<Record<string, string>>): RequestListener {
  let folder = "";
  let handler: ReturnType<typeof sirv>;
  const answer: RequestListener = (request, response) => {
    const now = folderBehind(link) ?? folder;
    if (now === "") {
      response.writeHead(503, {"retry-after": "1"}).end("the site is being replaced");
      return;
    }
    if (now !== folder) {
      folder = now;
      handler = sirv(folder, {
        brotli: true,
        gzip: true,
        etag: true,
        extensions: ["html"],
        setHeaders
      });
    }
    if (!cleanRequest(request, response, folder)) return;
    handler(request, response, () => answerMissing(request, response, path.join(folder, NOT_FOUND)));
  };
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    holdStream(request, response);
    try {
      answer(request, response);
    } catch {
      // What one request brings about ends no other.
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
}

/** Answers with the site's page for it where a page was asked for, else with a word: what a script asks for is no page. */
function answerMissing(request: IncomingMessage, response: ServerResponse, page: string): void {
  response.setHeader("cache-control", "no-cache");
  response.setHeader("vary", "accept");
  response.statusCode = 404;
  const html = /\btext\/html\b/.test(request.headers.accept ?? "") ? textOf(page) : null;
  if (html !== null) response.setHeader("content-type", "text/html;charset=utf-8");
  response.end(html ?? "not found");
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** The folder that the link leads to; null while there is none. */
function folderBehind(link: string): string | null {
  try {
    return realpathSync(link);
  } catch {
    return null;
  }
}

/** sirv holds neither the errors of the file that it sends, which would end the process, nor its end where a client leaves. */
function holdStream({socket}: IncomingMessage, response: ServerResponse): void {
  response.on("error", () => {});
  response.on("pipe", (file: Readable) => {
    const leave = () => void file.destroy();
    file.on("error", () => response.destroy());
    response.on("close", leave);
    // An answer that waits behind another of its connection is not told that the connection is closed.
    socket.on("close", leave);
    file.on("close", () => socket.off("close", leave));
    if (socket.destroyed) leave();
  });
}

/**
 * What every answer carries. A browser obeys a page's own policy too, which alone has the hashes of its inline scripts:
 * without any script here they would fall to `default-src`, and none would run. Throws where `BENCHFOLIO_FRAME_ANCESTORS`
 * is no list of sources.
 */
export function headersOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const ancestors = env.BENCHFOLIO_FRAME_ANCESTORS?.trim() || "'self'";
  if (!/^[\w:/.*' -]+$/.test(ancestors))
    throw new Error(`BENCHFOLIO_FRAME_ANCESTORS: not a list of sources: ${JSON.stringify(ancestors)}`);
  return {
    "content-security-policy": `${POLICY}; frame-ancestors ${ancestors}`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff"
  };
}

function setHeaders(response: {setHeader(name: string, value: string): void}, pathname: string): void {
  const value = isHashedName(pathname) ? `public, max-age=${YEAR}, immutable` : "no-cache";
  response.setHeader("cache-control", value);
  // Registered with IANA in 2024; sirv's list does not have it.
  if (pathname.endsWith(".parquet")) response.setHeader("content-type", "application/vnd.apache.parquet");
}

async function main(): Promise<number> {
  try {
    const server = await serve({port: Number(process.env.PORT ?? 3000)});
    console.log(`Benchfolio is served on this machine only: ${addressOf(server)}`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

const COMMAND: PlainCommand = {
  name: "npm run serve",
  description: "Serve the site in dist as it is.",
  environment: {
    PORT: "port of the site on 127.0.0.1 (default: 3000)",
    BENCHFOLIO_FRAME_ANCESTORS: "sites that may show it in a frame (default: 'self')"
  }
};

if (import.meta.filename === process.argv[1]) process.exitCode = await plainCommand(COMMAND, main);
