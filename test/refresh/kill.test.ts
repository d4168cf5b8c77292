import {afterAll, beforeAll, expect, test} from "vitest";
import {isLong} from "../length.js";
import {tell} from "../tell.js";
import {killRefreshes} from "./killRefreshes.js";
import {copyProject, removeCopy} from "./projectCopy.js";

/**
 * In `npm run test:long` alone: in `npm test` a refresh is killed in refresh.test.ts. The hundred is
 * `npx tsx bench/kill.ts --kills 100`, or this test with BENCHFOLIO_SITE_KILLS=100.
 */
const KILLS = Number(process.env.BENCHFOLIO_SITE_KILLS ?? (isLong ? 10 : 0));
const SEED = Number(process.env.BENCHFOLIO_SEED ?? 1);

let folder: string | undefined;
beforeAll(() => {
  if (KILLS > 0) folder = copyProject({isSmall: true});
});
afterAll(() => folder && removeCopy(folder));

test.runIf(KILLS > 0)(
  `a refresh that is killed with its build ${KILLS} times leaves one whole site, and the next one works`,
  async () => {
    const counts = await killRefreshes({folder: folder!, kills: KILLS, seed: SEED, everyWhole: KILLS});
    expect(counts.killed).toBe(KILLS);
    expect(counts.oldSite + counts.newSite).toBe(KILLS);
    expect(counts.whole).toBe(1);
    tell(`${KILLS} kills of refreshes with their builds`, {...counts});
  },
  240_000 + KILLS * 120_000
);
