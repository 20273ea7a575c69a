/** The one act of a round's page: paper. Without scripts the page says all the same. */
const button = document.getElementById('print');
button.hidden = false;
button.addEventListener('click', () => window.print());
