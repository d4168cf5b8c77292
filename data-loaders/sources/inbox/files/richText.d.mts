export const IN_PARTS: string;
export function readsAsNumber(text: string): boolean;
