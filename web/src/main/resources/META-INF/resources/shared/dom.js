import { localise } from './i18n.js';

/**
 * Markup that is part of a module. Data never goes into the text: it is set on the parts with textContent afterwards.
 *
 * @param {string} html  one root element, static text of the module; `data-part` names what is filled in,
 *     `data-t` (and `data-t-ATTRIBUTE`) names its words
 * @returns {() => Object<string, HTMLElement>}  each call gives a fresh copy: `root` and one entry per part
 */
export function template(html) {
  const holder = document.createElement('template');
  holder.innerHTML = html.trim();
  return () => parts(holder.content.firstElementChild.cloneNode(true));
}

/**
 * @param {string} id  of a `<template>` in the page
 * @returns {Object<string, HTMLElement>}  a fresh copy: `root` and one entry per `data-part`
 */
export function copyOf(id) {
  return parts(document.getElementById(id).content.firstElementChild.cloneNode(true));
}

function parts(root) {
  localise(root);
  const found = { root };
  for (const element of [root, ...root.querySelectorAll('[data-part]')]) {
    if (element.dataset.part) found[element.dataset.part] = element;
  }
  return found;
}

/** @returns {HTMLElement} an element with a class and a text */
export function text(tag, className, content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = content;
  return element;
}

/** Says something to a screen reader without moving the focus. Needs `<p id="said" role="status">` in the page. */
export function say(message) {
  const place = document.getElementById('said');
  if (place) place.textContent = message;
}

let toast;

/** Says something to everybody for a few seconds. */
export function tell(message) {
  toast?.remove();
  toast = text('p', 'toast', message);
  toast.setAttribute('role', 'status');
  document.body.append(toast);
  const mine = toast;
  setTimeout(() => mine.remove(), 6000);
}
