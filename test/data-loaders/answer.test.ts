import {expect, test} from "vitest";
import {type PageQueries, pageAnswers, withSharedEngines} from "../../data-loaders/answer.js";

test("loaders of one run share an engine, which is prepared once, and answer as each alone", async () => {
  let opened = 0;
  const setup = () => {
    opened++;
    return ["CREATE TABLE prepared AS SELECT 1 AS n"];
  };
  const page = (sql: string): PageQueries => ({facts: [sql]});
  const asked = () =>
    Promise.all(
      ["SELECT n FROM prepared", "SELECT n + 1 AS m FROM prepared"].map((sql) =>
        pageAnswers(page(sql), setup)
      )
    );
  const shared = await withSharedEngines(asked);
  expect(shared).toEqual([
    '{"SELECT n FROM prepared":[{"n":1}]}',
    '{"SELECT n + 1 AS m FROM prepared":[{"m":2}]}'
  ]);
  expect(opened).toBe(1);
  expect(await asked()).toEqual(shared);
  expect(opened).toBe(3);
});
