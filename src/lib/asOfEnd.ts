/** How a subtitle ends with the day of its figures, and of `what`; without an end where no source names a day. */
export const asOfEnd = {
  en: (asOf: string, what = "") => (asOf === "" ? "" : `; ${what}as of ${asOf}`),
  zh: (asOf: string, what = "") => (asOf === "" ? "" : `；${what}截至 ${asOf}`)
};
