/** Goes to an address of the site as a link of the page would lead there: language, list and unit go along (layout.js). */
export function followLink(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}
