import {publish} from "../../data-loaders/publish.js";

await publish("pe_static_percentiles");
