/** Photos of a report: taken with the phone's camera, shown small, taken away again. */
import { text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { button, drawn } from './parts.js';

export const MOST_PHOTOS = 4;

const markup = drawn(`
  <div class="photos" hidden>
    <ul class="thumbs" data-part="thumbs"></ul>
    <div class="photo-take" data-part="take">
      <input class="photo-input" id="report-photo" type="file" accept="image/*" capture="environment" data-part="input" aria-describedby="report-photo-help">
      <label class="button" for="report-photo" data-symbol="camera"><span data-t="warden.photo.take"></span></label>
    </div>
    <p id="report-photo-help" class="small soft" data-t="warden.photo.help"></p>
    <p class="field-error" role="alert" data-part="error"></p>
  </div>`);

/**
 * @param {object} app
 * @param {{onChange: (photos: (Blob|{id: string})[]) => void}} hooks  `{id}`: one that the report had before
 */
export function makePhotos({ phone }, { onChange }) {
  const parts = markup();
  let photos = [];
  const addresses = [];

  parts.input.addEventListener('change', async () => {
    const [file] = parts.input.files;
    parts.input.value = '';
    if (!file) return;
    if (!file.type.startsWith('image/')) return fail('warden.photo.notOne');
    const { ok } = await phone.canKeep(file.size);
    if (!ok) return fail('warden.full');
    parts.error.textContent = '';
    photos = [...photos, file];
    show();
    onChange(photos);
  });

  function fail(key) {
    parts.error.textContent = t(key);
  }

  function show() {
    addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
    parts.thumbs.replaceChildren(
      ...photos.map((photo, i) => {
        const row = document.createElement('li');
        const image = document.createElement('img');
        image.alt = t('warden.photo.alt', { n: i + 1 });
        load(image, photo);
        const remove = button(t('warden.photo.remove'), () => {
          photos = photos.filter((one) => one !== photo);
          show();
          onChange(photos);
          parts.input.focus();
        });
        remove.append(text('span', 'unseen', t('warden.photo.alt', { n: i + 1 })));
        row.append(image, remove);
        return row;
      }),
    );
    parts.take.hidden = photos.length >= MOST_PHOTOS;
  }

  /** A photo that has left the phone is told by its number alone. */
  async function load(image, photo) {
    const bytes = photo instanceof Blob ? photo : await phone.photo(photo.id);
    if (!bytes) return;
    addresses.push(URL.createObjectURL(bytes));
    image.src = addresses.at(-1);
  }

  return {
    root: parts.root,
    /** @param {boolean} allowed  whether the category takes photos @param {(Blob|{id: string})[]} kept */
    set(allowed, kept) {
      parts.root.hidden = !allowed;
      photos = kept;
      show();
    },
  };
}
