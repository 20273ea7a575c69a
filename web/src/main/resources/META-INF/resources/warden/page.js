/** The warden's page: one report after another. The position is asked for before the first tap. */
import { categories } from '/shared/api.js';
import { text } from '/shared/dom.js';
import { openPage } from '/shared/header.js';
import { t } from '/shared/i18n.js';
import { makeReportForm } from '/shared/report-form.js';
import { failed, loading } from '/shared/states.js';

const main = document.getElementById('main');
const page = await openPage({ title: 'warden.title', page: '/warden/', dark: true });
if (page) show();

async function show() {
  main.replaceChildren(loading(8));
  try {
    const catalogue = await categories();
    const place = document.createElement('div');
    main.replaceChildren(text('h1', 'unseen', t('warden.title')), place);
    makeReportForm(place, { area: page.area, catalogue, locate: true }).opened();
  } catch (problem) {
    main.replaceChildren(failed(problem, show));
  }
}
