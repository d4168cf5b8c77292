/** A list of the site. */
export interface ListOption {
  readonly list_id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: "report" | "inbox";
  readonly is_default: boolean;
  readonly n: number;
  readonly n_sectors: number;
}

/** A further code of a company. */
export interface CodeAlias {
  readonly alias: string;
  readonly code: string;
}
