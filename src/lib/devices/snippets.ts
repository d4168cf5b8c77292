import type {CacheType} from "./kvCache.js";

export interface SnippetSettings {
  readonly model_id: string;
  /** The repository of its weights at Hugging Face. */
  readonly hub_id: string;
  readonly quantization: string;
  readonly context: number;
  readonly slots: number;
  readonly ubatch: number;
  readonly k: CacheType;
  readonly v: CacheType;
}

export interface Snippet {
  readonly tool: "transformers" | "llama.cpp" | "Ollama";
  readonly language: "python" | "sh";
  readonly code: string;
}

const QUESTION = "Why is the sky blue?";
/** What Ollama can keep a cache in; it has one type for K and V. */
const OLLAMA_TYPES: readonly CacheType[] = ["f16", "q8_0", "q4_0"];

/** Lines that call the model on the device that one sits at, by three tools, with the settings put in. They were not run with weights. */
export function snippets(settings: SnippetSettings): Snippet[] {
  return [
    {tool: "transformers", language: "python", code: transformers(settings)},
    {tool: "llama.cpp", language: "sh", code: llamaCpp(settings)},
    {tool: "Ollama", language: "sh", code: ollama(settings)}
  ];
}

/** The file that llama.cpp and Ollama are given. */
export function ggufName({
  model_id,
  quantization
}: Pick<SnippetSettings, "model_id" | "quantization">): string {
  return `${model_id}-${quantization}.gguf`;
}

function transformers({hub_id}: SnippetSettings): string {
  return `from transformers import AutoModelForCausalLM, AutoTokenizer

model_id = "${hub_id}"
tokenizer = AutoTokenizer.from_pretrained(model_id)
model = AutoModelForCausalLM.from_pretrained(model_id, dtype="auto", device_map="auto")

messages = [{"role": "user", "content": "${QUESTION}"}]
inputs = tokenizer.apply_chat_template(
    messages, add_generation_prompt=True, return_dict=True, return_tensors="pt"
).to(model.device)
output = model.generate(**inputs, max_new_tokens=256)
answer = output[0][inputs["input_ids"].shape[-1]:]
print(tokenizer.decode(answer, skip_special_tokens=True))`;
}

function llamaCpp(settings: SnippetSettings): string {
  const {context, slots, ubatch, k, v} = settings;
  return `llama-server --model ${ggufName(settings)} --n-gpu-layers 999 \\
  --ctx-size ${context} --parallel ${slots} --ubatch-size ${ubatch} \\
  --flash-attn on --cache-type-k ${k} --cache-type-v ${v} &

curl http://127.0.0.1:8080/v1/chat/completions \\
  --header "Content-Type: application/json" \\
  --data '{"messages": [{"role": "user", "content": "${QUESTION}"}]}'`;
}

function ollama(settings: SnippetSettings): string {
  const {model_id, quantization, context, slots, k, v} = settings;
  const name = `${model_id}-${quantization}`.toLowerCase();
  const type = k === v && OLLAMA_TYPES.includes(k) ? k : "f16";
  // A context of its own for each slot.
  return `OLLAMA_FLASH_ATTENTION=1 OLLAMA_KV_CACHE_TYPE=${type} \\
  OLLAMA_NUM_PARALLEL=${slots} ollama serve &

cat > Modelfile <<'END'
FROM ./${ggufName(settings)}
PARAMETER num_ctx ${Math.floor(context / slots)}
END
ollama create ${name} --file Modelfile
ollama run ${name} "${QUESTION}"`;
}
