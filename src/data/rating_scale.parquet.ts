import {publish} from "../../data-loaders/publish.js";

await publish("rating_scale");
