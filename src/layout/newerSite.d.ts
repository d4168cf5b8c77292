/** The markup of the line that offers the page anew, hidden until a file of it is gone. */
export function newerSite(): string;
