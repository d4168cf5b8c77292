import {BadInput} from "./badInput.js";
import {systemFault} from "./systemFault.js";

/** An error's words, and its cause's where they do not have them. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof BadInput)) {
    const fault = systemFault(error);
    if (fault !== null) return fault;
  }
  const {message, cause} = error;
  const isSaid = !(cause instanceof Error) || message.includes(cause.message);
  return isSaid ? message : `${message} (${cause.message})`;
}

/** Whether an error is somebody's to mend, a file's, a disk's or a path's, and no fault of the program. */
export function isExpected(error: unknown): boolean {
  return error instanceof BadInput || systemFault(error) !== null;
}

/** An error's words that may stand on a public page. */
export function publicMessageOf(error: unknown): string {
  return error instanceof BadInput ? error.publicMessage : messageOf(error);
}
