import {readFileSync} from "node:fs";
import path from "node:path";
import {stripVTControlCharacters} from "node:util";

/** How many checks of a stage held. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Which did not, a paragraph each: a log is read from its end, and its middle may be cut. */
  readonly failures?: readonly string[];
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    /** What kept the file from being run. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** What is read of Playwright's JSON report. */
interface PlaywrightReport {
  readonly stats: {readonly expected: number; readonly flaky: number; readonly unexpected: number};
  readonly suites: readonly PlaywrightSuite[];
  /** What went wrong outside of every test. */
  readonly errors: readonly PlaywrightError[];
}
interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly PlaywrightSpec[];
}
interface PlaywrightSpec {
  readonly title: string;
  readonly file: string;
  readonly tests: readonly {
    readonly status: string;
    readonly results: readonly {readonly errors: readonly PlaywrightError[]}[];
  }[];
}
interface PlaywrightError {
  readonly message?: string;
}

/** Lines of a failure's own words that are worth repeating: what was expected, what came. */
const MOST_LINES = 12;

/** Throws where `file` is none: the runner died before it reported. */
export function readVitestReport(file: string): Count {
  const report: VitestReport = JSON.parse(readFileSync(file, "utf8"));
  const failures = report.testResults.flatMap(({name, message, assertionResults}) => [
    ...(message ? [formatFailure(path.relative(".", name), message)] : []),
    ...assertionResults
      .filter(({status}) => status === "failed")
      .map(({fullName, failureMessages}) =>
        formatFailure(`${path.relative(".", name)}: ${fullName}`, failureMessages.join("\n"))
      )
  ]);
  // A file that cannot be run has no failed test.
  return {passed: report.numPassedTests, failed: failures.length, failures};
}

/** Throws as `readVitestReport` does. */
export function readPlaywrightReport(file: string): Count {
  const {stats, suites, errors}: PlaywrightReport = JSON.parse(readFileSync(file, "utf8"));
  const failures = suites
    .flatMap(specsOf)
    .flatMap(({title, file, tests}) =>
      tests
        .filter(({status}) => status === "unexpected")
        .map(({results}) =>
          formatFailure(`${file}: ${title}`, wordsOf(results.flatMap((result) => result.errors)))
        )
    );
  if (errors.length > 0) failures.push(formatFailure("outside of every test", wordsOf(errors)));
  return {passed: stats.expected + stats.flaky, failed: stats.unexpected, failures};
}

function specsOf({suites = [], specs}: PlaywrightSuite): PlaywrightSpec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function wordsOf(errors: readonly PlaywrightError[]): string {
  return errors.map(({message = ""}) => message).join("\n");
}

function formatFailure(name: string, message: string): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [`failed: ${name}`, ...lines.slice(0, MOST_LINES).map((line) => `  ${line}`)].join("\n");
}
