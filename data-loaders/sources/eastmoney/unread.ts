import {isFew} from "../../gate/held.js";
import type {Absence} from "../source.js";
import {BadRow} from "./reportRow.js";

/** Companies of whose figures a row cannot be read: what is published of them stays, and the others go on. */
export interface Unread {
  /** What `read` reads of a company; `none` where a row of it cannot be read. */
  of<T>(code: string, read: Promise<readonly T[]>): Promise<readonly T[]>;
  has(code: string): boolean;
  /** Those companies, for the gate to name. Throws where they are more of `all` than can be held back: the report has changed. */
  absences(all: number): Absence[];
}

export function unreadRows(): Unread {
  const problems = new Map<string, BadRow>();
  return {
    async of(code, read) {
      try {
        return await read;
      } catch (error) {
        if (!(error instanceof BadRow)) throw error;
        problems.set(code, error);
        return [];
      }
    },
    has: (code) => problems.has(code),
    absences(all) {
      const [first] = problems.values();
      if (first && !isFew(problems.size, all)) throw first;
      return [...problems].map(([code, {message}]) => ({
        ...{table: "financials", code},
        message: `${message}; what is published of it stays`
      }));
    }
  };
}
