/**
 * An element of no template, for what is drawn by the hundred: rows, cells, options. A template is parsed anew each
 * time, which takes several times as long as these calls.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}
