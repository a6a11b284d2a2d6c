/** Marks the section that is being read in the table of contents: the last one whose heading has passed the top. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')];
const headings = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? []);
/** A heading counts as reached a third down the screen: that is where people read. */
const READING_LINE = 0.33;

if (headings.length > 0) {
  const observer = new IntersectionObserver(mark, { rootMargin: `0px 0px ${-100 * (1 - READING_LINE)}% 0px` });
  for (const heading of headings) observer.observe(heading);
  mark();
}

function mark(): void {
  const line = innerHeight * READING_LINE;
  const current = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= line);
  links.forEach((link, index) => {
    if (index === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  });
}
