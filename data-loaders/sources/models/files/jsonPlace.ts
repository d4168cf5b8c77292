import {BadInput, type Location} from "../../../badInput.js";

/** A value within a JSON file, which knows its path, so that whatever is wrong with it can be named. */
export class JsonPlace {
  constructor(
    readonly file: string,
    readonly value: unknown,
    readonly path = ""
  ) {}

  get place(): Location {
    return this.path === "" ? {file: this.file} : {file: this.file, field: this.path};
  }

  /** Throws BadInput that names file, path and value; a whole object is named by what it is. */
  fail(problem: string): never {
    const isPlain = this.value === null || typeof this.value !== "object";
    const shown = typeof this.value === "string" ? this.value.slice(0, 200) : this.value;
    throw new BadInput(
      this.place,
      isPlain ? problem : `${problem} (${kindOf(this.value)})`,
      isPlain ? shown : undefined
    );
  }

  get isMissing(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isObject(): boolean {
    return typeof this.value === "object" && this.value !== null && !Array.isArray(this.value);
  }

  /** The value of a key; a missing one is a place whose value is undefined. */
  get(key: string): JsonPlace {
    const value =
      this.isObject && Object.hasOwn(this.value as object, key)
        ? (this.value as Record<string, unknown>)[key]
        : undefined;
    return new JsonPlace(this.file, value, pathTo(this.path, key));
  }

  has(key: string): boolean {
    return this.isObject && Object.hasOwn(this.value as object, key);
  }

  /** The entries of an object, by key, whatever their order in the file. */
  entries(): [string, JsonPlace][] {
    if (this.value === undefined) this.fail("missing");
    if (!this.isObject) this.fail("not an object");
    return Object.keys(this.value as object)
      .sort()
      .map((key) => [key, this.get(key)]);
  }

  maybeEntries(): [string, JsonPlace][] {
    return this.isMissing ? [] : this.entries();
  }

  items(): JsonPlace[] {
    if (this.value === undefined) this.fail("missing");
    if (!Array.isArray(this.value)) this.fail("not a list");
    return (this.value as unknown[]).map((item, i) => new JsonPlace(this.file, item, `${this.path}[${i}]`));
  }

  /** A text that is not empty. */
  text(): string {
    if (this.value === undefined) this.fail("missing");
    if (typeof this.value !== "string") this.fail("not a text");
    return this.value.trim() || this.fail("empty");
  }

  /** The same, or null where it is missing, null or empty. */
  maybeText(): string | null {
    return this.isMissing || this.value === "" ? null : this.text();
  }

  number(): number {
    if (this.value === undefined) this.fail("missing");
    return typeof this.value === "number" && Number.isFinite(this.value)
      ? this.value
      : this.fail("not a number");
  }

  maybeNumber(): number | null {
    return this.isMissing ? null : this.number();
  }

  /** A whole number of at least 0, or null where it is missing. */
  maybeCount(): number | null {
    const number = this.maybeNumber();
    return number === null || (Number.isSafeInteger(number) && number >= 0)
      ? number
      : this.fail("not a count");
  }
}

/** Reads a JSON text. Throws BadInput where it is none. */
export function parseJson(file: string, text: string): JsonPlace {
  try {
    return new JsonPlace(file, JSON.parse(text.replace(/^\ufeff/, "")));
  } catch (cause) {
    // Python writes NaN and Infinity, which are no JSON: the message names where.
    throw new BadInput({file}, `not JSON (${oneLine((cause as Error).message)})`, undefined, {
      cause,
      publicly: "not JSON"
    });
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? `a list of ${value.length}` : "an object";
}

function pathTo(path: string, key: string): string {
  const isPlain = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key);
  if (!isPlain) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
