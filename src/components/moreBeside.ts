/** Marks a box with `has-more` while its window hides something of its content to the right, as a style sheet shows. */
export function tellMoreBeside(box: HTMLElement): void {
  const tell = () => box.classList.toggle("has-more", box.scrollWidth - box.clientWidth - box.scrollLeft > 2);
  box.addEventListener("scroll", tell, {passive: true});
  if (!("ResizeObserver" in window)) return;
  const observer = new ResizeObserver(tell);
  for (const each of [box, ...box.children]) observer.observe(each);
}
