/** Screens on top of each other. The topmost is seen; the phone's back button takes it away and never the app. */
import { text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';
import { button, drawn } from './parts.js';

const UNDO_MS = 60_000;
const SAID_MS = 8_000;

const markup = drawn(`
  <section class="screen">
    <header class="bar" data-part="bar">
      <button class="button plain back" type="button" data-part="back" data-symbol="back"><span data-t="warden.back"></span></button>
      <div class="bar-words" data-part="words"><h1 tabindex="-1" data-part="title"></h1></div>
      <div class="bar-right" data-part="right"></div>
    </header>
    <div class="body" data-part="body"></div>
    <div class="bottom" data-part="bottom"></div>
  </section>`);

/**
 * @param {string} title
 * @param {{screens: Screens, first?: boolean}} where  `first`: the one that nothing lies below
 * @returns {Object<string, HTMLElement>} root, title, right, body, bottom
 */
export function makeFrame(title, { screens, first = false }) {
  const parts = markup();
  parts.title.textContent = title;
  if (first) parts.back.remove();
  else parts.back.addEventListener('click', () => screens.back());
  return parts;
}

/**
 * A screen is `{root, update?(), shown?(), gone?()}`: `update` when the phone's data changed, `shown` each time it comes to the
 * top, `gone` when it is taken away for good.
 */
export class Screens {
  #main;
  #stack = [];
  #snack = null;
  #wanted = [];

  /** @param {HTMLElement} main  @param {object} first  the screen below all others */
  constructor(main, first) {
    this.#main = main;
    this.#stack.push({ screen: first, close: () => {} });
    main.replaceChildren(first.root);
    history.replaceState({ depth: 0 }, '');
    addEventListener('popstate', ({ state }) => {
      const depth = state?.depth ?? 0;
      while (this.#stack.length > depth + 1) this.#stack.pop().close();
      this.#wanted.splice(0).forEach((done) => done());
    });
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]') || this.#stack.length < 2) return;
      event.preventDefault();
      this.back();
    });
  }

  /** Lays a screen on top and sets the focus on its title. */
  open(screen) {
    const below = this.#top();
    const opener = document.activeElement;
    below.root.hidden = true;
    this.#main.append(screen.root);
    this.#push({
      screen,
      close: () => {
        screen.gone?.();
        screen.root.remove();
        below.root.hidden = false;
        this.#shown(below);
        if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
        else below.root.querySelector('h1')?.focus({ preventScroll: true });
      },
    });
    this.#shown(screen);
    scrollTo(0, 0);
    screen.root.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Shows a modal dialog; Esc and the back button close it. @returns {Promise<string>} what it was closed with */
  ask(dialog) {
    document.body.append(dialog);
    const answered = new Promise((done) => {
      dialog.addEventListener('close', async () => {
        if (this.#stack.at(-1).dialog === dialog) await this.back();
        dialog.remove();
        done(dialog.returnValue);
      });
    });
    this.#push({ dialog, close: () => dialog.close(dialog.returnValue) });
    dialog.showModal();
    return answered;
  }

  /** @returns {Promise<void>} when the topmost is gone */
  back() {
    return this.#go(1);
  }

  /** Takes away everything above the first screen. */
  home() {
    return this.#go(this.#stack.length - 1);
  }

  update() {
    for (const { screen } of this.#stack) screen?.update?.();
  }

  /**
   * Says something above the bottom of the screen for a while; what can be undone, for a minute.
   *
   * @param {string} words  @param {() => void} [undo]
   */
  tell(words, undo) {
    this.hush();
    const snack = text('div', 'snack', '');
    const said = text('p', '', '');
    said.setAttribute('role', 'status');
    snack.append(said);
    if (undo) {
      snack.append(
        button(t('warden.undo'), () => {
          this.#take(snack);
          this.#top().root.querySelector('h1')?.focus({ preventScroll: true });
          undo();
        }, { kind: 'plain' }),
      );
    }
    this.#snack = snack;
    this.#place();
    said.textContent = words;
    setTimeout(() => this.#take(snack), undo ? UNDO_MS : SAID_MS);
  }

  /** What is said now would stand in the way of something newer. */
  hush() {
    this.#take(this.#snack);
  }

  #take(snack) {
    snack?.remove();
    if (this.#snack === snack) this.#snack = null;
  }

  #top() {
    return this.#stack.findLast(({ screen }) => screen).screen;
  }

  #push(layer) {
    this.#stack.push(layer);
    history.pushState({ depth: this.#stack.length - 1 }, '');
  }

  #go(steps) {
    if (steps < 1) return Promise.resolve();
    return new Promise((done) => {
      this.#wanted.push(done);
      history.go(-steps);
    });
  }

  #shown(screen) {
    this.#place();
    screen.update?.();
    screen.shown?.();
  }

  #place() {
    if (this.#snack) this.#top().root.querySelector('.bottom')?.prepend(this.#snack);
  }
}
