import {idOf} from "../../../companies/codes.js";

/** The number ranges of stocks that the exchanges publish: first two digits. */
const RANGES = {
  SH: ["60", "68", "90"],
  SZ: ["00", "30", "20"],
  BJ: ["43", "83", "87", "88", "92"]
} as const;

type Exchange = keyof typeof RANGES;

const EXCHANGES = new Map<string, Exchange>([
  ["SH", "SH"],
  ["SS", "SH"],
  ["XSHG", "SH"],
  ["SZ", "SZ"],
  ["XSHE", "SZ"],
  ["BJ", "BJ"],
  ["BJSE", "BJ"]
]);

const SUFFIXED = /^(\d{6})[._]?([a-z]{2,4})$/i;
const PREFIXED = /^(sh|sz|bj)[._:]?(\d{6})$/i;

/** Hong Kong's codes have five digits, whose leading zeros are often left out. */
const HONG_KONG = /^(?:(\d{1,5})\.hk|hk[._:]?(\d{4,5}))$/i;
/** A ticker with a share class at most; terminals name the exchange instead: `.O` Nasdaq, `.N` New York. */
const UNITED_STATES = /^([a-z]{1,5})(?:[.-]([a-z]))?\.(?:us|o|n)$/i;

const KINDS =
  "not a stock code: 600519.SH, 000001.SZ, 920808.BJ (also sh600519, 600519.XSHG, 600519), 00700.HK and NVDA.US are";

/** Also what Hong Kong's codes are without their market: a number alone is one of the mainland. */
const SHORT =
  "a code of fewer than 6 digits (leading zeros lost?): 000001 and 000001.SZ are codes, 00700.HK and NVDA.US with their market";

/** A stock code `NNNNNN.SH`, `.SZ` or `.BJ`, `NNNNN.HK`, `TICKER.US`, or the problem why a text is none. */
export type ParsedCode = {readonly code: string} | {readonly problem: string};

/**
 * Reads `600000.SH`, `sh.600000`, `SH600000`, `600000.XSHG` or a bare number, whose exchange follows from the
 * published number ranges; `700.HK`, `HK00700`; `NVDA.US`, `NVDA.O`, `BRK.B.N`. A further code of a company is read as its
 * id. An exchange that has no stock of that number is a problem, not a reason to mend it.
 */
export function parseCode(text: string): ParsedCode {
  if (text === "") return {problem: "no stock code"};
  if (/^\d{6}$/.test(text)) return bareCode(text);
  if (/^\d{1,5}$/.test(text)) return {problem: SHORT};
  const [, suffixedHk, prefixedHk] = HONG_KONG.exec(text) ?? [];
  const hongKong = suffixedHk ?? prefixedHk;
  if (hongKong !== undefined && Number(hongKong) > 0) return {code: `${hongKong.padStart(5, "0")}.HK`};
  const [, ticker, shareClass] = UNITED_STATES.exec(text) ?? [];
  if (ticker !== undefined)
    return {code: `${[ticker, ...(shareClass ? [shareClass] : [])].join("-").toUpperCase()}.US`};
  const suffixed = SUFFIXED.exec(text);
  const prefixed = PREFIXED.exec(text);
  const number = suffixed?.[1] ?? prefixed?.[2];
  const exchange = EXCHANGES.get((suffixed?.[2] ?? prefixed?.[1] ?? "").toUpperCase());
  if (number === undefined || exchange === undefined) return {problem: KINDS};
  return isOf(number, exchange)
    ? {code: idOf(`${number}.${exchange}`)}
    : {problem: `no stock of ${exchange} has such a number`};
}

function bareCode(number: string): ParsedCode {
  const exchange = (Object.keys(RANGES) as Exchange[]).find((e) => isOf(number, e));
  return exchange
    ? {code: idOf(`${number}.${exchange}`)}
    : {problem: "a number without its exchange, of no known range"};
}

function isOf(number: string, exchange: Exchange): boolean {
  return RANGES[exchange].some((range) => number.startsWith(range));
}

/** The stock code of a text, or null. */
export function maybeCode(text: string): string | null {
  const parsed = parseCode(text);
  return "code" in parsed ? parsed.code : null;
}

/** What looks like a code with its exchange in a running text. */
const WRITTEN =
  /(?<![a-z0-9])(?:(?:sh|sz|bj)[._:]?\d{6}|\d{6}[._](?:sh|sz|bj|ss|xshg|xshe)|\d{4,5}\.hk|[a-z]{1,5}(?:[.-][a-z])?\.us)(?![a-z0-9])/gi;

/**
 * The stock codes in a file's name without its ending: those that stand in any text, else the one bare number among
 * other words (`stock_value_em_002230`). 20xxxx is left out, which may be a month or a day of a year 2020.
 */
export function codesInName(stem: string): string[] {
  const written = codesIn(stem);
  if (written.length > 0) return written;
  const codes = [
    ...new Set(
      bareIn(stem)
        .map(maybeCode)
        .filter((code) => code !== null)
    )
  ];
  return codes.length === 1 ? codes : [];
}

/** Why a file's name without its ending says no code, though it has what looks like one; null where it has not. */
export function codeProblemInName(stem: string): string | null {
  if (codesInName(stem).length > 0) return null;
  const looks = [...new Set([...(stem.match(WRITTEN) ?? []), ...bareIn(stem)])];
  const [first] = looks;
  if (first === undefined) return null;
  const parsed = parseCode(first);
  return "code" in parsed ? `several codes: ${looks.join(", ")}` : `${parsed.problem}: ${first}`;
}

function bareIn(stem: string): string[] {
  return stem.match(/(?<![a-z0-9])(?!20)\d{6}(?![a-z0-9.])/gi) ?? [];
}

/**
 * The stock codes that stand in a running text, such as a title or a file's name. A number without its exchange
 * counts only where it is the whole text, and no month such as 202402.
 */
export function codesIn(text: string): string[] {
  const alone = /^20\d\d(0[1-9]|1[0-2])$/.test(text) ? null : maybeCode(text);
  if (alone) return [alone];
  return [...new Set((text.match(WRITTEN) ?? []).map(maybeCode).filter((code) => code !== null))];
}
