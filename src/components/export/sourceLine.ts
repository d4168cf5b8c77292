import type {CommonMessages} from "../../lib/messages/common.js";
import type {Figure} from "../figure.js";

/** Whose a figure is and of when, as it stands on what is taken away; without a day where no source names one. */
export function sourceLine({source, asOf}: Pick<Figure, "source" | "asOf">, m: CommonMessages): string {
  return asOf === "" ? m.sourceIs(source) : `${m.sourceIs(source)} · ${m.asOf} ${asOf}`;
}
