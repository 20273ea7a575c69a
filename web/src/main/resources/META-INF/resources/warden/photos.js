/** Makes a photo small and takes out everything but the picture: a drawn copy carries no place, no time and no device. */

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;
const TYPE = 'image/jpeg';

/** @returns {{width: number, height: number}} whole pixels, same shape, no side over the limit, never larger than it was */
export function fitted(width, height, longest = LONGEST_SIDE) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export class NotAPhoto extends Error {
  constructor(cause) {
    super('the file is no picture that this phone can read', { cause });
    this.name = 'NotAPhoto';
    this.code = 'not-a-photo';
  }
}

/**
 * @param {Blob} file  any picture that the browser can read
 * @returns {Promise<{type: string, bytes: Uint8Array}>} JPEG, upright
 * @throws {NotAPhoto}
 */
export async function shrink(file) {
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new NotAPhoto(cause);
  }
  try {
    const { width, height } = fitted(picture.width, picture.height);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext('2d', { alpha: false });
    // what is see-through would become black
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, width, height);
    pen.drawImage(picture, 0, 0, width, height);
    const blob = await new Promise((done) => canvas.toBlob(done, TYPE, QUALITY));
    if (!blob) throw new NotAPhoto();
    return { type: TYPE, bytes: new Uint8Array(await blob.arrayBuffer()) };
  } finally {
    picture.close();
  }
}
