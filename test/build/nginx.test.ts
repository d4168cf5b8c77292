import {spawn, spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync, realpathSync, writeFileSync} from "node:fs";
import path from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {freePort} from "../freePort.js";
import {isLong} from "../length.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";

const NGINX = "/usr/sbin/nginx";
const TYPES = "/etc/nginx/mime.types";
const YEAR = "public, max-age=31536000, immutable";

/** The file with these lines in the place of its own. */
function adapted(file: string, lines: readonly (readonly [own: string, line: string])[]): string {
  return lines.reduce(
    (text, [own, line]) => {
      if (!text.includes(own)) throw new Error(`${file} has no line ${own}`);
      return text.replace(own, line);
    },
    readFileSync(file, "utf8")
  );
}

/** The main file around it: one process, of this user, with nothing of its own outside `folder`. */
function mainFile(folder: string, server: string): string {
  const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `daemon off;
master_process off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { }
http {
include ${TYPES};
access_log off;
${bodies.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n")}
${server}
}
`;
}

describe.runIf(isLong)("Debian's nginx with deploy/nginx.conf", () => {
  const folder = temporaryFolderOfFile();
  let home = "";
  let end = () => {};

  beforeAll(async () => {
    if (!existsSync(NGINX)) throw new Error(`there is no ${NGINX}: apt-get install nginx-light`);
    const port = await freePort();
    const server = adapted("deploy/nginx.conf", [
      ["listen 80;", `listen 127.0.0.1:${port};`],
      ["root /srv/benchfolio/dist;", `root ${path.resolve("dist")};`]
    ]);
    const main = path.join(folder, "nginx.conf");
    writeFileSync(main, mainFile(folder, server));
    const start = ["-c", main, "-e", path.join(folder, "error.log")];
    expect(spawnSync(NGINX, ["-t", ...start], {encoding: "utf8"}).stderr).toContain("test is successful");
    const nginx = spawn(NGINX, start, {stdio: "inherit"});
    end = () => void nginx.kill();
    home = `http://127.0.0.1:${port}`;
    const isUp = () => fetch(home).then(Boolean, () => false);
    while (nginx.exitCode === null && !(await isUp())) await sleep(20);
    expect(nginx.exitCode).toBeNull();
  });
  afterAll(() => end());

  const statusOf = async (address: string) => (await fetch(home + address, {redirect: "manual"})).status;

  test("answers / and the folders with their pages", async () => {
    for (const [address, file] of [
      ["/", "index.html"],
      ["/data/", "data/index.html"]
    ] as const) {
      const response = await fetch(home + address, {redirect: "manual"});
      expect(response.status, address).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/html");
      expect(await response.text()).toBe(readFileSync(`dist/${file}`, "utf8"));
    }
    expect(await (await fetch(`${home}/data`)).text()).toBe(readFileSync("dist/data/index.html", "utf8"));
  });

  test("has every file at its name, and every page at the short one, too", async () => {
    const all = readdirSync(realpathSync("dist"), {recursive: true, withFileTypes: true});
    const files = all
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(realpathSync("dist"), path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/")
      );
    const missing: string[] = [];
    for (const file of files) {
      if ((await statusOf(encodeURI(`/${file}`))) !== 200) missing.push(file);
      const short = file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "");
      if (short !== file && (await statusOf(`/${short}`)) !== 200) missing.push(short);
    }
    expect(missing).toEqual([]);
    expect(files).toContain("companies/688256.SH.html");
  });

  test("lets only what has its content or its version in the name be kept", async () => {
    const cachingOf = async (address: string) => (await fetch(home + address)).headers.get("cache-control");
    for (const address of ["/", "/companies/688256.SH", "/index.html", "/data/scores.parquet"])
      expect(await cachingOf(address), address).toBe("no-cache");
    const html = readFileSync("dist/index.html", "utf8");
    const [bundle] = /_bundle\/[^"]+\.js/.exec(html) ?? [""];
    const [answers] = /_file\/data\/answers\/[^"]+\.json/.exec(html) ?? [""];
    const engine = "_node/@duckdb/duckdb-wasm@1.32.0/dist/duckdb-eh.wasm";
    for (const file of [bundle, answers, engine]) expect(await cachingOf(`/${file}`), file).toBe(YEAR);
    expect((await fetch(`${home}/${engine}`)).headers.get("content-type")).toBe("application/wasm");
  });

  test("says of a table what it is, and gives a part of it", async () => {
    const response = await fetch(`${home}/data/scores.parquet`, {headers: {range: "bytes=0-3"}});
    expect([response.status, await response.text()]).toEqual([206, "PAR1"]);
    expect(response.headers.get("content-type")).toBe("application/vnd.apache.parquet");
  });

  test("sends the copy that the build compressed, and it is the file", async () => {
    const [bundle] = /_bundle\/board[^"]+\.js/.exec(readFileSync("dist/index.html", "utf8")) ?? [""];
    const response = await fetch(`${home}/${bundle}`, {headers: {"accept-encoding": "gzip"}});
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toBe(readFileSync(`dist/${bundle}`, "utf8"));
  });

  test("says 404 of what is not there, with the site's page for it", async () => {
    for (const address of ["/nothing", "/companies/nothing.SH", "/data/nothing.parquet"])
      expect(await statusOf(address), address).toBe(404);
    const page = await (await fetch(`${home}/companies/nothing`)).text();
    expect(page === readFileSync("dist/404.html", "utf8")).toBe(true);
  });
});
