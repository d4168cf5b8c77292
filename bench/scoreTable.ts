import {parseArgs} from "node:util";
import {chromium} from "@playwright/test";
import {quantile} from "d3";
import {build} from "esbuild";
import {CHROMIUM_FLAGS, requireChromium} from "../scripts/chromium.js";

/**
 * `tsx bench/scoreTable.ts [--steps 200] [--models 1000] [--benchmarks 200]`: what a step of the wheel costs in the table of
 * scores, script, style and layout as Chromium counts them, and how many cells are in the document at most. Half of the
 * steps go down, half across. Scores are synthetic, a third of them missing. Exits with 1 where a bound does not hold.
 */
const {values: options} = parseArgs({
  options: {
    steps: {type: "string", default: "200"},
    models: {type: "string", default: "1000"},
    benchmarks: {type: "string", default: "200"}
  }
});
const [steps, models, benchmarks] = [options.steps, options.models, options.benchmarks].map(Number) as [
  number,
  number,
  number
];
const BOUNDS = {milliseconds: 8, cells: 2000};
const WHEEL = 120;

const page = `
import {virtualGrid} from "./src/components/table/virtualGrid.ts";
const noise = (i, j) => { const x = Math.sin(i * 12.9898 + j * 78.233) * 43758.5453; return x - Math.floor(x); };
const grid = virtualGrid({
  caption: "synthetic", corner: "Model", missing: "–",
  labels: {keys: "", pin: (name) => name, unpin: (name) => name}, onOrder() {}, onPin() {}
});
document.body.append(grid);
grid.show({
  rows: Array.from({length: ${models}}, (_, i) => ({key: String(i), label: "Synthetic " + i, isPinned: i < 3})),
  columns: Array.from({length: ${benchmarks}}, (_, j) => ({key: String(j), label: "Benchmark " + j, order: "none"})),
  cell: (i, j) => noise(i, j) < 1 / 3 ? null : {text: (100 * noise(j, i)).toFixed(1), shade: Math.round(20 * noise(j, i))},
  tip: (i, j) => "synthetic " + i + ", " + j
});
`;

const {outputFiles} = await build({
  stdin: {contents: page, resolveDir: ".", loader: "ts"},
  bundle: true,
  format: "iife",
  write: false,
  logLevel: "error"
});
const css = await build({
  stdin: {
    contents: `@import "./src/style.css"; @import "./src/components/table/table.css";`,
    resolveDir: ".",
    loader: "css"
  },
  bundle: true,
  write: false,
  external: ["observablehq:*"],
  logLevel: "error"
});

const browser = await chromium.launch({executablePath: requireChromium(), args: [...CHROMIUM_FLAGS]});
try {
  const tab = await browser.newPage({viewport: {width: 1440, height: 900}});
  await tab.setContent(
    `<!doctype html><html lang="en"><style>${css.outputFiles[0]!.text.replace(/@import[^;]*;/g, "")}</style><body></body></html>`
  );
  await tab.addScriptTag({content: outputFiles[0]!.text});
  const client = await tab.context().newCDPSession(tab);
  // The processor's time: other work on the machine is not counted.
  await client.send("Performance.enable", {timeDomain: "threadTicks"});
  const spent = async () => {
    const {metrics} = await client.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
    return 1000 * (of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration"));
  };
  const frames = () =>
    tab.evaluate(
      () =>
        new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
    );
  const cells = () => tab.evaluate(() => document.querySelectorAll(".bf-grid [aria-colindex]").length);
  await tab.mouse.move(700, 400);
  // What asking and waiting cost is no part of a step.
  const idle: number[] = [];
  for (let i = 0; i < 20; i++) {
    const before = await spent();
    await frames();
    idle.push((await spent()) - before);
  }
  const own = quantile(idle, 0.5) ?? 0;
  const times: number[] = [];
  let most = await cells();
  for (let i = 0; i < steps; i++) {
    const before = await spent();
    await tab.mouse.wheel(...((i % 2 === 0 ? [0, WHEEL] : [WHEEL, 0]) as [number, number]));
    await frames();
    times.push(Math.max(0, (await spent()) - before - own));
    most = Math.max(most, await cells());
  }
  const at = (p: number) => quantile(times, p)!;
  console.log(
    `${models} models × ${benchmarks} benchmarks, ${steps} steps of the wheel: ` +
      `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)} ms of script and layout at p50 / p95 (at most ${BOUNDS.milliseconds}), ` +
      `${most} cells in the document (at most ${BOUNDS.cells})`
  );
  if (at(0.95) > BOUNDS.milliseconds || most > BOUNDS.cells) process.exitCode = 1;
} finally {
  await browser.close();
}
