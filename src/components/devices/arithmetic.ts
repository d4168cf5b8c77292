import {html} from "htl";
import type {Architecture, Estimate, Settings} from "../../lib/devices/estimate.js";
import {CACHE_TYPES, type KvPart} from "../../lib/devices/kvCache.js";
import {tokensPerSecond} from "../../lib/devices/speed.js";
import {GB, GIB, MIB} from "../../lib/devices/units.js";
import {formatExact, formatNumber} from "../../lib/format.js";
import type {DeviceMessages} from "../../lib/messages/devices.js";
import {speedText} from "../charts/devices/speedDots.js";

export interface ArithmeticInput {
  readonly m: DeviceMessages;
  readonly model: Architecture;
  readonly estimate: Estimate | null;
  readonly settings: Settings;
  readonly memoryGib: number;
  /** Null where none is known. */
  readonly bandwidth: number | null;
}

/** A step: what is computed, from what, and the result. */
interface Step {
  readonly term: string;
  readonly formula: string;
  readonly result: string;
}

/** The steps from a model and its settings to its memory and speed, with the numbers put in. */
export function arithmetic(input: ArithmeticInput): HTMLElement {
  const {m, estimate} = input;
  if (!estimate) return html`<p class="bf-steps-none">${m.steps.none}</p>`;
  return html`<ol class="bf-steps">${stepsOf(input, estimate).map(
    ({term, formula, result}) =>
      html`<li><span class="bf-step-term">${term}</span><span class="bf-step-formula">${formula}</span><span class="bf-step-result">${result === "" ? "" : `= ${result}`}</span></li>`
  )}</ol>`;
}

function stepsOf(input: ArithmeticInput, estimate: Estimate): Step[] {
  const {m, model, settings, memoryGib} = input;
  const t = m.steps;
  const {kv, compute, driver, total, host} = estimate;
  const {context, slots, ubatch} = settings;
  const range = ({low, high}: {low: number; high: number}) => t.range(mib(low), mib(high));
  const gib = (bytes: number) => formatNumber(bytes / GIB, 2);
  return [
    weightStep(input, estimate),
    ...(host > 0 ? [{term: t.host, formula: "", result: t.mib(`−${mib(host)}`)}] : []),
    ...(kv.full.layers > 0 ? [kvStep(t.kvFull, kv.full, input)] : []),
    ...(kv.window.layers > 0
      ? [
          {
            term: t.cells,
            formula: t.cellsOf(
              formatNumber(context),
              formatNumber(model.sliding_window),
              formatNumber(slots),
              formatNumber(ubatch)
            ),
            result: t.nCells(formatNumber(kv.window.cells))
          },
          kvStep(t.kvWindow, kv.window, input)
        ]
      : []),
    {term: t.compute, formula: t.computeSaid(formatNumber(ubatch)), result: range(compute)},
    {term: t.driver, formula: t.driverSaid, result: range(driver)},
    {
      term: t.total,
      formula: t.sum,
      result: t.totalIs(gib(total.low), gib(total.high), formatExact(memoryGib))
    },
    speedStep(input, estimate)
  ];
}

const mib = (bytes: number) => formatNumber(bytes / MIB);

function weightStep({m, model}: ArithmeticInput, {weights}: Estimate): Step {
  const t = m.steps;
  const result = t.size(formatNumber(weights.bytes / GB, 2), formatNumber(weights.bytes / GIB, 2));
  const term = t.weights;
  if (!weights.parts) return {term, formula: weights.from === "given" ? t.given : t.measured, result};
  const part = (name: string) => weights.parts?.find((each) => each.part === name);
  const [vocab, width] = [formatNumber(model.vocab), formatNumber(model.d_model)];
  const [body, shared] = [part("body"), part("shared")];
  const rest = [formatNumber(body?.params), formatExact(body?.bits ?? 0)] as const;
  const bits = (name: string) => formatExact(part(name)?.bits ?? 0);
  return {
    term,
    formula: shared
      ? t.computedTied(vocab, width, formatExact(shared.bits), ...rest)
      : t.computedUntied(vocab, width, bits("embedding"), bits("output"), ...rest),
    result
  };
}

function kvStep(
  term: string,
  {cells, layers, elements, bytes}: KvPart,
  {m, settings}: ArithmeticInput
): Step {
  const {k, v} = settings;
  return {
    term,
    formula: m.steps.kv(
      formatNumber(cells),
      formatNumber(layers),
      formatNumber(elements / 2),
      formatExact(CACHE_TYPES[k]),
      formatExact(CACHE_TYPES[v])
    ),
    result: m.steps.mib(mib(bytes))
  };
}

function speedStep({m, bandwidth}: ArithmeticInput, {read}: Estimate): Step {
  const t = m.steps;
  if (bandwidth === null) return {term: t.speed, formula: t.noSpeed, result: ""};
  const gb = (bytes: number) => formatNumber(bytes / GB, 2);
  const speed = (bytes: number) => speedText(tokensPerSecond(bandwidth, bytes));
  return {
    term: t.speed,
    formula: t.speedOf(formatExact(bandwidth), gb(read.empty), gb(read.full)),
    result: t.speedIs(speed(read.empty), speed(read.full))
  };
}
