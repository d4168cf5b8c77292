import {expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {type Inbox, inboxReader} from "../../../data-loaders/sources/inbox/reader.js";
import {runs} from "../../length.js";
import {picks} from "../../randomNumbers.js";
import {tell} from "../../tell.js";
import {type Facts, type Mutated, mutatedFile, TODAY} from "./mutations.js";

const SEED = 20240223;
const FILES = runs(250, 10_000);

async function read({file, bytes}: Mutated): Promise<Inbox | BadInput> {
  try {
    const reader = inboxReader(undefined, LIMITS, TODAY);
    await reader.add(file, Buffer.from(bytes));
    return reader.finish();
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
}

/** What an inbox says, in the words of the mutations. */
function factsOf({history, indices, consensus, valuations}: Inbox): Facts {
  const rows = [
    ...history.map((row) => [`${row.code} ${row.date}`, row] as const),
    ...indices.map((row) => [`${row.index_code} ${row.date}`, row] as const),
    ...consensus.map((row) => [`${row.code} ${row.as_of} ${row.fiscal_year}`, row] as const)
  ];
  expect(valuations).toEqual([]);
  return new Map(
    rows.flatMap(([key, row]) =>
      Object.entries(row)
        .filter(([, value]) => typeof value === "number" || typeof value === "boolean")
        .filter(([name]) => name !== "fiscal_year")
        .map(([name, value]) => [`${key} ${name}`, value as number | boolean] as const)
    )
  );
}

const sorted = (facts: Facts) => Object.fromEntries([...facts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** What came of a file, or why that is wrong. */
function outcomeOf({file, outcome, kind}: Mutated, result: Inbox | BadInput): string {
  if ("facts" in outcome) {
    if (result instanceof BadInput) throw result;
    expect(sorted(factsOf(result))).toEqual(sorted(outcome.facts));
    return kind === "same" ? "as before" : "the changed value";
  }
  if (!(result instanceof BadInput))
    throw new Error(`read, though it is to be refused: ${JSON.stringify(sorted(factsOf(result)))}`);
  expect(result.message.startsWith(file)).toBe(true);
  const {row, field, words} = outcome;
  if (row !== undefined) expect(result.message).toMatch(new RegExp(`^${file}.* row ${row}\\b`));
  if (field !== undefined) expect(result.place.field).toBe(field);
  if (words) expect(result.message).toMatch(words);
  return "refused by name";
}

test(`of ${FILES} mutated files each is read as it stands, or refused by name`, async () => {
  const pick = picks(SEED);
  const counts: Record<string, number> = {"as before": 0, "the changed value": 0, "refused by name": 0};
  const wrong: string[] = [];
  for (let i = 0; i < FILES; i++) {
    const mutated = mutatedFile(pick);
    try {
      counts[outcomeOf(mutated, await read(mutated))]!++;
    } catch (error) {
      wrong.push(`file ${i}, ${mutated.how}: ${(error as Error).message}`);
    }
  }
  tell(`${FILES} mutated files`, {...counts, "silently wrong, or refused without need": wrong.length});
  expect(wrong).toEqual([]);
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(FILES / 10);
});
