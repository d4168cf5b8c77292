import {existsSync, realpathSync} from "node:fs";
import {createServer, type RequestListener, type Server} from "node:http";
import sirv from "sirv";
import {isHashedName} from "./hashedName.js";

const PUBLISHED = "dist";
const YEAR = 365 * 24 * 3600;

/** Serves the published site on 127.0.0.1, precompressed; hashed files may be cached for a year, pages never unasked. */
export async function serve({port = 3000, host = "127.0.0.1"} = {}): Promise<Server> {
  if (!existsSync(PUBLISHED)) throw new Error(`there is no ${PUBLISHED} to serve: run "npm run build" first`);
  const server = createServer(followLink(PUBLISHED));
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
function followLink(link: string): RequestListener {
  let folder = "";
  let handler: ReturnType<typeof sirv>;
  return (request, response) => {
    const now = realpathSync(link);
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
    handler(request, response, () => {
      response.statusCode = 404;
      response.end("not found");
    });
  };
}

function setHeaders(response: {setHeader(name: string, value: string): void}, pathname: string): void {
  const value = isHashedName(pathname) ? `public, max-age=${YEAR}, immutable` : "no-cache";
  response.setHeader("cache-control", value);
  // Registered with IANA in 2024; sirv's list does not have it.
  if (pathname.endsWith(".parquet")) response.setHeader("content-type", "application/vnd.apache.parquet");
}

if (import.meta.filename === process.argv[1]) {
  try {
    const server = await serve({port: Number(process.env.PORT ?? 3000)});
    console.log(`Benchfolio is served on this machine only: ${addressOf(server)}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
