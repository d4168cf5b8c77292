/** The markup of the lines for a page that stays as it was built, hidden until one of them is true. */
export function unready(): string;
