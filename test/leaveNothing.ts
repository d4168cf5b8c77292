import {afterAll, vi} from "vitest";

// Files of this project share their modules and their globals (vitest.config.ts): what one puts in the place of a
// clock, a variable or a function goes with it, and what it put into a document or said of the process.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  globalThis.document?.body?.replaceChildren();
  process.exitCode = undefined;
});
