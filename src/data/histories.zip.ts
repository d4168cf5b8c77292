import {historyFiles} from "../../data-loaders/histories.js";
import {loader} from "../../data-loaders/loader.js";

export default await loader(import.meta.filename, historyFiles);
