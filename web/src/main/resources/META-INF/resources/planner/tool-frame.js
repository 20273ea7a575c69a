/** A row of tools over the map, and the one panel that the open tool has: beside the map in the place of the lists, on a phone under it. */
import { template, text } from '/shared/dom.js';
import { t } from '/shared/i18n.js';

const markup = template(`
  <div class="tools no-print">
    <div class="tool-row" role="group" data-t-aria-label="tools.label" data-part="row"></div>
    <section class="tool-panel no-print" data-part="panel" aria-labelledby="tool-title" hidden>
      <div class="tool-head"><h2 id="tool-title" data-part="title" tabindex="-1"></h2><button class="button plain" type="button" data-part="close" data-t="tools.close"></button></div>
      <div class="tool-body" data-part="body"></div>
    </section>
  </div>`);

/**
 * @typedef {{name: string, open: (body: HTMLElement) => void, close: () => void}} Tool  `name`: also of its words, `tools.NAME`
 * @param {HTMLElement} box  that holds the map
 * @param {HTMLElement} column  beside the map, as high as the page
 * @param {(name: string) => void} onOpened  empty when all are closed
 */
export function makeToolFrame(box, column, onOpened) {
  const parts = markup();
  const tools = new Map();
  let opened = null;
  parts.close.addEventListener('click', close);
  parts.panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });
  box.append(parts.root);
  const wide = matchMedia('(min-width: 56.01rem)');
  wide.addEventListener('change', settle);
  settle();

  function settle() {
    (wide.matches ? column : parts.root).append(parts.panel);
  }
  function open(name) {
    const entry = tools.get(name);
    if (!entry || opened === name) return;
    shut();
    opened = name;
    entry.button.setAttribute('aria-expanded', 'true');
    parts.title.textContent = t(`tools.${name}`);
    parts.body.replaceChildren();
    parts.panel.hidden = false;
    parts.body.scrollTop = 0;
    entry.tool.open(parts.body);
    parts.title.focus({ preventScroll: true });
    onOpened(name);
  }
  function close() {
    const { button } = tools.get(opened) ?? {};
    shut();
    button?.focus({ preventScroll: true });
    onOpened('');
  }
  function shut() {
    const entry = tools.get(opened);
    opened = null;
    if (!entry) return;
    entry.button.setAttribute('aria-expanded', 'false');
    entry.tool.close();
    parts.panel.hidden = true;
  }

  return {
    /** @param {Tool} tool */
    add(tool) {
      const button = text('button', 'button', t(`tools.${tool.name}`));
      button.type = 'button';
      button.setAttribute('aria-expanded', 'false');
      button.addEventListener('click', () => (opened === tool.name ? close() : open(tool.name)));
      parts.row.append(button);
      tools.set(tool.name, { tool, button });
    },
    /** @param {string} words  after the tool's own; empty: none */
    note(name, words) {
      const { button } = tools.get(name);
      button.replaceChildren(t(`tools.${name}`), ...(words ? [' ', text('span', 'tag', words)] : []));
    },
    open,
    close,
  };
}

/** @param {() => void} act @returns {HTMLButtonElement} */
export function button(words, act, look = '') {
  const made = text('button', `button ${look}`.trim(), words);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}
