/** The theme of the framework is chosen by the system, not by `color-scheme`: its light one, by name. */
const LIGHT = {
  "color-scheme": "light",
  "forced-color-adjust": "none",
  color: "var(--bf-ink, #1a1d21)",
  "--theme-foreground": "#1a1d21",
  "--theme-foreground-focus": "#3b5fc0",
  "--theme-background": "#ffffff",
  "--theme-background-alt": "#f5f4f0",
  "--theme-foreground-alt": "color-mix(in srgb, #1a1d21 90%, #ffffff)",
  "--theme-foreground-muted": "color-mix(in srgb, #1a1d21 60%, #ffffff)",
  "--theme-foreground-faint": "color-mix(in srgb, #1a1d21 50%, #ffffff)",
  "--theme-foreground-fainter": "color-mix(in srgb, #1a1d21 30%, #ffffff)",
  "--theme-foreground-faintest": "color-mix(in srgb, #1a1d21 14%, #ffffff)"
};

const AWAY = {position: "absolute", top: "0", left: "-20000px"};

/**
 * Attaches an element to the document in light colours while `read` runs, where nobody sees or reaches it.
 */
export function offScreen(element: Element, read: () => void): void {
  const host = document.createElement("div");
  for (const [name, value] of Object.entries({...AWAY, ...LIGHT})) host.style.setProperty(name, value);
  host.inert = true;
  host.append(element);
  document.body.append(host);
  try {
    read();
  } finally {
    host.remove();
    element.remove();
  }
}
