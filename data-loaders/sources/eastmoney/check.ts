import {BadInput} from "../../badInput.js";
import type {CheckOptions} from "../source.js";
import {BENCHMARK} from "../tushare/indexHistory.js";
import {addDays} from "../tushare/plan.js";
import {openDays} from "./calendar.js";
import {type FetchTextOptions, textFetcher} from "./fetchText.js";
import {indexCloses, type PublicOptions} from "./indexCloses.js";
import type {ReportRow} from "./reportRow.js";
import {openReports, type Query} from "./reports.js";
import {eastmoneySettings} from "./settings.js";

type Kind = "text" | "day" | "number" | "number or null" | "number or text";

/** What is known of each column that is read: its kind, and its unit or meaning. Sources: docs/eastmoney.md. */
const DOCUMENTED: Readonly<
  Record<string, {filter: (code: string) => string; key: string; columns: Record<string, [Kind, string]>}>
> = {
  RPT_VALUEANALYSIS_DET: {
    filter: (code) => `(SECURITY_CODE="${code.slice(0, 6)}")`,
    key: "TRADE_DATE",
    columns: {
      SECURITY_CODE: ["text", "six digits"],
      SECUCODE: ["text", "with the exchange, 600519.SH"],
      SECURITY_NAME_ABBR: ["text", "short name"],
      BOARD_NAME: ["text", "industry, in the vendor's scheme of today"],
      TRADE_DATE: ["day", "day of trading"],
      CLOSE_PRICE: ["number", "yuan, unadjusted"],
      TOTAL_SHARES: ["number", "shares"],
      TOTAL_MARKET_CAP: ["number", "yuan; shares × close"],
      PE_TTM: ["number or null", "trailing twelve months; a loss is negative"],
      PE_LAR: ["number or null", "over the last annual report"]
    }
  },
  RPT_F10_FINANCE_MAINFINADATA: {
    filter: (code) => `(SECUCODE="${code}")(REPORT_TYPE="年报")`,
    key: "REPORT_DATE",
    columns: {
      SECUCODE: ["text", "with the exchange"],
      REPORT_DATE: ["day", "end of the year"],
      REPORT_TYPE: ["text", "年报"],
      NOTICE_DATE: ["day", "announced"],
      UPDATE_DATE: ["day", "changed last"],
      CURRENCY: ["text", "CNY"],
      TOTALOPERATEREVE: ["number or null", "revenue, yuan"],
      PARENTNETPROFIT: ["number or null", "net profit of the parent's owners, yuan"]
    }
  },
  RPT_RES_PROFITPREDICT: {
    filter: (code) => `(SECURITY_CODE="${code.slice(0, 6)}")`,
    key: "PREDICT_YEAR",
    columns: {
      SECURITY_CODE: ["text", "six digits"],
      PREDICT_YEAR: ["number or text", "year"],
      EPS: ["number or text", "yuan a share"],
      PARENT_NETPROFIT: ["number or null", "yuan"],
      TOTAL_OPERATE_INCOME: ["number or null", "yuan"]
    }
  }
};

const KINDS: Readonly<Record<Kind, (row: ReportRow, column: string) => unknown>> = {
  text: (row, column) => row.text(column),
  day: (row, column) => row.date(column),
  number: (row, column) => row.number(column),
  "number or null": (row, column) => row.maybeNumber(column),
  "number or text": (row, column) => row.maybeNumeric(column)
};

/** What is asked where nobody names another: it was never suspended, and is in every public example. */
const USUAL = "600519.SH";
const WIDTH = 24;

/**
 * Asks for one company, prints each column as it came beside what is known of it, and says whether all is so. The
 * first thing that an operator runs: nothing is stored.
 */
export async function check(
  {code = USUAL, env, signal, say, today}: CheckOptions,
  given: Pick<FetchTextOptions, "clock" | "timeoutMs"> = {}
): Promise<boolean> {
  if (!/^\d{6}\.(SH|SZ|BJ)$/.test(code))
    throw new BadInput({file: "--check"}, "not a code, such as 600519.SH", code);
  const settings = eastmoneySettings(env);
  const fetchText = textFetcher(settings, {...given, signal, say, today});
  const publics: PublicOptions = {settings, fetchText, signal, say, ...given};
  const reports = openReports({url: settings.url, fetchText, signal, say, ...given});
  let isGood = true;
  const found = (isRight: boolean, line: string) => {
    isGood &&= isRight;
    say(`${isRight ? "ok     " : "differs"} ${line}`);
  };
  for (const [report, {filter, key, columns}] of Object.entries(DOCUMENTED)) {
    say(`${report}, of ${code}`);
    const query: Query = {
      ...{report, columns: Object.keys(columns), filter: filter(code), key: [key]},
      ...{isDescending: true, pageSize: 1, isFirstPageAll: true, kept: "none"}
    };
    try {
      const [row] = await reports.rows(query);
      if (!row) found(false, "no row");
      for (const [column, [kind, meaning]] of Object.entries(row ? columns : {}))
        found(...compared(row!, column, kind, meaning));
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      found(false, error.message);
    }
  }
  const span = {start: addDays(today, -14), end: today};
  const closes = await indexCloses(BENCHMARK, span, publics);
  const last = closes?.closes.at(-1);
  found(
    last !== undefined,
    `${BENCHMARK}: ${last ? `${last.close} on ${last.date}, ${closes!.source}` : "no close"}`
  );
  const month = today.slice(0, 7);
  const open = await openDays({from: month, until: month}, publics);
  found(open !== null && open.length > 0, `days of trading in ${month}: ${open?.length ?? 0}`);
  say(isGood ? "as documented" : "not as documented: see the lines that differ");
  return isGood;
}

function compared(row: ReportRow, column: string, kind: Kind, meaning: string): [boolean, string] {
  const came = `${column.padEnd(WIDTH)} ${JSON.stringify(row.record[column])}`;
  try {
    KINDS[kind](row, column);
    return [true, `${came}  (${kind}: ${meaning})`];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return [false, `${came}  (${kind} expected: ${meaning})`];
  }
}
