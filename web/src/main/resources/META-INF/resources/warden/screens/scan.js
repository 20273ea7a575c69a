/** Reads a sign's code with the camera, where the browser can; the code below the sign can be typed. */
import { t } from '/shared/i18n.js';
import { makeFrame } from './frame.js';
import { busy, button, drawn } from './parts.js';

const LOOK_MS = 250;

const markup = drawn(`
  <div class="scan">
    <p data-t="warden.scan.help" data-part="help"></p>
    <video class="scan-video" playsinline muted data-part="video" data-t-aria-label="warden.scan.video" hidden></video>
    <p role="status" data-part="state"></p>
    <form class="stack" data-part="typed">
      <div class="field"><label for="scan-code" data-t="warden.scan.code"></label><input id="scan-code" autocomplete="off" autocapitalize="none" spellcheck="false" data-part="code" aria-describedby="scan-error"></div>
      <p id="scan-error" class="field-error" role="alert" data-part="error"></p>
      <button class="button main" data-t="warden.scan.use"></button>
    </form>
  </div>`);

/**
 * @param {object} app
 * @param {(code: string) => Promise<boolean>} onCode  true when it meant a place
 */
export function makeScan({ screens }, onCode) {
  const frame = makeFrame(t('warden.scan.title'), { screens });
  const parts = markup();
  frame.body.append(parts.root);
  let stream = null;
  let looking = null;
  const canScan = 'BarcodeDetector' in globalThis && Boolean(navigator.mediaDevices?.getUserMedia);
  const start = button(t('warden.scan.start'), () => busy(start, look), { symbol: 'camera' });
  if (canScan) parts.video.before(start);
  else parts.help.textContent = t('warden.scan.cannot');
  parts.typed.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!(await found(parts.code.value))) parts.error.textContent = t('warden.scan.unknown');
  });

  async function look() {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      parts.state.textContent = t('warden.scan.denied');
      parts.code.focus();
      return;
    }
    const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
    start.hidden = true;
    parts.video.hidden = false;
    parts.video.srcObject = stream;
    await parts.video.play();
    parts.state.textContent = t('warden.scan.looking');
    looking = setInterval(async () => {
      const [code] = await detector.detect(parts.video).catch(() => []);
      if (code && looking && !(await found(code.rawValue))) parts.state.textContent = t('warden.scan.unknown');
    }, LOOK_MS);
  }

  async function found(code) {
    clearInterval(looking);
    looking = null;
    const known = await onCode(code);
    if (known) {
      stop();
      await screens.back();
    }
    return known;
  }

  function stop() {
    clearInterval(looking);
    looking = null;
    stream?.getTracks().forEach((track) => track.stop());
  }

  return { root: frame.root, gone: stop };
}
