import {html} from "htl";
import {type EngineStep, engineStep, onStep} from "../lib/engineStep.js";
import {formatNumber} from "../lib/format.js";
import {type WaitingMessages, waiting} from "../lib/messages/waiting.js";

/**
 * One line on how far the engine is that a figure waits for; it follows it while it stands in the page, and is empty
 * where the engine is asked nothing.
 */
export function waitingLine(lang: string): HTMLElement {
  const m = waiting[lang === "zh" ? "zh" : "en"];
  const line = html`<p>${wordsOf(engineStep(), m)}</p>`;
  const stop = onStep(() => {
    if (!line.isConnected) return stop();
    const words = wordsOf(engineStep(), m);
    if (line.textContent !== words) line.textContent = words;
  });
  return line;
}

function wordsOf(step: EngineStep | null, m: WaitingMessages): string {
  if (step === null) return "";
  if (step.kind === "ready") return m.ready;
  if (step.kind === "tables") return m.tables(step.done, step.total);
  const megabytes = Math.floor(step.bytes / 1e6);
  return megabytes === 0 ? m.start : m.loading(formatNumber(megabytes));
}
