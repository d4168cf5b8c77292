import type {EvidenceAlias, EvidenceModel} from "../../../models/evidence.js";
import {slugOf} from "../../../models/names.js";
import {evidenceModel, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import {checkColumns, type ModelTable} from "./modelTable.js";
import {joinedModels, PlainRow, plainColumn, plainFields} from "./plainColumns.js";

const NEEDED = ["kind", "alias", "id"];
/** What may be said of a model that is not known yet. */
const FACTS = ["developer", "open_weights", "params_b", "release_date", "family", "licence", "license"];

export function isAliasTable(header: readonly string[]): boolean {
  return NEEDED.every((name) => header.includes(name));
}

/**
 * Reads `aliases.csv`: which model, benchmark or developer (`kind`) a name (`alias`) is, by its `id`. A row of a model
 * may say its developer, whether its weights are open, its size and its release, which makes a new model of it.
 * Throws BadInput for an id that is no slug, and for an alias of two ids.
 */
export function readAliasTable(table: ModelTable, options: ReadOptions): ModelFile {
  checkColumns(
    table,
    NEEDED,
    (name) => NEEDED.includes(name) || FACTS.includes(name) || options.mapping(name)?.as === "ignore"
  );
  const {file} = table.place;
  const facts = plainFields(
    table,
    table.header
      .filter((name) => FACTS.includes(name))
      .map((name) => plainColumn(name, {mapping: () => null}))
  );
  const ids = new Map<string, string>();
  // Names are matched to the letter: another spelling is another alias, though of the same id.
  const spelled = new Set<string>();
  const aliases: EvidenceAlias[] = [];
  const models: EvidenceModel[] = [];
  for (const row of table.rows) {
    const kind = row.maybeOneOf("kind", ["model", "benchmark", "developer"]) ?? row.fail("kind", "empty");
    const alias = row.text("alias");
    const id = row.text("id");
    if (kind !== "developer" && !isId(id)) row.fail("id", "not an id (small letters, digits, hyphens)");
    const key = `${kind} ${alias.toLowerCase()}`;
    if ((ids.get(key) ?? id) !== id)
      row.fail("alias", `stands for ${ids.get(key)} above, and here for ${id}`);
    if (!spelled.has(`${kind} ${alias}`)) aliases.push({kind, alias, id, source: file});
    spelled.add(`${kind} ${alias}`);
    ids.set(key, id);
    const plain = new PlainRow(row, facts, file, options.today);
    const said = [...facts.keys()].filter((field) => plain.maybeText(field) !== null);
    if (said.length > 0 && kind !== "model")
      row.fail(plain.header(said[0]!), `said of a ${kind}, not of a model`);
    if (said.length > 0) models.push({...modelFacts(plain), name: alias});
  }
  return {
    file,
    what: "names",
    evidence: {models: joinedModels(models), benchmarks: [], scores: [], aliases},
    rowsIn: table.rows.length,
    leftOut: [],
    notes: []
  };
}

/** What a name's own id can be, of letters of any script: `通义千问-72b`; of signs the ids of reports have `_`, too. */
function isId(text: string): boolean {
  return /^[a-z0-9]+([-._][a-z0-9]+)*$/.test(text) || (text !== "" && slugOf(text) === text);
}

function modelFacts(row: PlainRow): EvidenceModel {
  // A row of aliases has no column of models: its alias is the name.
  const facts = new PlainRow(row.row, new Map([...row.fields, ["model", {...ALIAS}]]), row.file, row.today);
  return evidenceModel({...facts.model(), source: row.file});
}

const ALIAS = {header: "alias", name: "alias", field: "model", unit: null, isIgnored: false} as const;
