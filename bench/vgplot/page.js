// What a vgplot author writes in an afternoon for the data of our valuation page, after vgplot's own examples. It is
// the measure of our own page's speed and is not tuned with it.
import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import workerFile from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js";
import engineFile from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm";
import * as vg from "@uwdata/vgplot";
import initParquet, {readParquet} from "parquet-wasm/esm/parquet_wasm.js";
import parquetFile from "parquet-wasm/esm/parquet_wasm_bg.wasm";

const tables = ["companies", "valuations", "financials"].map((name) => ({
  name,
  file: fetch(`data/${name}.parquet`).then((response) => response.arrayBuffer())
}));

// The connector's own engine, and that engine's reader of Parquet, come from a CDN: both are brought along.
const db = new AsyncDuckDB(new VoidLogger(), new Worker(workerFile));
await db.instantiate(engineFile);
await initParquet({module_or_path: parquetFile});
const connection = await db.connect();
for (const {name, file} of tables) {
  const bytes = new Uint8Array(await file);
  await connection.insertArrowFromIPCStream(readParquet(bytes).intoIPCStream(), {name, create: true});
}

vg.coordinator().databaseConnector(vg.wasmConnector({duckdb: db, connection}));
await vg.coordinator().exec(`
CREATE TABLE priced AS
SELECT c.code, c.name_en AS name, c.sector_en AS sector, v.forward_pe, v.pe_percentile_published AS percentile,
  100 * (sqrt(e.net_profit_cny_100m / a.net_profit_cny_100m) - 1) AS growth
FROM companies AS c
JOIN valuations AS v USING (code)
JOIN financials AS a ON a.code = c.code AND a.kind = 'actual' AND a.net_profit_cny_100m > 0
JOIN financials AS e ON e.code = c.code AND e.kind = 'consensus' AND e.net_profit_cny_100m > 0
WHERE v.forward_pe IS NOT NULL`);

const $query = vg.Selection.intersect();
const priced = vg.from("priced", {filterBy: $query});

document.body.append(
  vg.vconcat(
    vg.hconcat(
      vg.menu({label: "Sector", as: $query, from: "priced", column: "sector"}),
      vg.slider({
        label: "Forward PE at most",
        as: $query,
        column: "forward_pe",
        select: "interval",
        min: 0,
        max: 200,
        step: 0.1,
        value: 200,
        width: 400
      })
    ),
    vg.plot(
      vg.text(priced, {x: "growth", y: "forward_pe", text: "name", dx: 8, textAnchor: "start"}),
      vg.dot(priced, {x: "growth", y: "forward_pe", fill: "percentile", stroke: "white", r: 5.5, tip: true}),
      vg.name("companies"),
      vg.xLabel("Net profit growth a year, %"),
      vg.yLabel("Forward PE"),
      vg.yScale("log"),
      vg.grid(true),
      vg.colorScheme("RdBu"),
      vg.colorReverse(true),
      vg.colorDomain([0, 100]),
      vg.colorPivot(50),
      vg.colorLabel("PE percentile"),
      vg.width(1000),
      vg.height(480)
    ),
    vg.colorLegend({for: "companies"}),
    vg.table({
      from: "priced",
      filterBy: $query,
      columns: ["code", "name", "sector", "forward_pe", "percentile", "growth"],
      width: 1000,
      height: 300
    })
  )
);
