import {tellMissing} from "./tellMissing.js";

const ADDRESS = /https?:\S+\.js/;

/**
 * Loads a module by `load`; where the network failed, the next call asks for it anew. Chromium keeps the failure of a
 * module for the life of the page, so that it has to be asked for at another address: the one that its error names,
 * with a query. Rejects with the error of the latest attempt.
 */
export function importAgain<Module>(
  load: () => Promise<Module>,
  importFrom: (address: string) => Promise<Module> = (address) => import(address)
): () => Promise<Module> {
  let address: string | undefined;
  let attempts = 0;
  return async () => {
    try {
      return await (address === undefined ? load() : importFrom(`${address}?again=${attempts}`));
    } catch (error) {
      address ??= ADDRESS.exec((error as Error).message)?.[0];
      attempts++;
      tellMissing();
      throw error;
    }
  };
}
