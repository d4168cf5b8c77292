import {html} from "htl";
import {longName} from "../longName.js";
import {modelAddress} from "./modelAddress.js";

/** The name of a model in a table, which leads to its page. */
export function modelLink({
  model_id,
  model
}: {
  readonly model_id: string;
  readonly model: string;
}): HTMLElement {
  return html`<a href=${modelAddress(model_id)}>${longName(model)}</a>`;
}
