const NAME = "benchfolio";

/** What a file name is made of; the texts may hold anything. */
export interface FileNameParts {
  /** The figure, such as `head-to-head`. */
  readonly what: string;
  /** Whom it is of, such as a company's code. */
  readonly about?: string | undefined;
  /** The active filters in words; none leaves the part out. */
  readonly filters?: string | undefined;
  /** ISO date of the data. */
  readonly date: string;
  readonly extension: string;
}

/**
 * `benchfolio_head-to-head_gemma-7b-vs-mistral-7b_2024-02-23.svg`: a name that Windows, macOS and Linux take.
 * Letters of any script and digits stay, all else becomes a hyphen. At most 255 bytes in UTF-8; no reserved
 * name of Windows, because all begin with the notebook's.
 */
export function fileName({what, about = "", filters = "", date, extension}: FileNameParts): string {
  // Of a span of days the last; what is no day, such as "not stated", is none.
  const [day = ""] = /\d{4}-\d{2}-\d{2}$/.exec(date) ?? [];
  const parts = [
    cut(slug(what), 40, 80),
    cut(slug(about), 60, 60),
    cut(slug(filters), 60, 120),
    cut(slug(day), 24, 24)
  ];
  return `${[NAME, ...parts.filter((part) => part !== "")].join("_")}.${cut(slug(extension), 8, 8)}`;
}

/** Lower case, because Windows and macOS do not tell the cases apart; NFC, because Linux tells NFD apart. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{Letter}\p{Mark}\p{Decimal_Number}]|\p{Default_Ignorable_Code_Point}/gu, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The longest beginning within both limits, back to a hyphen where it would end inside a word. */
function cut(text: string, maxCharacters: number, maxBytes: number): string {
  const start = [...text].slice(0, maxCharacters);
  while (byteLength(start.join("")) > maxBytes) start.pop();
  const kept = start.join("");
  if (kept === text || text[kept.length] === "-") return kept;
  const hyphen = kept.lastIndexOf("-");
  return hyphen > 0 ? kept.slice(0, hyphen) : kept;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
