import {html} from "htl";
import type * as Engine from "../lib/engineStep.js";
import {formatNumber} from "../lib/format.js";
import {type WaitingMessages, waiting} from "../lib/messages/waiting.js";

/**
 * One line on how far the engine is that a figure waits for; it follows it while it stands in the page, and is empty
 * where the engine is asked nothing. The module `engineStep` is handed over: what is loaded later has another one of it.
 */
export function waitingLine(lang: string, {engineStep, onStep}: typeof Engine): HTMLElement {
  const m = waiting[lang === "zh" ? "zh" : "en"];
  const line = html`<p>${wordsOf(engineStep(), m)}</p>`;
  const stop = onStep(() => {
    if (!line.isConnected) return stop();
    const words = wordsOf(engineStep(), m);
    if (line.textContent !== words) line.textContent = words;
  });
  return line;
}

function wordsOf(step: Engine.EngineStep | null, m: WaitingMessages): string {
  if (step === null) return "";
  if (step.kind === "ready") return m.ready;
  if (step.kind === "tables") return m.tables(step.done, step.total);
  const megabytes = Math.floor(step.bytes / 1e6);
  return megabytes === 0 ? m.start : m.loading(formatNumber(megabytes));
}
