/** Shorter values stand in too many words to be taken out of them. */
const SHORTEST = 6;

/** So many characters of a value in a row are a part of it: who cuts a message may cut through it. */
const PART = 8;

/**
 * Takes the values of the environment variables `names` out of a text, also as they stand in an address,
 * in JSON and in base64, whole or any part of eight characters or more, and puts the variable's name there.
 */
export function redactor(
  names: readonly string[],
  env: Readonly<Record<string, string | undefined>>
): (text: string) => string {
  const forms = names.flatMap((name) => {
    const value = env[name]?.trim() ?? "";
    return value.length < SHORTEST ? [] : formsOf(value).map((form) => [form, `[${name}]`] as const);
  });
  // The longest first: one form may hold another.
  forms.sort(([a], [b]) => b.length - a.length);
  const parts = forms.map(([form, put]) => [form, put, partsOf(form)] as const);
  // Most texts hold none: one search says so.
  const every = new Set(parts.flatMap(([, , known]) => [...known]));
  const some = new RegExp([...every].map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"));
  return (text) => {
    const whole = forms.reduce((redacted, [form, put]) => redacted.replaceAll(form, put), text);
    if (every.size === 0 || !some.test(whole)) return whole;
    return parts.reduce((redacted, [form, put, known]) => withoutParts(redacted, {form, put, known}), whole);
  };
}

/** Every part of the shortest length that is told. */
function partsOf(form: string): ReadonlySet<string> {
  return new Set(
    Array.from({length: Math.max(0, form.length - PART + 1)}, (_, i) => form.slice(i, i + PART))
  );
}

function withoutParts(
  text: string,
  {form, put, known}: {readonly form: string; readonly put: string; readonly known: ReadonlySet<string>}
): string {
  let [redacted, kept] = ["", 0];
  for (let start = 0; start + PART <= text.length; ) {
    let end = start + PART;
    if (!known.has(text.slice(start, end))) {
      start++;
      continue;
    }
    while (end < text.length && form.includes(text.slice(start, end + 1))) end++;
    redacted += text.slice(kept, start) + put;
    [start, kept] = [end, end];
  }
  return redacted + text.slice(kept);
}

function formsOf(value: string): string[] {
  const base64 = Buffer.from(value).toString("base64");
  return [
    ...new Set([
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      base64,
      base64.replace(/=+$/, ""),
      Buffer.from(value).toString("base64url")
    ])
  ];
}
