/** The banner's markup, in both languages. */
export function demoBanner(): string;
