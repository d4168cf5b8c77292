import type {Lock} from "./lock.js";
import {type Manifest, writeManifest} from "./manifest.js";

export interface PublishOptions {
  readonly lock: Lock;
  readonly step: (name: string) => void;
}

/** Puts a manifest in the place of the store's, where the lock is still ours: what follows that look is one rename. */
export async function publishManifest(
  folder: string,
  manifest: Manifest,
  {lock, step}: PublishOptions
): Promise<void> {
  lock.check();
  step("publish");
  await writeManifest(folder, manifest);
  step("published");
}
