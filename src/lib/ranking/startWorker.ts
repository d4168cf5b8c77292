/**
 * Starts the worker that ranks. It is a module of the build, imported by one from a blob, which inherits the page's
 * Content-Security-Policy; one loaded from a URL does not. A file of its own, for what resolves addresses beside itself
 * stays out of the page's bundles.
 */
export function startWorker(): Worker {
  const url = new URL(import.meta.resolve("./rankingWorker.js"), document.baseURI).href;
  const blob = new Blob([`import ${JSON.stringify(url)};`], {type: "text/javascript"});
  return new Worker(URL.createObjectURL(blob), {type: "module"});
}
