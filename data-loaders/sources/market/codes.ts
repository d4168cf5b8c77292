import {idOf} from "../../companies/codes.js";
import type {FetchOptions} from "../source.js";

/**
 * The companies of Shanghai, Shenzhen and Beijing that a live source asks for, by code: those of every list, once;
 * without any list, all that are published. Others are named, which these sources do not know.
 */
export function codesToAsk({base, lists = [], say}: Pick<FetchOptions, "base" | "lists" | "say">): string[] {
  const listed = [...base.list_members, ...lists.flatMap(({members}) => members)];
  const rows = listed.length > 0 ? listed : base.companies;
  const codes = [...new Set(rows.map(({code}) => idOf(String(code))))];
  const others = codes.filter((code) => !isMainland(code));
  if (others.length > 0)
    say(`not asked for, since this source has mainland shares alone: ${others.join(", ")}`);
  return codes.filter(isMainland);
}

/** Whether a company is one of Shanghai, Shenzhen or Beijing, by its code. */
export function isMainland(code: string): boolean {
  return /\.(SH|SZ|BJ)$/.test(code);
}
