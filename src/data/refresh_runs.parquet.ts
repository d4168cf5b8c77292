import {publish} from "../../data-loaders/publish.js";

await publish("refresh_runs");
