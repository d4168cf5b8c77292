import {afterAll, beforeAll, expect, test} from "vitest";
import {runs} from "../length.js";
import {tell} from "../tell.js";
import {killRefreshes} from "./killRefreshes.js";
import {copyProject, removeCopy} from "./projectCopy.js";

/** The hundred is `npx tsx bench/kill.ts --kills 100`, or this test with BENCHFOLIO_SITE_KILLS=100. */
const KILLS = Number(process.env.BENCHFOLIO_SITE_KILLS ?? runs(1, 10));
const SEED = Number(process.env.BENCHFOLIO_SEED ?? 1);

let folder: string;
beforeAll(() => {
  folder = copyProject({isSmall: true});
});
afterAll(() => removeCopy(folder));

test(
  `a refresh that is killed with its build ${KILLS} times leaves one whole site, and the next one works`,
  async () => {
    const counts = await killRefreshes({folder, kills: KILLS, seed: SEED, everyWhole: KILLS});
    expect(counts.killed).toBe(KILLS);
    expect(counts.oldSite + counts.newSite).toBe(KILLS);
    expect(counts.whole).toBe(1);
    tell(`${KILLS} kills of refreshes with their builds`, {...counts});
  },
  240_000 + KILLS * 120_000
);
