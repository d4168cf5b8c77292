import {freshnessFor} from "./build/build.js";
import {prepareCache, tool} from "./build/framework.js";

await prepareCache();
process.exitCode = await tool(
  "observable",
  ["preview", ...process.argv.slice(2)],
  await freshnessFor(process.env)
);
