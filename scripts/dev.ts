import {orExit} from "../data-loaders/loader.js";
import {freshnessFor} from "./build/build.js";
import {prepareCache, tool} from "./build/framework.js";

await orExit(async () => {
  await prepareCache();
  const freshness = await freshnessFor(process.env);
  process.exitCode = await tool("observable", ["preview", ...process.argv.slice(2)], freshness);
});
