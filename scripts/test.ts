import {spawnSync} from "node:child_process";
import {mkdirSync, rmSync} from "node:fs";
import {requireChromium} from "./chromium.js";
import {type Count, readPlaywrightReport, readVitestReport} from "./testReports.js";

const REPORTS = ".cache/test-reports";
/** The site that is tested is that of the embedded report, whatever was refreshed into this checkout. */
const NO_STORE = {BENCHFOLIO_STORE: "test/no-store", BENCHFOLIO_SNAPSHOT: ""};

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n── ${command} ${args.join(" ")}`);
  const path = [`${process.cwd()}/node_modules/.bin`, process.env.PATH].join(":");
  const {status} = spawnSync(command, args, {
    stdio: "inherit",
    env: {...process.env, ...NO_STORE, ...env, PATH: path}
  });
  return status === 0;
}

/** A stage that is one check: it holds or it does not. */
function check(command: string, ...args: readonly string[]): Count {
  return run(command, args) ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
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

function vitest(name: string, ...args: readonly string[]): Count {
  const file = `${REPORTS}/${name}.json`;
  const isGreen = run("vitest", [
    "run",
    ...args,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile=${file}`
  ]);
  return counted(isGreen, () => readVitestReport(file));
}

function playwright(chromium: string): Count {
  const file = `${REPORTS}/browser.json`;
  const env = {PLAYWRIGHT_JSON_OUTPUT_NAME: file, CHROMIUM_PATH: chromium};
  const isGreen = run("playwright", ["test", "--reporter=list,json"], env);
  return counted(isGreen, () => readPlaywrightReport(file));
}

/** Builds in a network namespace without any network, where the system allows one. */
function offlineBuild(): Count {
  const isIsolated = spawnSync("unshare", ["-rn", "true"]).status === 0;
  if (!isIsolated) console.log("no network namespaces here: the build is run with the network on");
  return isIsolated ? check("unshare", "-rn", "tsx", "scripts/build.ts") : check("tsx", "scripts/build.ts");
}

rmSync(REPORTS, {recursive: true, force: true});
mkdirSync(REPORTS, {recursive: true});
const chromium = requireChromium();
const stages: [name: string, stage: () => Count][] = [
  ["types", () => check("tsc", "--project", ".")],
  ["lint and format", () => check("biome", "ci", "--error-on-warnings", ".")],
  [
    "unit, loaders, queries",
    () => vitest("unit", "--exclude", "test/build/**", "--exclude", "test/refresh/**")
  ],
  ["build without network", offlineBuild],
  ["built site", () => vitest("build", "test/build")],
  // Builds of copies, one after the other: each has both cores for itself.
  ["refreshed site", () => vitest("refresh", "test/refresh", "--no-file-parallelism")],
  ["browser", () => playwright(chromium)]
];
const counts = stages.map(([name, stage]) => {
  const began = Date.now();
  const count = stage();
  return {name, ...count, seconds: Math.round((Date.now() - began) / 1000)};
});
console.log("");
for (const failure of counts.flatMap(({failures = []}) => failures)) console.log(`${failure}\n`);
for (const {name, passed, failed, seconds} of counts)
  console.log(`${name} (${seconds} s): ${passed} passed, ${failed} failed`);
const sum = (key: "passed" | "failed") => counts.reduce((total, count) => total + count[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
