import {describe, expect, test} from "vitest";
import {type SnippetSettings, snippets} from "../../../src/lib/devices/snippets.js";

const settings: SnippetSettings = {
  model_id: "gemma-7b",
  hub_id: "google/gemma-7b-it",
  quantization: "Q4_K_M",
  context: 16_384,
  slots: 4,
  ubatch: 512,
  k: "q8_0",
  v: "q8_0"
};
const codeOf = (tool: string, more: Partial<SnippetSettings> = {}) =>
  snippets({...settings, ...more}).find((each) => each.tool === tool)!.code;

describe("the lines that call a model", () => {
  test("have the model, the quantization and the settings put in", () => {
    expect(codeOf("transformers")).toContain('model_id = "google/gemma-7b-it"');
    const server = codeOf("llama.cpp");
    expect(server).toContain("--model gemma-7b-Q4_K_M.gguf");
    for (const option of ["--ctx-size 16384", "--parallel 4", "--ubatch-size 512"])
      expect(server).toContain(option);
    expect(server).toContain("--cache-type-k q8_0 --cache-type-v q8_0");
    const ollama = codeOf("Ollama");
    expect(ollama).toContain("FROM ./gemma-7b-Q4_K_M.gguf");
    expect(ollama).toContain("ollama create gemma-7b-q4_k_m --file Modelfile");
    // Its context is that of a slot.
    expect(ollama).toContain("PARAMETER num_ctx 4096");
    expect(ollama).toContain("OLLAMA_NUM_PARALLEL=4");
    expect(ollama).toContain("OLLAMA_KV_CACHE_TYPE=q8_0");
  });

  test("leave Ollama's cache as it is where it has no such type", () => {
    expect(codeOf("Ollama", {k: "q5_1", v: "q5_1"})).toContain("OLLAMA_KV_CACHE_TYPE=f16");
    expect(codeOf("Ollama", {v: "q4_0"})).toContain("OLLAMA_KV_CACHE_TYPE=f16");
  });

  test("in Python have quotes and brackets that close, lines that are whole, and names that are there", () => {
    const code = codeOf("transformers");
    const tokens = pythonTokens(code);
    expect(unclosed(tokens)).toEqual([]);
    // No line begins deeper than its bracket, and none ends in an operator.
    for (const line of logicalLines(tokens)) {
      expect(line[0]).toMatch(/^\w/);
      expect(line.at(-1)).toMatch(/[\w)\]"]$/);
    }
    const assigned = [...code.matchAll(/^(\w+) = /gm)].map(([, name]) => name);
    expect(assigned).toEqual(["model_id", "tokenizer", "model", "messages", "inputs", "output", "answer"]);
    for (const name of assigned) expect(tokens.filter((token) => token === name).length).toBeGreaterThan(1);
  });

  test.each(["llama.cpp", "Ollama"])(
    "of %s are whole commands of a shell, and their JSON is JSON",
    (tool) => {
      const commands = shellCommands(codeOf(tool));
      expect(commands.map(([name]) => name)).toEqual(
        tool === "Ollama" ? ["ollama", "cat", "ollama", "ollama"] : ["llama-server", "curl"]
      );
      for (const words of commands)
        for (const word of words.filter((each) => each.startsWith("{")))
          expect(JSON.parse(word)).toEqual({messages: [{role: "user", content: "Why is the sky blue?"}]});
    }
  );

  test("are not whole where a quote or a bracket is missing", () => {
    expect(unclosed(pythonTokens("print((1)"))).toEqual(["("]);
    expect(() => pythonTokens('print("a)')).toThrow("quote");
    expect(() => shellCommands("echo 'a")).toThrow("quote");
  });
});

/** Names, numbers, texts in double quotes, operators and line ends of a Python text without comments. */
function pythonTokens(code: string): readonly string[] {
  const tokens: readonly string[] = code.match(/"[^"\n]*"|\w+|\n|\*\*|[^\s\w]/g) ?? [];
  if (tokens.includes('"') || tokens.includes("'")) throw new Error("a quote is open");
  return tokens;
}

const CLOSING: Readonly<Record<string, string>> = {"(": ")", "[": "]", "{": "}"};

function unclosed(tokens: readonly string[]): string[] {
  const open: string[] = [];
  for (const token of tokens) {
    if (token in CLOSING) open.push(token);
    else if (Object.values(CLOSING).includes(token))
      if (CLOSING[open.at(-1) ?? ""] === token) open.pop();
      else return [...open, token];
  }
  return open;
}

/** Statements: lines that end outside of all brackets. */
function logicalLines(tokens: readonly string[]): string[][] {
  const lines: string[][] = [[]];
  for (const token of tokens) {
    const line = lines.at(-1)!;
    if (token !== "\n") line.push(token);
    else if (unclosed(line).length === 0) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

/** The words of each command of a shell text, without the settings before its name; a here-document is one word. */
function shellCommands(code: string): string[][] {
  const joined = code.replace(/\\\n/g, " ").replace(/<<'END'\n[\s\S]*?\nEND\n/g, "HERE\n");
  return joined.split("\n").flatMap((line) => {
    const words: readonly string[] = line.match(/"[^"]*"|'[^']*'|[^\s"']+|["']/g) ?? [];
    if (words.some((word) => word === '"' || word === "'")) throw new Error("a quote is open");
    const command = words.filter((word) => !/^[A-Z_]+=/.test(word)).map((word) => word.replace(/^'|'$/g, ""));
    return command.length > 0 ? [command] : [];
  });
}
