import {html} from "htl";
import type {ModelMessages} from "../../lib/messages/model.js";
import type {ModelLink} from "../../queries/rows/models.js";
import {jumpList} from "../jumpList.js";
import {longName} from "../longName.js";
import {modelAddress} from "./modelAddress.js";

/** A button that opens a list of links to all models, by family, found by names, ids and developers. */
export function modelJump(
  models: readonly ModelLink[],
  {m, current}: {readonly m: ModelMessages; readonly current: string | null}
): HTMLElement {
  const items = models.map(({model_id, name, family, developer}) => ({
    link: html<HTMLAnchorElement>`<a href=${modelAddress(model_id)}>${longName(name)}</a>`,
    group: family,
    words: [name, model_id, family, developer],
    isCurrent: model_id === current
  }));
  return jumpList(items, m);
}
