import {freshnessJson} from "../../data-loaders/freshness.js";
import {loader} from "../../data-loaders/loader.js";

export default await loader(import.meta.filename, () => freshnessJson());
