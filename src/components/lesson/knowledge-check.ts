import { explained, gradeKnowledgeCheck, type AskedQuestion } from '#core/grading/knowledge-check.ts';

/** A question as the page shows it, and as the grader reads it. */
interface ShownQuestion {
  readonly element: HTMLElement;
  readonly options: readonly HTMLElement[];
  readonly asked: AskedQuestion;
}

function readQuestion(element: HTMLElement): ShownQuestion {
  const options = [...element.querySelectorAll<HTMLElement>('.option')];
  const asked = options.map((option) => ({
    isChosen: option.querySelector('input')?.checked ?? false,
    isRight: 'right' in option.dataset,
  }));
  const title = element.querySelector('legend')?.textContent?.trim() ?? '';
  return { element, options, asked: { title, options: asked } };
}

/**
 * Grades the questions of a lesson by the contract of the labs. Fires `gatehouse:check-passed` (bubbling, with the verdict
 * as its detail) when every question that was checked is right. A wrong answer can be tried again.
 */
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
    const shown = [...this.querySelectorAll<HTMLElement>('[data-question]')].map(readQuestion);
    const page = this.closest<HTMLElement>('[data-lesson-page]');
    const verdict = gradeKnowledgeCheck(
      shown.map(({ asked }) => asked),
      page?.dataset['contentHash'] ?? '',
    );
    const at = shown.findIndex(({ element }) => element === question);
    const [own, check] = [shown[at], verdict.checks[at]];
    if (!own || !check) return;
    const isRight = check.status === 'passed';
    const result = question.querySelector('.question-result');
    if (result) {
      result.textContent = isRight ? 'Right.' : check.message;
      result.className = `question-result ${isRight ? 'mark passed' : ''}`;
    }
    if (check.status === 'skipped') return;
    explained(check, own.asked.options).forEach((isShown, index) => {
      if (isShown) explain(own.options[index]);
    });
    question.toggleAttribute('data-solved', isRight);
    // What is chosen and was never checked has no explanation yet: it does not count.
    if (verdict.status !== 'passed' || !shown.every(({ element }) => element.hasAttribute('data-solved'))) return;
    const done = this.querySelector('.check-result');
    if (done) done.textContent = verdict.feedback[0]?.body ?? '';
    this.dispatchEvent(new CustomEvent('gatehouse:check-passed', { bubbles: true, detail: verdict }));
  }
}

function explain(option: HTMLElement | undefined): void {
  if (!option) return;
  option.dataset['answered'] = '';
  const why = option.querySelector('details');
  if (!why) return;
  why.open = true;
  // Only now: a description is read out even while it is folded, and would give the answer away.
  option.querySelector('input')?.setAttribute('aria-describedby', why.querySelector('p')?.id ?? '');
}

/** Another choice takes back the explanations, so that they belong to what is chosen. */
function reset(question: HTMLElement): void {
  question.removeAttribute('data-solved');
  for (const option of question.querySelectorAll<HTMLElement>('.option')) {
    delete option.dataset['answered'];
    option.querySelector('input')?.removeAttribute('aria-describedby');
    const why = option.querySelector('details');
    if (why) why.open = false;
  }
  const result = question.querySelector('.question-result');
  if (result) result.textContent = '';
}

customElements.define('knowledge-check', KnowledgeCheck);
