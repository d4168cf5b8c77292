import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {type RankingRequest, rankModels} from "../../../src/lib/ranking/rankModels.js";
import {requestOf} from "../../../src/lib/ranking/requestOf.js";
import {scoresOf} from "./scores.js";

/** A worker as a browser has it: messages are copied, and come in a later turn. */
class FakeWorker extends EventTarget {
  static started: FakeWorker[] = [];
  static isBroken = false;
  readonly asked: number[] = [];
  isTerminated = false;

  constructor() {
    super();
    FakeWorker.started.push(this);
    if (FakeWorker.isBroken) setTimeout(() => this.dispatchEvent(new Event("error")), 5);
  }

  postMessage(message: {readonly id: number; readonly request: RankingRequest}): void {
    const {id, request} = structuredClone(message);
    this.asked.push(id);
    if (FakeWorker.isBroken) return;
    setTimeout(() => {
      const data = structuredClone({id, ranking: rankModels(request)});
      this.dispatchEvent(Object.assign(new Event("message"), {data}));
    });
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

vi.mock("../../../src/lib/ranking/startWorker.js", () => ({startWorker: () => new FakeWorker()}));

/** So many models on ten benchmarks. */
function request(models: number): RankingRequest {
  const names = Array.from({length: models}, (_, i) => `m${i}`);
  const scores = (k: number) => names.map((_, i) => (i * 37 + k * 11) % 101);
  const table = Object.fromEntries(Array.from({length: 10}, (_, k) => [`b${k}`, scores(k)]));
  const choice = {average: "mean", resampled: "tasks", seed: 1, isShared: false, weights: {}} as const;
  return requestOf(scoresOf(names, table), choice).request;
}

let rankSoon: typeof import("../../../src/lib/ranking/rankSoon.js").rankSoon;
beforeEach(async () => {
  vi.stubGlobal("Worker", FakeWorker);
  FakeWorker.started = [];
  FakeWorker.isBroken = false;
  vi.resetModules();
  ({rankSoon} = await import("../../../src/lib/ranking/rankSoon.js"));
});
afterEach(() => void vi.unstubAllGlobals());

test("a few scores are ranked on the page, and no worker is started", async () => {
  expect(await rankSoon(request(5))).toEqual(rankModels(request(5)));
  expect(FakeWorker.started).toEqual([]);
});

test("many are ranked in one worker, with the same answer to each who asks", async () => {
  const [a, b] = await Promise.all([rankSoon(request(60)), rankSoon(request(70))]);
  expect(a).toEqual(rankModels(request(60)));
  expect(b).toEqual(rankModels(request(70)));
  expect(FakeWorker.started.map(({asked}) => asked)).toEqual([[1, 2]]);
});

test("a worker that fails is ended, what it was asked is answered, and the next one is asked anew", async () => {
  FakeWorker.isBroken = true;
  expect(await rankSoon(request(60))).toEqual(rankModels(request(60)));
  expect(FakeWorker.started[0]!.isTerminated).toBe(true);
  FakeWorker.isBroken = false;
  expect(await rankSoon(request(70))).toEqual(rankModels(request(70)));
  expect(FakeWorker.started).toHaveLength(2);
});

test("a browser without workers ranks on the page", async () => {
  vi.stubGlobal("Worker", undefined);
  expect(await rankSoon(request(60))).toEqual(rankModels(request(60)));
});
