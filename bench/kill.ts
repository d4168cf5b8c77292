import {parseArgs} from "node:util";
import {killRefreshes} from "../test/refresh/killRefreshes.js";
import {copyProject, removeCopy} from "../test/refresh/projectCopy.js";

/**
 * `tsx bench/kill.ts [--kills 100] [--seed 1] [--builds 1] [--whole 10] [--small]`: kills refreshes of a copy of this project,
 * with the full build of the site, at random moments, and looks after each kill whether the published site is one
 * whole snapshot. `--builds 0.5` builds in half of them only; `--whole 10` lets a
 * refresh run to its end after every tenth kill; `--small` builds the brief alone. Exits with 1 at the
 * first site that is broken, and leaves the copy in `.cache` to be looked at.
 */
const {values: options} = parseArgs({
  options: {
    kills: {type: "string", default: "100"},
    seed: {type: "string", default: "1"},
    builds: {type: "string", default: "1"},
    whole: {type: "string", default: "10"},
    small: {type: "boolean", default: false}
  }
});

const folder = copyProject({isSmall: options.small});
const counts = await killRefreshes({
  folder,
  kills: Number(options.kills),
  seed: Number(options.seed),
  shareOfBuilds: Number(options.builds),
  everyWhole: Number(options.whole),
  say: (line) => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`)
});
removeCopy(folder);
console.log(
  `${counts.killed} refreshes killed: site ${counts.oldSite} times the old one, ${counts.newSite} times the new one, never broken; ` +
    `store ${counts.oldStore} old, ${counts.newStore} new; ${counts.ended} ended before their kill; ` +
    `${counts.whole} let run to their end after a kill, all worked`
);
