let count = 0;

/** An id for this page, needed where one element names, describes or opens another. */
export function uniqueId(prefix: string): string {
  count += 1;
  return `bf-${prefix}-${count}`;
}
