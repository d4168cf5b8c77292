import {publish} from "../../data-loaders/publish.js";

await publish("average_printed");
