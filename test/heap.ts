import {setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";

/** Bytes that are in use once everything that nobody holds is gone. Needs no flag of the process: it is set here. */
export async function usedHeap(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // What a turn of the event loop still holds is let go before.
  await new Promise((resolve) => setTimeout(resolve));
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
