// @vitest-environment jsdom
import {afterEach, expect, test, vi} from "vitest";
import {openScope} from "../../src/boards/scope.js";
import {common} from "../../src/lib/messages/common.js";
import {listMessages} from "../../src/lib/messages/lists.js";
import {codeAliases, listOptions} from "../../src/queries/scope.js";

const {openDatabase} = vi.hoisted(() => ({openDatabase: vi.fn()}));
vi.mock("../../src/lib/database.js", () => ({openDatabase}));

afterEach(() => document.body.replaceChildren());

test("while a list is asked for, and where it does not come, the page says so below its heading, and tries again", async () => {
  openDatabase.mockRejectedValueOnce(new Error("no engine"));
  history.replaceState(null, "", "?codes=688256.SH");
  document.body.innerHTML =
    '<main id="observablehq-main"><div class="page-top"><h1>Heading</h1></div><h2>Room of a figure</h2></main>';
  const answers = {[String(listOptions())]: [], [String(codeAliases())]: []};
  const status = () => document.querySelector<HTMLElement>(".page-top + [role=status]");
  const opened = openScope({answers, tables: {}}, {shared: [], firstOnly: [], own: []});
  expect(status()?.textContent).toBe(listMessages.en.loading);
  await vi.waitFor(() => expect(status()?.textContent).toContain(listMessages.en.notLoaded));
  // The engine comes, and cannot answer at first: it is asked again, and no other one is started.
  const query = vi
    .fn()
    .mockRejectedValueOnce(new Error("out of memory"))
    .mockResolvedValue([{code: "688256.SH", is_listed: true}]);
  openDatabase.mockResolvedValueOnce({query});
  status()!.querySelector("button")!.click();
  await vi.waitFor(() => expect(status()?.textContent).toContain(common.en.failed));
  status()!.querySelector("button")!.click();
  expect((await opened).shown.scope).toEqual({kind: "codes", codes: ["688256.SH"]});
  expect(openDatabase).toHaveBeenCalledTimes(2);
  expect(status()).toBeNull();
});
