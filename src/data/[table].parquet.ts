import {loader} from "../../data-loaders/loader.js";
import {publishedFile} from "../../data-loaders/published.js";

export default await loader(import.meta.filename, ({table}) => publishedFile(table ?? ""));
