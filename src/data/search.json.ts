import {loader} from "../../data-loaders/loader.js";
import {searchJson} from "../../data-loaders/searchIndex.js";
import {PAGES} from "../layout/layout.js";
import {TABLES} from "../queries/catalog.js";

export default await loader(import.meta.filename, () =>
  searchJson({tables: TABLES, pages: PAGES.map(({path, en, zh}) => [path, en, zh])})
);
