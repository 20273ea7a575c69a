import { fitted, shrink } from '/warden/photos.js';
import { same } from './check.js';

const text = (bytes) => new TextDecoder('latin1').decode(bytes);

async function jpeg(width, height) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'teal';
  pen.fillRect(0, 0, width / 2, height);
  return new Uint8Array(await (await new Promise((done) => canvas.toBlob(done, 'image/jpeg'))).arrayBuffer());
}

/** A JPEG as a phone makes it: turned on its side (orientation 6), with maker and place. */
async function fromAPhone(width, height) {
  const plain = await jpeg(width, height);
  const tiff = new DataView(new ArrayBuffer(140));
  const put = (at, tag, type, count, value) => {
    tiff.setUint16(at, tag, true);
    tiff.setUint16(at + 2, type, true);
    tiff.setUint32(at + 4, count, true);
    if (type === 3) tiff.setUint16(at + 8, value, true);
    else tiff.setUint32(at + 8, value, true);
  };
  tiff.setUint16(0, 0x4949);
  tiff.setUint16(2, 42, true);
  tiff.setUint32(4, 8, true);
  tiff.setUint16(8, 3, true);
  put(10, 0x010f, 2, 14, 110);
  put(22, 0x0112, 3, 1, 6);
  put(34, 0x8825, 4, 1, 50);
  tiff.setUint16(50, 2, true);
  put(52, 1, 2, 2, 0x4e);
  put(64, 2, 5, 3, 84);
  [55, 1, 22, 1, 33, 1].forEach((value, i) => tiff.setUint32(84 + i * 4, value, true));
  [...'Hemlig kamera'].forEach((letter, i) => tiff.setUint8(110 + i, letter.charCodeAt(0)));
  const body = new Uint8Array([...'Exif\0\0'].map((letter) => letter.charCodeAt(0)).concat([...new Uint8Array(tiff.buffer)]));
  const head = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return new Blob([head, body, plain.subarray(2)], { type: 'image/jpeg' });
}

export function keepsTheShapeAndNeverGrows() {
  same([fitted(4000, 3000), fitted(3000, 4000), fitted(800, 600), fitted(10_000, 3)], [{ width: 1600, height: 1200 }, { width: 1200, height: 1600 }, { width: 800, height: 600 }, { width: 1600, height: 1 }]);
}

export async function takesOutPlaceAndDeviceAndTurnsThePictureUpright() {
  const file = await fromAPhone(400, 200);
  const before = text(new Uint8Array(await file.arrayBuffer()));
  same([before.includes('Exif'), before.includes('Hemlig kamera')], [true, true], 'the file for this test');
  const { type, bytes } = await shrink(file);
  const after = text(bytes);
  same([type, after.includes('Exif'), after.includes('Hemlig')], ['image/jpeg', false, false]);
  const seen = await createImageBitmap(new Blob([bytes]));
  same([seen.width, seen.height], [200, 400]);
}

export async function makesALargePhotoSmall() {
  const { bytes } = await shrink(new Blob([await jpeg(4000, 3000)]));
  const seen = await createImageBitmap(new Blob([bytes]));
  same([seen.width, seen.height, bytes.length < 500_000], [1600, 1200, true]);
}

export async function saysNoToWhatIsNoPicture() {
  let code = '';
  await shrink(new Blob(['inte en bild'], { type: 'image/jpeg' })).catch((problem) => (code = problem.code));
  same(code, 'not-a-photo');
}
