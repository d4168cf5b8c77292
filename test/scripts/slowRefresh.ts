import type {Source} from "../../data-loaders/sources/source.js";
import {main} from "../../scripts/refresh.js";

// The refresh's command with a source that waits: it says that it is asked, and answers nothing until it is told to stop.
// What it throws then holds the token, as an HTTP client's message might.
const waiting: Source = {
  name: "synthetic",
  secrets: ["SYNTHETIC_TOKEN"],
  fetch: ({signal, say, env}) =>
    new Promise((_, reject) => {
      say(`asking with token=${env.SYNTHETIC_TOKEN}`);
      console.log("fetching");
      // Something must keep the process alive while it waits, as a socket would.
      const alive = setInterval(() => {}, 60_000);
      signal.addEventListener("abort", () => {
        clearInterval(alive);
        reject(new Error(`aborted: token=${env.SYNTHETIC_TOKEN}`));
      });
    })
};

process.exitCode = await main(process.argv.slice(2), async () => waiting);
