import {findExecutable, installPackages} from "./debianPackages.js";

/** WebKit's driver, which brings a small browser, and a display without a screen. */
export interface WebKit {
  readonly driver: string;
  readonly display: string;
}

/** WebKit; installed where that is possible, else an error that says what to do. */
export function requireWebKit(): WebKit {
  return required("WebKit", ["webkit2gtk-driver", "xvfb"], () => {
    const driver = findExecutable(["WebKitWebDriver"]);
    const display = findExecutable(["Xvfb"]);
    return driver && display ? {driver, display} : undefined;
  });
}

/** Firefox; installed where that is possible, else an error that says what to do. */
export function requireFirefox(): string {
  return required("Firefox", ["firefox-esr"], () =>
    findExecutable(["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"])
  );
}

function required<Found>(name: string, packages: readonly string[], find: () => Found | undefined): Found {
  const found = find() ?? (installPackages(packages) ? find() : undefined);
  if (found) return found;
  throw new Error(`no ${name} found: install it (Debian: apt-get install ${packages.join(" ")})`);
}
