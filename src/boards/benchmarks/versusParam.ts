import {type Param, someOf} from "../../lib/permalink.js";

/** A pair and three further ones. */
export const MOST_FURTHER = 3;

/** At most three further models; what is beyond them is ignored. */
export function furtherParam(ids: readonly string[]): Param<readonly string[]> {
  const some = someOf(ids, []);
  return {
    ...some,
    parse: (text) => {
      const {value = [], ignored} = some.parse(text);
      const beyond = value.slice(MOST_FURTHER);
      const all = [...(ignored === undefined ? [] : [ignored]), ...beyond].join(",");
      return {
        ...(value.length > 0 && {value: value.slice(0, MOST_FURTHER)}),
        ...(all !== "" && {ignored: all})
      };
    }
  };
}

/** Ids of all models that can be compared: the report's, then all others. */
export function comparedIds(report: readonly Identified[], all: readonly Identified[]): string[] {
  return [...new Set([...report, ...all].map(({model_id}) => model_id))];
}

interface Identified {
  readonly model_id: string;
}
