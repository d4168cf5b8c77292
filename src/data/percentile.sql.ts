import {percentileSql} from "../../data-loaders/percentile/percentile.js";

process.stdout.write(await percentileSql());
