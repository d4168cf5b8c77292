import {publish} from "../../data-loaders/publish.js";

await publish("printed_files");
