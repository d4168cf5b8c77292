import {freshnessFor} from "./build.js";
import {observable, prepareCache} from "./framework.js";

await prepareCache();
process.exitCode = await observable(["preview", ...process.argv.slice(2)], await freshnessFor(process.env));
