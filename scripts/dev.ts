import {observable, prepareCache} from "./framework.js";

await prepareCache();
process.exitCode = await observable(["preview", ...process.argv.slice(2)]);
