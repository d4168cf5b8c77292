/** The page that hosts answer with, and a status of 404, where there is none at an address. */
export const NOT_FOUND = "404.html";
