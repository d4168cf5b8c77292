/** Where the size classes of models end, in billions of parameters: a phone's, a laptop's, one graphics card's, a server's. */
export const SIZE_ENDS = [4, 10, 40, 100] as const;
