import { safeReturn } from '/start/return.js';
import { same } from './check.js';

export function returnsToThePageThatAskedForLogin() {
  same(safeReturn('?return=%2Fmap%3Fperiod%3D12m'), '/map?period=12m');
}

export function neverLeadsToAnotherHost() {
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a b', '']) {
    same(safeReturn(`?return=${encodeURIComponent(bad)}`), '/', bad);
  }
}

export function goesToTheStartPageOtherwise() {
  same(safeReturn(''), '/');
  same(safeReturn('?return=/login'), '/');
}
