import {chromium} from "@playwright/test";
import {CHROMIUM_FLAGS, requireChromium} from "/work/main/scripts/chromium.js";
import {addressOf, serve} from "/work/main/scripts/serve.js";
const server = await serve({port: 0}).catch((e: Error) => { throw e; });
const base = addressOf(server);
for (let i = 0; i < Number(process.argv[2] ?? 3); i++) {
  const browser = await chromium.launch({executablePath: requireChromium(), args: [...CHROMIUM_FLAGS]});
  const page = await browser.newPage();
  const client = await page.context().newCDPSession(page);
  if (process.argv[3]) { await client.send("Profiler.enable"); await client.send("Profiler.setSamplingInterval", {interval: 200}); await client.send("Profiler.start"); }
  await page.goto(`${base}companies/valuation?lang=en`);
  await page.waitForFunction(() => performance.getEntriesByType("mark").some(({name}) => name.startsWith("benchfolio:")));
  const out = await page.evaluate(() => ({
    marks: performance.getEntriesByType("mark").map((m) => [m.name, Math.round(m.startTime)]).slice(0, 6),
    res: performance.getEntriesByType("resource").map((r: any) => [r.name.split("/").slice(-1)[0], Math.round(r.startTime), Math.round(r.responseStart), Math.round(r.responseEnd), r.encodedBodySize]),
    nav: (() => { const n = performance.getEntriesByType("navigation")[0] as any; return [n.responseStart, n.responseEnd, n.domInteractive, n.domContentLoadedEventStart].map(Math.round); })(),
    paint: performance.getEntriesByType("paint").map((p) => [p.name, Math.round(p.startTime)])
  }));
  console.log(JSON.stringify(out.marks), JSON.stringify(out.nav), JSON.stringify(out.paint));
  if (i === 0) for (const r of out.res) console.log("  ", r.join(" "));
  if (process.argv[3]) {
    const {profile} = await client.send("Profiler.stop") as any;
    const byId = new Map(profile.nodes.map((n: any) => [n.id, n]));
    const end = profile.startTime + 1e9;
    const self = new Map<string, number>();
    profile.samples.forEach((id: number, k: number) => { const n: any = byId.get(id); const f = n.callFrame; const key = `${f.functionName || "(anon)"} ${f.url.split("/").slice(-1)[0]}:${f.lineNumber}:${f.columnNumber}`; self.set(key, (self.get(key) ?? 0) + profile.timeDeltas[k] / 1000); });
    for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 25)) console.log(v.toFixed(1).padStart(7), k);
  }
  await browser.close();
}
server.close?.();
process.exit(0);
