import {loader} from "../../data-loaders/loader.js";
import {unlistedJson} from "../../data-loaders/searchIndex.js";

export default await loader(import.meta.filename, unlistedJson);
