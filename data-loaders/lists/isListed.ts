/** Whether a list has the company of a row, by its column `code`, in SQL; in a store from before there were lists, every one. */
export const IS_LISTED = "code IN (SELECT code FROM list_members) OR NOT EXISTS (SELECT 1 FROM list_members)";
