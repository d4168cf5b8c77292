/** Shorter values stand in too many words to be taken out of them. */
const SHORTEST = 6;

/**
 * Takes the values of the environment variables `names` out of a text, also as they stand in an address,
 * in JSON and in base64, and puts the variable's name there.
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
  return (text) => forms.reduce((redacted, [form, put]) => redacted.replaceAll(form, put), text);
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
