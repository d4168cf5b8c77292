/** Long enough for any browser to have begun reading the file. */
const REVOKE_AFTER_MS = 60_000;

/** Saves a blob as a file of the name. Rejects where the browser forbids it. */
export async function download(blob: Blob, name: string): Promise<void> {
  try {
    const link = document.createElement("a");
    const url = URL.createObjectURL(blob);
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
    link.href = url;
    link.download = name;
    link.hidden = true;
    // Firefox follows only a link of the document.
    document.body.append(link);
    link.click();
    link.remove();
  } catch (cause) {
    throw new Error(`download: the browser does not save "${name}"`, {cause});
  }
}

/**
 * Copies a PNG to the clipboard. Takes a promise and must be called straight from the click: Safari lets no
 * one write who has waited for something first. Rejects with the picture's own error if that fails, else
 * where the browser forbids it.
 */
export async function copyImage(image: Promise<Blob>): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({"image/png": image})]);
  } catch (cause) {
    await image;
    throw new Error("clipboard: the browser does not let a picture be copied", {cause});
  }
}

/** Copies a text to the clipboard. Rejects where the browser forbids it. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new Error("clipboard: the browser does not let text be copied", {cause});
  }
}
