import {publishHistories} from "../../data-loaders/histories.js";

await publishHistories();
