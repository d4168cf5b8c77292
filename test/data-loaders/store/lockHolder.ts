import {withLock} from "../../../data-loaders/store/lock.js";

// Holds the lock named by its first argument until a line comes in, or what its second argument says happens.
const [file = "", end] = process.argv.slice(2);
await withLock(
  file,
  async () => {
    console.log("held");
    if (end === "exit") process.exit(7);
    await new Promise((resolve) => process.stdin.once("data", resolve));
  },
  {run_id: "20240223T000001Z-abcdef"}
);
console.log("released");
process.exit(0);
