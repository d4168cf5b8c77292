import {loader} from "../../data-loaders/loader.js";
import {percentileSql} from "../../data-loaders/percentile/percentile.js";

export default await loader(import.meta.filename, percentileSql);
