import {expect, test} from "vitest";
import {startLine} from "../../scripts/start.js";

const ADDRESS = "http://127.0.0.1:3000/";

test("what is started is said to be of the store, where there is one", () => {
  const snapshot = {as_of: "2024-02-26", run_id: "20240226T113004Z-5b1f0c", source: "inbox"};
  expect(startLine(snapshot, ADDRESS)).toBe(
    `Benchfolio is built from the store's snapshot of 2024-02-26 (source inbox, run 20240226T113004Z-5b1f0c) and served on this machine only: ${ADDRESS}`
  );
  expect(startLine(null, ADDRESS)).toBe(
    `Benchfolio is built from the embedded reports alone and served on this machine only: ${ADDRESS}`
  );
});
