import {constants} from "node:os";

/** What asked this process to end. */
export interface Ending {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  received(): NodeJS.Signals | null;
}

/** A first signal asks the run to end; a second one ends the process. */
export function listenForSignals(): Ending {
  const controller = new AbortController();
  let first: NodeJS.Signals | null = null;
  const onSignal = (name: NodeJS.Signals) => {
    if (first) process.exit(signalCode(name));
    first = name;
    console.error(`${name}: ending`);
    controller.abort(new Error(`ended by ${name}`));
  };
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, onSignal);
  return {signal: controller.signal, received: () => first};
}

/** The exit code of what a signal ended. */
export function signalCode(name: NodeJS.Signals): number {
  return 128 + constants.signals[name];
}
