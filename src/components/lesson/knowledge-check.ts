import { judge } from './judge.ts';

/** Fires `gatehouse:check-passed` (bubbling) when every question was answered right. A wrong answer can be tried again. */
class KnowledgeCheck extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-check]') : null;
      const question = button?.closest<HTMLElement>('[data-question]');
      if (question) this.#check(question);
    });
    this.addEventListener('change', (event) => {
      const question = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-question]') : null;
      if (question) reset(question);
    });
  }

  #check(question: HTMLElement): void {
    const options = [...question.querySelectorAll<HTMLElement>('.option')];
    const answers = options.map((option) => ({
      chosen: option.querySelector('input')?.checked ?? false,
      right: 'right' in option.dataset,
    }));
    const judgement = judge(answers);
    const result = question.querySelector('.question-result');
    if (result) {
      result.textContent = judgement.message;
      result.className = `question-result ${judgement.kind === 'right' ? 'mark passed' : ''}`;
    }
    if (judgement.kind === 'empty') return;
    options.forEach((option, index) => {
      if (!judgement.explain[index]) return;
      option.dataset.answered = '';
      const why = option.querySelector('details');
      if (!why) return;
      why.open = true;
      // Only now: a description is read out even while it is folded, and would give the answer away.
      option.querySelector('input')?.setAttribute('aria-describedby', why.querySelector('p')?.id ?? '');
    });
    question.toggleAttribute('data-solved', judgement.kind === 'right');
    if (judgement.kind === 'right') this.#finish();
  }

  #finish(): void {
    const questions = [...this.querySelectorAll('[data-question]')];
    if (!questions.every((question) => question.hasAttribute('data-solved'))) return;
    const result = this.querySelector('.check-result');
    if (result) result.textContent = 'All answered right. This lesson is done.';
    this.dispatchEvent(new CustomEvent('gatehouse:check-passed', { bubbles: true }));
  }
}

/** Another choice takes back the explanations, so that they belong to what is chosen. */
function reset(question: HTMLElement): void {
  question.removeAttribute('data-solved');
  for (const option of question.querySelectorAll<HTMLElement>('.option')) {
    delete option.dataset.answered;
    option.querySelector('input')?.removeAttribute('aria-describedby');
    const why = option.querySelector('details');
    if (why) why.open = false;
  }
  const result = question.querySelector('.question-result');
  if (result) result.textContent = '';
}

customElements.define('knowledge-check', KnowledgeCheck);
