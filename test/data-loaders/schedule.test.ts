import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {nextRun, runSchedule, type ScheduleOptions} from "../../data-loaders/schedule.js";

const HOUR = 3_600_000;
const EVENINGS = "30 19 * * 1-5";

beforeEach(() => {
  // Friday, 19:00 in Shanghai.
  vi.useFakeTimers({now: new Date("2024-02-23T11:00:00Z")});
});
afterEach(() => {
  vi.useRealTimers();
});

/** A schedule that is on, its runs, and what it said. */
function start(options: Partial<ScheduleOptions> = {}) {
  const controller = new AbortController();
  const runs: string[] = [];
  const lines: string[] = [];
  const ended = runSchedule({
    cron: EVENINGS,
    timezone: "Asia/Shanghai",
    // The evening before.
    lastRun: new Date("2024-02-22T11:30:01Z"),
    run: async () => {
      runs.push(new Date().toISOString());
    },
    say: (line) => lines.push(line),
    signal: controller.signal,
    ...options
  });
  return {runs, lines, ended, end: () => controller.abort()};
}

describe("a schedule", () => {
  test("runs at its times in its time zone, and says when the next is", async () => {
    const {runs, lines, ended, end} = start();
    expect(lines).toEqual(["next run 2024-02-23T11:30:00.000Z (30 19 * * 1-5, Asia/Shanghai)"]);
    await vi.advanceTimersByTimeAsync(4 * 24 * HOUR);
    // Friday, then Monday and Tuesday: no weekend.
    expect(runs.map((time) => time.slice(0, 16))).toEqual(["2024-02-23T11:30", "2024-02-26T11:30"]);
    expect(lines.at(-1)).toContain("next run 2024-02-27T11:30:00.000Z");
    end();
    await ended;
  });

  test("follows the clock of its time zone through a change to summer time", () => {
    const berlin = (from: string) => nextRun("30 19 * * *", "Europe/Berlin", new Date(from))?.toISOString();
    expect(berlin("2024-03-30T00:00:00Z")).toBe("2024-03-30T18:30:00.000Z");
    expect(berlin("2024-03-31T00:00:00Z")).toBe("2024-03-31T17:30:00.000Z");
  });

  test("never runs twice at once: a time that comes meanwhile is passed over", async () => {
    let finish = () => {};
    const run = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const {lines, ended, end} = start({cron: "*/10 * * * *", run, lastRun: new Date()});
    await vi.advanceTimersByTimeAsync(0.75 * HOUR);
    expect(run).toHaveBeenCalledTimes(1);
    expect(lines).toContain("skipped: the run before is still on");
    finish();
    await vi.advanceTimersByTimeAsync(0.25 * HOUR);
    expect(run).toHaveBeenCalledTimes(2);
    finish();
    end();
    await ended;
  });

  test("catches up once what was missed while the machine slept", async () => {
    const {runs, ended, end} = start();
    // The clock jumps over four evenings, and timers go on from where they were.
    vi.setSystemTime(new Date("2024-02-29T02:00:00Z"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(9 * HOUR);
    expect(runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(runs.map((time) => time.slice(0, 13))).toEqual(["2024-02-29T02", "2024-02-29T11"]);
    end();
    await ended;
  });

  test.each([
    ["was missed while the process was down", new Date("2024-02-21T11:30:01Z"), 1],
    ["never was", null, 1],
    ["is on record", new Date("2024-02-22T11:30:01Z"), 0]
  ])("starts at once where the last run %s", async (_, lastRun, times) => {
    const {runs, lines, ended, end} = start({lastRun});
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toHaveLength(times);
    expect(lines.some((line) => line.startsWith("catching up the run of 2024-02-22T11:30:00"))).toBe(
      times === 1
    );
    end();
    await ended;
  });

  test("goes on after a run that throws", async () => {
    const run = vi.fn(() => Promise.reject(new Error("the store is held")));
    const {lines, ended, end} = start({run, cron: "*/10 * * * *", lastRun: new Date()});
    await vi.advanceTimersByTimeAsync(0.4 * HOUR);
    expect(run).toHaveBeenCalledTimes(2);
    expect(lines).toContain("the store is held");
    end();
    await ended;
  });

  test("ends after the run that is on, and starts no other", async () => {
    let finish = () => {};
    const run = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const {ended, end} = start({run, lastRun: null});
    await vi.advanceTimersByTimeAsync(0);
    let isOver = false;
    void ended.then(() => {
      isOver = true;
    });
    end();
    await vi.advanceTimersByTimeAsync(24 * HOUR);
    expect(isOver).toBe(false);
    finish();
    await ended;
    expect(run).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that was told to end before it began runs nothing", async () => {
    const run = vi.fn(async () => {});
    await runSchedule({
      cron: EVENINGS,
      timezone: "Asia/Shanghai",
      lastRun: null,
      run,
      say() {},
      signal: AbortSignal.abort()
    });
    expect(run).not.toHaveBeenCalled();
  });
});
