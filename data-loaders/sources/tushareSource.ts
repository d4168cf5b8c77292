import {BadInput} from "../badInput.js";
import type {Row, Tables} from "../contract.js";
import {formatCount} from "../gate/violation.js";
import {valuationsOf, withComputed} from "../valuations/forwardPe.js";
import {overlayFields} from "./fieldGroups.js";
import {codesToAsk} from "./market/codes.js";
import {counting} from "./market/counting.js";
import {BENCHMARK, indexAbsences, indexHistory} from "./market/indexHistory.js";
import {daysByCompany, heldDays, joinHistory} from "./market/joinHistory.js";
import {planHistory} from "./market/plan.js";
import type {Fetched, FetchOptions, GivenName, Source} from "./source.js";
import {absencesOf} from "./tushare/absences.js";
import {type ClientOptions, type TushareClient, tushareClient} from "./tushare/client.js";
import {fetchCompanies} from "./tushare/fetchCompany.js";
import {fetchHistory, fetchIndex, fetchListings, KEEP_TODAY} from "./tushare/fetchMarket.js";
import {findHoles, holeAbsences, openHoles, planHoles} from "./tushare/holes.js";
import {type TushareSettings, tushareSettings} from "./tushare/settings.js";
import {tradingSpan} from "./tushare/tradingSpan.js";

const VALUED_BY = "Tushare Pro, daily_basic and report_rc";

/** Tushare Pro over what is published: history, index, reported figures, consensus and forward PE. See docs/tushare.md. */
export const tushareSource: Source = sourceWith({});

/** The source with another clock or patience: for tests. */
export function sourceWith(given: Pick<ClientOptions, "clock" | "timeoutMs">): Source {
  return {
    name: "tushare",
    hasMarket: true,
    secrets: ["TUSHARE_TOKEN"],
    async fetch(options) {
      const said = tushareSettings(options.env);
      // The variable is from before the option.
      const isWholeMarket = options.universe ? options.universe === "market" : said.isWholeMarket;
      const settings = {...said, isWholeMarket};
      const client = tushareClient(settings, {...given, signal: options.signal, say: options.say});
      return fetchTables(counted(client), settings, options);
    }
  };
}

type Counted = TushareClient & {rows(): number};

/** The client, with the rows of its answers counted. */
function counted(client: TushareClient): Counted {
  let rows = 0;
  return {
    rows: () => rows,
    ask: (ask, keepFor, read) =>
      client.ask(ask, keepFor, (data) => {
        const {items} = (data ?? {}) as {items?: unknown};
        rows += Array.isArray(items) ? items.length : 0;
        return read(data);
      })
  };
}

async function fetchTables(
  client: Counted,
  settings: TushareSettings,
  options: FetchOptions
): Promise<Fetched> {
  const {base, say} = options;
  const {calendar, start, past, lastDay, latest, as_of} = await tradingSpan(client, options);
  const asked = codesToAsk(options);
  const {listed, names} = await listings(client, settings, asked);
  const companies = asked.filter((code) => listed.has(code));
  const plan = planHistory({listed, held: heldDays(base.pe_history, as_of), start, openDays: past});
  const froms = new Map([...listed].map(([code, since]) => [code, [since, start].sort()[1]!]));
  const holesOf = (history: readonly Row[]) => findHoles(history, {froms, openDays: past});
  const missing = openHoles(holesOf(base.pe_history), plan);
  const again = planHoles(missing);
  const calls = [plan, again].reduce((n, {companies, days}) => n + companies.length + days.length, 0);
  const each = counting(options, calls + companies.length * (2 - skippedOf(settings)));
  const end = past.at(-1) ?? lastDay;
  const fetched = await fetchHistory(client, plan, end, {each});
  const refetched = await fetchHistory(client, again, end, {each, isAgain: true});
  const filled = refetched.filter(({code, date}) => missing.get(code)?.has(date));
  // Not spread into a call: a market's days are more than a call takes arguments.
  const came = daysByCompany(fetched.concat(filled, latest ?? []));
  const pe_history = joinHistory(base.pe_history, came, {listed, as_of});
  const {actuals, consensus} = await fetchCompanies(client, {
    settings,
    companies,
    as_of,
    today: options.today,
    each
  });
  const hasConsensus = !settings.skipped.has("report_rc");
  const isIndexAsked = !settings.skipped.has("index_daily");
  // The newest word of the vendor counts, whatever the day that it gives for it: a statement's is that of its announcement.
  const financials = overlayFields("financials", base.financials, [...actuals, ...consensus], () => true);
  // Of what was published before, what is reported: an older consensus is no estimate of today's.
  const known = [...financials.filter(({kind}) => kind === "actual"), ...consensus];
  const tables: Tables = {
    ...base,
    pe_history,
    index_history: isIndexAsked
      ? await indexHistory(base.index_history, {start, end: as_of, openDays: calendar}, async (span) => {
          const keepFor = as_of < options.today ? KEEP_TODAY : 0;
          return {
            closes: await fetchIndex(client, BENCHMARK, {...span, keepFor}),
            source: "Tushare Pro, index_daily"
          };
        })
      : base.index_history,
    financials,
    valuations: hasConsensus
      ? withComputed(
          base.valuations,
          valuationsOf(companies, {pe_history, financials: known}, {as_of, source: VALUED_BY})
        )
      : base.valuations
  };
  const [n, days] = [
    formatCount(plan.companies.length, "company", "companies"),
    formatCount(plan.days.length, "day")
  ];
  say(
    `tushare: ${formatCount(client.rows(), "row")} read up to ${lastDay}; history of ${n} and ${days} asked for`
  );
  const absent = absencesOf(tables, {
    settings,
    known: asked,
    companies,
    histories: listed.keys(),
    actuals,
    consensus,
    as_of
  });
  const holes = holeAbsences(holesOf(pe_history));
  const closes = isIndexAsked
    ? indexAbsences(tables.index_history, {start, end: as_of, openDays: calendar}, "tushare index_daily")
    : [];
  return {tables, as_of, rows_in: client.rows(), calendar, names, absent: [...absent, ...holes, ...closes]};
}

function skippedOf({skipped}: TushareSettings): number {
  return (["income", "report_rc"] as const).filter((name) => skipped.has(name)).length;
}

/**
 * Companies whose history is wanted, with the day of their listing, and what the vendor calls those that are known
 * here. What is not listed any more keeps what is published.
 */
async function listings(
  client: TushareClient,
  {isWholeMarket}: TushareSettings,
  asked: readonly string[]
): Promise<{listed: ReadonlyMap<string, string>; names: GivenName[]}> {
  const all = await fetchListings(client);
  const known = asked.filter((code) => all.has(code));
  if (known.length === 0)
    throw new BadInput({file: "tushare stock_basic"}, "none of the companies is listed");
  const wanted = isWholeMarket ? [...all.keys()] : known;
  return {
    listed: new Map(wanted.map((code) => [code, all.get(code)!.since])),
    names: wanted.flatMap((code) => {
      const {name} = all.get(code)!;
      return name === null ? [] : [{code, name, from: "tushare stock_basic", isCurrent: true}];
    })
  };
}
