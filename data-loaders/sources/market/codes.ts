import {idOf} from "../../companies/codes.js";
import type {FetchOptions} from "../source.js";

/** The companies that a live source asks for, by code: those of every list, once. Without any list, all that are published. */
export function codesToAsk({base, lists = []}: Pick<FetchOptions, "base" | "lists">): string[] {
  const listed = [...base.list_members, ...lists.flatMap(({members}) => members)];
  const rows = listed.length > 0 ? listed : base.companies;
  return [...new Set(rows.map(({code}) => idOf(String(code))))];
}
