import {closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {LockHeld, withLock} from "../../../data-loaders/store/lock.js";

// Takes the lock as often as its second argument says. Inside, a file that must not exist yet is made and removed:
// where two are inside at once, one of them cannot make it. A dead holder's lock is left behind each time, so that
// every taking is a taking over, which is where two can go wrong.
const [file = "", times = "0"] = process.argv.slice(2);
const inside = `${file}.inside`;
let taken = 0;
console.log("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
for (let i = 0; i < Number(times); ) {
  try {
    await withLock(file, async () => {
      closeSync(openSync(inside, "wx"));
      await new Promise((resolve) => setImmediate(resolve));
      rmSync(inside);
      taken++;
      const left = `${file}.${process.pid}`;
      writeFileSync(
        left,
        readFileSync(file, "utf8")
          .replace(/"started":"[^"]*"/, '"started":"1"')
          .replace(/"token":"[^"]*"/, `"token":"${process.pid} ${i}"`)
      );
      renameSync(left, file);
    });
    i++;
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
console.log(`taken ${taken}`);
process.exit(0);
