import {publish} from "../../data-loaders/publish.js";

await publish("gguf_files");
