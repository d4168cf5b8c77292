import {publishFreshness} from "../../data-loaders/freshness.js";

await publishFreshness();
