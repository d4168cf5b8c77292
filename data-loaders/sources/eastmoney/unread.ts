import {isFew} from "../../gate/held.js";
import type {Absence} from "../source.js";
import {BadRow} from "./reportRow.js";

/** Companies of whose figures a row cannot be read: what is published of them stays, and the others go on. */
export interface Unread {
  /**
   * What `read` reads of a company; nothing where a row of it cannot be read. Throws where there are more such than
   * can be held back: the report has changed, and nobody need be asked further.
   */
  of<T>(code: string, read: Promise<readonly T[]>): Promise<readonly T[]>;
  /** Those of `codes` whose rows could be read. */
  readable(codes: readonly string[]): string[];
  /** Those companies, for the gate to name. */
  absences(): Absence[];
}

/** Of as many companies as are asked for, `all`. */
export function unreadRows(all: number): Unread {
  const problems = new Map<string, BadRow>();
  return {
    async of(code, read) {
      try {
        return await read;
      } catch (error) {
        if (!(error instanceof BadRow)) throw error;
        problems.set(code, error);
        if (!isFew(problems.size, all)) throw error;
        return [];
      }
    },
    readable: (codes) => codes.filter((code) => !problems.has(code)),
    absences: () =>
      [...problems].map(([code, {message}]) => ({
        ...{table: "financials", code},
        message: `${message}; what is published of it stays`
      }))
  };
}
