import {html} from "htl";
import {ggufName, type Snippet} from "../../lib/devices/snippets.js";
import type {DeviceMessages} from "../../lib/messages/devices.js";

/** Lines to copy, by tool, each with what there is to know of it. */
export function snippetBlocks(
  all: readonly Snippet[],
  {m, ...file}: {readonly m: DeviceMessages; readonly model_id: string; readonly quantization: string}
): HTMLElement {
  const notes = {
    transformers: m.snippets.transformers,
    "llama.cpp": m.snippets["llama.cpp"](ggufName(file)),
    Ollama: m.snippets.Ollama
  };
  return html`<div class="bf-snippets">${all.map(
    ({tool, code}) =>
      html`<section><h3>${tool}</h3><p>${notes[tool]}</p><pre tabindex="0" aria-label=${tool}><code>${code}</code></pre></section>`
  )}</div>`;
}
