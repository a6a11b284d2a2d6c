import { loadMe } from '../progress/me.ts';
import { LAB_FACTS, matchesFilter, readFilter, standingOf, writeFilter, type LabFacts } from './lab-filter-address.ts';

/** Keeps form, list and address the same. Choices are in the address, so that a filtered list can be shared. */
class LabFilter extends HTMLElement {
  #passed = new Set<string>();

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('[data-filter-form]');
    if (!form) return;
    this.#fromAddress(form);
    form.addEventListener('input', () => this.#fromForm(form));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#fromForm(form);
    });
    // The form is empty only after the event.
    form.addEventListener('reset', () => setTimeout(() => this.#fromForm(form)));
    window.addEventListener('popstate', () => this.#fromAddress(form));
    void loadMe().then(({ progress }) => {
      const passed = Object.entries(progress.labs).filter(([, state]) => state === 'passed');
      this.#passed = new Set(passed.map(([lab]) => lab));
      this.#apply(form);
    });
  }

  #fromAddress(form: HTMLFormElement): void {
    const filter = readFilter(location.search);
    for (const field of fields(form)) {
      const wanted = filter[field.name as keyof LabFacts] ?? '';
      const isOffered =
        !(field instanceof HTMLSelectElement) || [...field.options].some(({ value }) => value === wanted);
      field.value = isOffered ? wanted : '';
    }
    const more = form.querySelector('details');
    if (more && fields(more).some(({ value }) => value !== '')) more.open = true;
    this.#apply(form);
  }

  #fromForm(form: HTMLFormElement): void {
    const filter = Object.fromEntries(fields(form).map(({ name, value }) => [name, value]));
    history.replaceState(null, '', location.pathname + writeFilter(filter));
    this.#apply(form);
  }

  #apply(form: HTMLFormElement): void {
    const filter = readFilter(location.search);
    const rows = [...this.querySelectorAll<HTMLElement>('[data-filterable]')];
    for (const row of rows) row.hidden = !matchesFilter(this.#facts(row), row.textContent, filter);
    for (const group of this.querySelectorAll<HTMLElement>('[data-filter-group]')) {
      group.hidden = !group.querySelector('[data-filterable]:not([hidden])');
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const result = form.querySelector('[data-filter-result]');
    if (result) result.textContent = shown === 0 ? 'No lab fits this choice.' : `${shown} of ${rows.length} labs`;
    const reset = form.querySelector<HTMLElement>('[data-filter-reset]');
    if (reset) reset.hidden = writeFilter(filter) === '';
  }

  #facts({ dataset }: HTMLElement): LabFacts {
    const written = LAB_FACTS.map((fact) => [fact, dataset[fact] ?? '']);
    const standing = standingOf(dataset['lab'] ?? '', dataset['after'] ?? '', (lab) => this.#passed.has(lab));
    return { ...(Object.fromEntries(written) as LabFacts), standing };
  }
}

const fields = (of: ParentNode): (HTMLSelectElement | HTMLInputElement)[] => [
  ...of.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input'),
];

customElements.define('lab-filter', LabFilter);
