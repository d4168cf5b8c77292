import type {ScoreUnit} from "./scoreUnit.js";

/** What `mapping.json` says of a column, a metric, a data set or a file of models. */
export interface ModelMeaning {
  /** The field that a column stands for, `ignore` where it is to be passed over. */
  readonly as: string | null;
  /** The unit of its numbers. */
  readonly unit: ScoreUnit | null;
}

/** Looks a name up in `mapping.json`; null where it does not stand there. */
export type ModelMapping = (name: string) => ModelMeaning | null;

/** What the readers of model files are told beside the file. */
export interface ReadOptions {
  readonly mapping: ModelMapping;
  /** The last day that there can be figures of, ISO. */
  readonly today: string;
}
