import type {MoneyUnit} from "../../lib/moneyUnit.js";
import type {DefinitionState} from "../definition.js";

/** What the reader chose on the page of a company; price and profit are percent of change. */
export interface CompanyState extends DefinitionState {
  readonly unit: MoneyUnit;
  readonly price: number;
  readonly profit: number;
  /** The fiscal year of the forward PE; empty is the one that the page opens with. */
  readonly year: string;
}
