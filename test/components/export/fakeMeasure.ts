import type {TextBox} from "../../../src/components/export/pictureText.js";

/** What jsdom lacks: a character is half as wide as its font is high, a Chinese one as wide. */
export const fakeMeasure: TextBox["measure"] = (text, {size}) =>
  [...text].reduce((sum, c) => sum + (/[\u3000-\uffef]/.test(c) ? size : size / 2), 0);
