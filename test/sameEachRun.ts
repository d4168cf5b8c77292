import fc from "fast-check";
import {isLong} from "./length.js";

// `npm test` tries the same in every run, so that what it finds was there before the change it runs for;
// `npm run test:long` tries something new each time, and says which seed it was.
if (!isLong) fc.configureGlobal({...fc.readConfigureGlobal(), seed: 20240223});
