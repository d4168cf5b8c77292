import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {CompanyFigures} from "../../../queries/rows/valuation.js";
import {daySpan} from "../provenance.js";

type Based = Pick<
  CompanyFigures,
  "forward_pe" | "forward_pe_basis" | "as_of" | "consensus_as_of" | "brokers"
>;

type Words = Pick<ValuationMessages, "basis">;

/** Says how many forward PEs are computed, from which day's consensus and of how many brokers; nothing where none is. */
export function forwardBasisNote(rows: readonly Based[], {basis}: Words): string[] {
  const priced = rows.filter(({forward_pe}) => forward_pe !== null);
  const computed = priced.filter(isComputed);
  if (computed.length === 0) return [];
  const days = daySpan(computed.map(({consensus_as_of, as_of}) => consensus_as_of ?? as_of));
  return [basis.note(computed.length, priced.length - computed.length, days, brokersOf(computed, basis))];
}

/** What a company's forward PE rests on; empty where it is not known. */
export function forwardBasis(row: Based, {basis}: Words): string {
  if (row.forward_pe === null || row.forward_pe_basis === null) return "";
  return isComputed(row)
    ? basis.computed(row.consensus_as_of ?? row.as_of, brokersOf([row], basis))
    : basis.published;
}

function isComputed({forward_pe_basis}: Based): boolean {
  return forward_pe_basis === "computed";
}

function brokersOf(rows: readonly Based[], words: Words["basis"]): string {
  const known = rows.flatMap(({brokers}) => brokers ?? []);
  if (known.length === 0) return words.brokersUnknown;
  const [lo, hi] = [Math.min(...known), Math.max(...known)];
  return words.brokers(lo, hi, known.length === rows.length);
}
