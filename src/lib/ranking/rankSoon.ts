import {importAgain} from "../importAgain.js";
import {type Ranking, type RankingRequest, rankModels} from "./rankModels.js";

/** A ranking of so many scores takes a few milliseconds: less than to ask a worker for it. */
const FEW_SCORES = 500;
/** What is ranked on the page waits until it has drawn what comes first, but not longer than this, in ms. */
const LATEST = 200;

interface Waiting {
  readonly request: RankingRequest;
  resolve(ranking: Ranking): void;
}

const waiting = new Map<number, Waiting>();
const starting = importAgain(() => import("./startWorker.js"));
let worker: Promise<Worker> | undefined;
let lastId = 0;

/**
 * The ranking of a request, computed in a worker, or on the page in idle time where it is small. Where no worker can be
 * had (a browser without, a site that was replaced) the page computes it itself.
 */
export async function rankSoon(request: RankingRequest): Promise<Ranking> {
  const isSmall = request.scores.values.length <= FEW_SCORES;
  if (isSmall || typeof Worker === "undefined") {
    await idle();
    return rankModels(request);
  }
  worker ??= start();
  try {
    const started = await worker;
    return await new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, {request, resolve});
      started.postMessage({id, request});
    });
  } catch {
    worker = undefined;
    return rankModels(request);
  }
}

async function start(): Promise<Worker> {
  const {startWorker} = await starting();
  const started = startWorker();
  started.addEventListener(
    "message",
    ({data: {id, ranking}}: MessageEvent<{id: number; ranking: Ranking}>) => {
      waiting.get(id)?.resolve(ranking);
      waiting.delete(id);
    }
  );
  // It did not load, or died: what it was asked is answered here, and the next request starts another one.
  started.addEventListener("error", () => {
    worker = undefined;
    started.terminate();
    for (const [id, {request, resolve}] of waiting) {
      waiting.delete(id);
      resolve(rankModels(request));
    }
  });
  return started;
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), {timeout: LATEST});
    else setTimeout(resolve);
  });
}
