/** Names of parameters that other sites put behind an address; a * stands for any ending. */
export const FOREIGN_PARAMS: readonly string[];
/** Source of a regular expression, to be read without regard to case, that such a name matches. */
export const FOREIGN: string;
