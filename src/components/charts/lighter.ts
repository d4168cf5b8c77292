/** The same hue, hollow: for a smaller model of a family whose larger one is solid. */
export function lighter(color: string): string {
  return `color-mix(in oklab, ${color} 25%, var(--bf-paper))`;
}
