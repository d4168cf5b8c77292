import {answerDays} from "../../../data-loaders/answer.js";
import {DAY_TABLES, derivedTables} from "../../queries/derived.js";
import {valuationFacts, valuationQueries} from "../../queries/valuation.js";

await answerDays({facts: valuationFacts(), companies: valuationQueries}, derivedTables, DAY_TABLES);
