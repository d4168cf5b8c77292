import {type RankingRequest, rankModels} from "./rankModels.js";

// The whole of a worker: each request is answered by its id, one after the other (rankSoon.ts asks).
addEventListener(
  "message",
  ({data}: MessageEvent<{readonly id: number; readonly request: RankingRequest}>) => {
    postMessage({id: data.id, ranking: rankModels(data.request)});
  }
);
