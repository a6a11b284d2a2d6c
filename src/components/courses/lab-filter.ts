import { matchesFilter, readFilter, writeFilter, type LabFacts } from './lab-filter-address.ts';

/** Keeps form, list and address the same. Choices are in the address, so that a filtered list can be shared. */
class LabFilter extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('[data-filter-form]');
    if (!form) return;
    this.#fromAddress(form);
    form.addEventListener('change', () => this.#fromForm(form));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#fromForm(form);
    });
    // The form is empty only after the event.
    form.addEventListener('reset', () => setTimeout(() => this.#fromForm(form)));
    window.addEventListener('popstate', () => this.#fromAddress(form));
  }

  #fromAddress(form: HTMLFormElement): void {
    const filter = readFilter(location.search);
    for (const select of form.querySelectorAll('select')) {
      const wanted = filter[select.name as keyof LabFacts] ?? '';
      select.value = [...select.options].some((option) => option.value === wanted) ? wanted : '';
    }
    this.#apply(form);
  }

  #fromForm(form: HTMLFormElement): void {
    const filter = Object.fromEntries([...form.querySelectorAll('select')].map(({ name, value }) => [name, value]));
    history.replaceState(null, '', location.pathname + writeFilter(filter));
    this.#apply(form);
  }

  #apply(form: HTMLFormElement): void {
    const filter = readFilter(location.search);
    const rows = [...this.querySelectorAll<HTMLElement>('[data-filterable]')];
    for (const row of rows) row.hidden = !matchesFilter(row.dataset as unknown as LabFacts, filter);
    for (const group of this.querySelectorAll<HTMLElement>('[data-filter-group]')) {
      group.hidden = !group.querySelector('[data-filterable]:not([hidden])');
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const result = form.querySelector('[data-filter-result]');
    if (result) result.textContent = shown === 0 ? 'No lab fits this choice.' : `${shown} of ${rows.length} labs`;
    const reset = form.querySelector<HTMLElement>('[data-filter-reset]');
    if (reset) reset.hidden = shown === rows.length;
  }
}

customElements.define('lab-filter', LabFilter);
