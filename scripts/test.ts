import {spawn, spawnSync} from "node:child_process";
import {mkdirSync, rmSync} from "node:fs";
import {text} from "node:stream/consumers";
import {requireChromium} from "./chromium.js";
import {requireFirefox, requireWebKit} from "./otherBrowsers.js";
import {type Count, readPlaywrightReport, readVitestReport} from "./testReports.js";

const REPORTS = ".cache/test-reports";
/** The site that is tested is that of the embedded report, whatever was refreshed into this checkout. */
const ENVIRONMENT = {
  BENCHFOLIO_STORE: "test/no-store",
  BENCHFOLIO_SNAPSHOT: "",
  // Its readers are all on this machine.
  BENCHFOLIO_COMPRESSION: "fast"
};

/** What commands said beside another, which had the screen. */
const kept: string[] = [];

/** Runs a command; what one that is `kept` says is not printed. */
async function run(
  command: string,
  args: readonly string[],
  {env = {}, isKept = false}: {env?: Readonly<Record<string, string>>; isKept?: boolean} = {}
): Promise<boolean> {
  const heading = `\n── ${command} ${args.join(" ")}`;
  if (!isKept) console.log(heading);
  const child = spawn(command, args, {
    stdio: isKept ? ["ignore", "pipe", "pipe"] : "inherit",
    env: {
      ...process.env,
      ...ENVIRONMENT,
      ...env,
      PATH: `${process.cwd()}/node_modules/.bin:${process.env.PATH}`
    }
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const words = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ""));
  const [code, ...said] = await Promise.all([ended, ...words]);
  if (isKept) kept.push(heading, ...said.filter((part) => part !== ""));
  return code === 0;
}

/** A stage that is one check: it holds or it does not. */
async function check(isKept: boolean, command: string, ...args: readonly string[]): Promise<Count> {
  return (await run(command, args, {isKept})) ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

// A runner that dies before it reports has failed, whatever it counted.
function counted(isGreen: boolean, read: () => Count): Count {
  try {
    const count = read();
    return isGreen || count.failed > 0 ? count : {...count, failed: 1};
  } catch {
    return {passed: 0, failed: 1};
  }
}

async function vitest(...projects: string[]): Promise<Count> {
  const file = `${REPORTS}/${projects[0]}.json`;
  const isGreen = await run("vitest", [
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=dot",
    "--reporter=json",
    `--outputFile=${file}`
  ]);
  return counted(isGreen, () => readVitestReport(file));
}

async function playwright(chromium: string): Promise<Count> {
  const file = `${REPORTS}/browser.json`;
  const env = {PLAYWRIGHT_JSON_OUTPUT_NAME: file, CHROMIUM_PATH: chromium};
  const isGreen = await run("playwright", ["test", "--reporter=list,json"], {env});
  return counted(isGreen, () => readPlaywrightReport(file));
}

/** Builds in a network namespace without any network, where the system allows one. */
function offlineBuild(): Promise<Count> {
  const isIsolated = spawnSync("unshare", ["-rn", "true"]).status === 0;
  if (!isIsolated) console.log("no network namespaces here: the build is run with the network on");
  const build = ["tsx", "scripts/build/build.ts"] as const;
  return isIsolated ? check(false, "unshare", "-rn", ...build) : check(false, ...build);
}

type Stage = readonly [name: string, stage: () => Promise<Count>];
interface Result extends Count {
  readonly name: string;
  readonly seconds: number;
}

async function runStages(stages: readonly Stage[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, stage] of stages) {
    const began = Date.now();
    const count = await stage();
    results.push({name, ...count, seconds: Math.round((Date.now() - began) / 1000)});
  }
  return results;
}

// `npm run test:long`: fuzz, laws and kills at full length (test/length.ts), and every test of the browser.
const isLong = process.argv.includes("--long");
if (isLong) process.env.BENCHFOLIO_LONG = "1";

rmSync(REPORTS, {recursive: true, force: true});
mkdirSync(REPORTS, {recursive: true});
const chromium = requireChromium();
if (isLong) {
  requireWebKit();
  requireFirefox();
}
// Each of these has one core busy: they share the two. All after them has both for itself.
const first = await Promise.all([
  runStages([
    ["types", () => check(true, "tsc", "--project", ".")],
    ["lint and format", () => check(true, "biome", "ci", "--colors=off", "--error-on-warnings", ".")]
  ]),
  runStages([["build without network", offlineBuild]])
]);
console.log(kept.join("\n"));
const others = await runStages([
  // The built site is among them, and refreshes with their builds, in a copy: that one file takes a core for as long.
  ["units, loaders, queries, boards, sites", () => vitest("unit", "boards", "alone", "sites")],
  ["browser", () => playwright(chromium)]
]);
const counts = [...first.flat(), ...others];
console.log("");
for (const failure of counts.flatMap(({failures = []}) => failures)) console.log(`${failure}\n`);
for (const {name, passed, failed, seconds} of counts)
  console.log(`${name} (${seconds} s): ${passed} passed, ${failed} failed`);
const sum = (key: "passed" | "failed") => counts.reduce((total, count) => total + count[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
