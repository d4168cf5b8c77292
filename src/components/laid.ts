/** What the box around a table is told once a figure has put it into the page: `columnChooser` fits it then, not a frame later. */
export const LAID = "benchfolio:laid";
