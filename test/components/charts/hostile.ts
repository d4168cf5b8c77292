/** Names that would be markup or SQL if they were not treated as text. */
export const HOSTILE = [`<img src=x onerror="alert(1)">`, `'; DROP TABLE scores; --`] as const;
