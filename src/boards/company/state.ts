import type {DefinitionState} from "../definition.js";

export const UNITS = ["100m", "bn"] as const;

/** What the reader chose on the page of a company; price and profit are percent of change. */
export interface CompanyState extends DefinitionState {
  readonly unit: (typeof UNITS)[number];
  readonly price: number;
  readonly profit: number;
  /** The fiscal year of the forward PE; empty is the one that the page opens with. */
  readonly year: string;
}
