// Framework and esbuild put a hash of the content into a name, or the version stands in a package's folder.
const HASHED = /\.([0-9a-f]{8}|[0-9A-Z]{8})\.\w+(\.br|\.gz)?$|\/_node\/(@[^/]+\/)?[^/]+@\d[^/]*\//;

/** True of a path in the site, such as `/_bundle/board.RDF5ERIZ.js`, that is another one when its content changes. */
export function isHashedName(pathname: string): boolean {
  return HASHED.test(pathname);
}
