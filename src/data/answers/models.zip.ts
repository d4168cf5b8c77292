import {modelAnswers} from "../../../data-loaders/answer.js";
import {loader} from "../../../data-loaders/loader.js";
import {MODEL_QUERIES, SHOWN_SCORES} from "../../queries/models.js";

// No engine is behind the page of a model: what its queries share is a table here alone.
export default await loader(import.meta.filename, () =>
  modelAnswers(MODEL_QUERIES, () => [String(SHOWN_SCORES)])
);
