import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {type Inbox, inboxReader} from "../../../data-loaders/sources/inbox/reader.js";
import type {ModelFile} from "../../../data-loaders/sources/models/files/modelFile.js";

/** The last day that the tests' files can be of. */
export const TODAY = "2026-11-28";

/** What an inbox of these files holds; a value that is no text is written as JSON. */
export async function inboxOf(files: Readonly<Record<string, unknown>>, mapping?: unknown): Promise<Inbox> {
  const reader = inboxReader(mapping === undefined ? undefined : JSON.stringify(mapping), LIMITS, TODAY);
  for (const [name, content] of Object.entries(files)) {
    const bytes =
      content instanceof Uint8Array
        ? Buffer.from(content)
        : Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
    if (name.includes("/")) reader.addWithin(name, bytes);
    else await reader.add(name, bytes);
  }
  return reader.finish();
}

/** The one model file of an inbox of one. */
export async function modelFileOf(name: string, content: unknown, mapping?: unknown): Promise<ModelFile> {
  const {models} = await inboxOf({[name]: content}, mapping);
  if (models.length !== 1) throw new Error(`${models.length} model files`);
  return models[0]!;
}

/** Its scores, as far as `fields` go. */
export async function scoresOf(name: string, content: unknown, fields: readonly string[], mapping?: unknown) {
  const {evidence} = await modelFileOf(name, content, mapping);
  return evidence.scores.map((score) =>
    fields.map((field) => (score as unknown as Record<string, unknown>)[field])
  );
}

/** Results of lm-evaluation-harness in the layout of 2024-07 and later. Synthetic. */
export function lmEvalRun(
  results: Readonly<Record<string, unknown>>,
  {model = "synthetic/model-7b", ...more}: Readonly<Record<string, unknown>> = {}
): Record<string, unknown> {
  return {
    results,
    group_subtasks: {},
    configs: {},
    versions: {},
    "n-shot": {},
    higher_is_better: {},
    "n-samples": {},
    config: {model: "hf", model_args: `pretrained=${model}`, limit: null},
    git_hash: "0000000",
    date: 1720000000.5,
    model_name: model,
    ...more
  };
}
